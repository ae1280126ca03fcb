import { createHash } from "node:crypto";
import type {
  AddressLookup,
  ChannelConfig,
  ChannelKind,
  Clock,
  DeliveryOutcome,
  Message,
  Notifier,
  SecretReader,
} from "@intune-om/core/base";
import { cleanText, OmError } from "@intune-om/core/base";
import { describeFault, unanswered } from "../http/answers.ts";
import { type Sent, sendOnce } from "../http/send-once.ts";
import { checkedDestination } from "./checked-destination.ts";
import { connectOnly } from "./connect-only.ts";

/** A channel with its secrets read. */
export interface Destination {
  readonly id: string;
  readonly url: string;
  /** The key that signs; empty for channels without one. */
  readonly secret: string;
}

/** What is posted. */
export interface Post {
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Buffer;
}

/** What makes a kind of channel. */
export interface PostingKind<K extends ChannelKind> {
  readonly kind: K;
  open(channel: Extract<ChannelConfig, { kind: K }>, readSecret: SecretReader): Promise<Destination>;
  compose(message: Message, destination: Destination, now: Date): Post;
  /** What an answer, or none after the whole body was given, means. `signal.aborted` tells a stop from a fault. */
  judge(sent: Sent, destination: Destination, clock: Clock): DeliveryOutcome;
}

export interface PostingOptions<K extends ChannelKind> {
  readonly channels: readonly Extract<ChannelConfig, { kind: K }>[];
  readonly readSecret: SecretReader;
  readonly clock: Clock;
  /** Looks up a host name. Default: the machine's resolver. */
  readonly lookup?: AddressLookup;
  /** For one whole delivery. Default: 60 s. */
  readonly totalMs?: number;
}

const TOTAL_MS = 60_000;

/** One notifier for all channels of a kind; `message.to.address` names the channel. */
export function createPostingNotifier<K extends ChannelKind>(
  kind: PostingKind<K>,
  { channels, readSecret, clock, lookup, totalMs = TOTAL_MS }: PostingOptions<K>,
): Notifier {
  const closed = new AbortController();
  const within = (signal: AbortSignal | undefined): AbortSignal =>
    AbortSignal.any([AbortSignal.timeout(totalMs), closed.signal, ...(signal ? [signal] : [])]);
  const guard = (signal: AbortSignal) => ({ signal, ...(lookup === undefined ? {} : { lookup }) });
  return {
    channel: kind.kind,
    verify: async ({ signal, onNote } = {}) => {
      const by = within(signal);
      for (const channel of channels) {
        const destination = await kind.open(channel, readSecret);
        const checked = await checkedDestination(destination, guard(by));
        await connectOnly(checked, destination.id, by);
        onNote?.(
          `Connected to ${checked.url.host}. Nothing was posted, so the first message shows the rest.`,
        );
      }
    },
    deliver: async (message, { signal } = {}) => {
      const by = within(signal);
      try {
        const channel = channels.find(({ id }) => id === message.to.address);
        if (channel === undefined) return rejected(unknownChannel(message, kind.kind));
        checkFields(message);
        by.throwIfAborted();
        const destination = await kind.open(channel, readSecret);
        const { url, pinned } = await checkedDestination(destination, guard(by));
        const { headers, body } = kind.compose(message, destination, clock.now());
        const sent = await sendOnce({ method: "POST", url, headers, body, pinned, signal: by });
        if (sent.kind === "lost" && !sent.given) return unanswered(sent.error, by.aborted);
        return kind.judge(sent, destination, clock);
      } catch (error) {
        return outcomeOfFault(error, by);
      }
    },
    close: async () => closed.abort(new Error("The channel was closed")),
  };
}

/** What a failure before anything was posted makes of the message. */
function outcomeOfFault(error: unknown, signal: AbortSignal): DeliveryOutcome {
  if (signal.aborted) return unanswered(error instanceof Error ? error : new Error(String(error)), true);
  if (!(error instanceof OmError)) throw error;
  if (!WAITING.has(error.code)) return rejected(error);
  const cause = error.code === "channel.unreachable" ? "network" : "temporary";
  return {
    outcome: "deferred",
    cause,
    reason: error.message,
    hint: `${error.hint} The message waits and is tried again.`,
  };
}

/** Faults that mend without the message being changed. */
const WAITING: ReadonlySet<string> = new Set(["channel.unreachable", "secret.missing", "secret.unreadable"]);

function rejected({ message, hint }: OmError): DeliveryOutcome {
  return { outcome: "rejected", reason: message, hint };
}

function unknownChannel({ to }: Message, kind: ChannelKind): OmError {
  return new OmError(`there is no channel ${JSON.stringify(cleanText(to.address, 80))} of the kind ${kind}`, {
    code: "channel.unknown",
    hint: "Add it under channels in intune-om.yaml, or take it out of the report's channels.",
  });
}

/** The fields that become headers or that receivers lean on. */
function checkFields({ messageId, date, language }: Message): void {
  const what = /^<[\x21-\x3B\x3D\x3F-\x7E]{1,200}@[A-Za-z0-9.-]{1,200}>$/.test(messageId)
    ? Number.isNaN(date.getTime())
      ? "the date is not a date"
      : /^[A-Za-z0-9-]{0,35}$/.test(language)
        ? null
        : "the language is not a language tag"
    : "the message id is not of the form <left@right>";
  if (what === null) return;
  throw new OmError(`The message cannot be posted as meant: ${what}`, {
    code: "channel.compose",
    hint: "Correct what this names; trying again does not help.",
  });
}

/** For the lists of files: what a receiver compares a file with that reached people by mail. */
export function sha256(bytes: Uint8Array): string {
  return createHash("sha256").update(bytes).digest("hex");
}

/** No answer after the whole message was given. */
export function lostAfterEnd(error: Error): string {
  return `no answer after the whole message was given away: ${describeFault(error).text}`;
}
