import { CHANNEL_KINDS, type ChannelConfig, type Config, type Notifier } from "@intune-om/core/base";
import type { ChannelDeps } from "@intune-om/notifiers";

export interface Notifiers {
  /** For a channel of deliveries, by default mail. Opened when it is first asked for, and the same from then on. */
  open(channel?: string): Promise<Notifier>;
  /** Connects to one channel without posting; answers what could be checked. */
  tryChannel(channel: ChannelConfig, signal: AbortSignal): Promise<string>;
  close(): Promise<void>;
}

/** Every way for messages to leave that the configuration names. */
export function createNotifiers({
  config,
  deps,
}: {
  readonly config: Config;
  readonly deps: ChannelDeps;
}): Notifiers {
  const opened = new Map<string, Promise<Notifier>>();
  return {
    open: (channel) => {
      const kind = CHANNEL_KINDS.find((known) => known === channel);
      const key = kind ?? "mail";
      const known = opened.get(key);
      if (known !== undefined) return known;
      const notifier = import("@intune-om/notifiers").then(({ openChannelNotifier, openNotifier }) =>
        kind === undefined
          ? openNotifier(config.mail, deps)
          : openChannelNotifier(kind, config.channels, deps),
      );
      opened.set(key, notifier);
      // A secret that was missing may be there when it is asked for again.
      notifier.catch(() => opened.delete(key));
      return notifier;
    },
    tryChannel: async (channel, signal) => {
      const { openChannelNotifier } = await import("@intune-om/notifiers");
      const notifier = openChannelNotifier(channel.kind, [channel], deps);
      const notes: string[] = [];
      try {
        await notifier.verify({ signal, onNote: (note) => notes.push(note) });
      } finally {
        await notifier.close();
      }
      return notes.join(" ");
    },
    close: async () => {
      const settled = await Promise.allSettled(opened.values());
      for (const one of settled) if (one.status === "fulfilled") await one.value.close();
    },
  };
}
