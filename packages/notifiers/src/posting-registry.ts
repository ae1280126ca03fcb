import type { ChannelConfig, ChannelKind, Notifier } from "@intune-om/core";
import type { PostingDeps } from "./channel.ts";
import { createTeamsNotifier } from "./teams/teams-notifier.ts";
import { createWebhookNotifier } from "./webhook/webhook-notifier.ts";

/** How the channels of each kind are opened. A new kind is a folder beside these and one line here. */
const KINDS: Readonly<
  Record<ChannelKind, (channels: readonly ChannelConfig[], deps: PostingDeps) => Notifier>
> = {
  teams: (channels, deps) => createTeamsNotifier({ channels: channelsOf(channels, "teams"), ...deps }),
  webhook: (channels, deps) => createWebhookNotifier({ channels: channelsOf(channels, "webhook"), ...deps }),
};

/**
 * One notifier for all channels of a kind, whichever others `channels` holds. Which of them a message goes to,
 * `message.to.address` says. Secrets are read when they are needed, so that one that is missing stops no other channel.
 */
export function openChannelNotifier(
  kind: ChannelKind,
  channels: readonly ChannelConfig[],
  deps: PostingDeps,
): Notifier {
  return KINDS[kind](channels, deps);
}

function channelsOf<K extends ChannelKind>(
  channels: readonly ChannelConfig[],
  kind: K,
): readonly Extract<ChannelConfig, { kind: K }>[] {
  return channels.filter((channel): channel is Extract<ChannelConfig, { kind: K }> => channel.kind === kind);
}
