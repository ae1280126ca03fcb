import type { Clock, Cloud, DeliveryOutcome, Message, Notifier, TokenSource } from "@intune-om/core/base";
import { graphOrigin } from "@intune-om/core/base";
import { composeMime } from "../mime/compose-mime.ts";
import { createGraphCalls } from "./graph-calls.ts";
import type { GraphMailbox } from "./graph-mailbox.ts";
import { outcomeOfFault, outcomeOfSending } from "./graph-outcome.ts";
import { sendLarge } from "./large-mail.ts";
import { checkSize, LARGE_BYTES } from "./split-attachments.ts";
import { verifyMailbox } from "./verify-mailbox.ts";

export interface GraphMailOptions {
  /** The mailbox that sends. */
  readonly mailbox: string;
  readonly cloud: Cloud;
  readonly tokens: TokenSource;
  readonly clock: Clock;
  readonly timeouts?: GraphMailTimeouts;
}

export interface GraphMailTimeouts {
  /** For one request. Default: 2 min. */
  readonly requestMs?: number;
  /** For one whole delivery, its uploads included. Default: 10 min. */
  readonly totalMs?: number;
}

const TIMEOUTS: Required<GraphMailTimeouts> = { requestMs: 120_000, totalMs: 600_000 };

/**
 * Sends mail as a mailbox of Exchange Online, through Microsoft Graph: as MIME, so that every header stands as it was
 * meant. https://learn.microsoft.com/graph/api/user-sendmail
 *
 * @throws OmError `graph.cloud-address` for a cloud whose Graph is not reached over https.
 */
export function createGraphMailNotifier(options: GraphMailOptions): Notifier {
  const timeouts = { ...TIMEOUTS, ...options.timeouts };
  const origin = graphOrigin(options.cloud);
  const { mailbox, clock, tokens } = options;
  const calls = createGraphCalls({ origin, tokens, requestMs: timeouts.requestMs });
  const path = `/users/${encodeURIComponent(mailbox)}`;
  const place: GraphMailbox = { calls, clock, mailbox, path, origin };
  const closed = new AbortController();
  const within = (signal: AbortSignal | undefined): AbortSignal =>
    AbortSignal.any([AbortSignal.timeout(timeouts.totalMs), closed.signal, ...(signal ? [signal] : [])]);
  return {
    channel: "graph",
    verify: ({ signal, onNote } = {}) => verifyMailbox(place, tokens, within(signal), onNote),
    deliver: async (message, { signal } = {}) => {
      const by = within(signal);
      try {
        by.throwIfAborted();
        return await send(place, message, by);
      } catch (error) {
        return outcomeOfFault(error, by);
      }
    },
    close: async () => closed.abort(new Error("The transport was closed")),
  };
}

async function send(place: GraphMailbox, message: Message, signal: AbortSignal): Promise<DeliveryOutcome> {
  const { calls, clock, mailbox, path } = place;
  checkSize(message);
  const { raw } = await composeMime(message);
  if (raw.length >= LARGE_BYTES) return await sendLarge(place, message, signal);
  const sent = await calls.call(
    {
      method: "POST",
      path: `${path}/sendMail`,
      contentType: "text/plain",
      body: Buffer.from(raw.toString("base64")),
    },
    signal,
  );
  const facts = { clock, mailbox, permission: "Mail.Send", missing: "mailbox" } as const;
  return outcomeOfSending(sent, facts, signal.aborted);
}
