import type { DeliveryOutcome, Message, Notifier } from "@intune-om/core";
import { cleanText, OmError } from "@intune-om/core";
import type { ComposedMail } from "../mime/compose-mime.ts";
import { composeMime } from "../mime/compose-mime.ts";
import { createIdleSession } from "./idle-session.ts";
import type { SmtpNotifierOptions } from "./smtp-options.ts";
import { SMTP_TIMEOUTS } from "./smtp-options.ts";
import type { SmtpStage } from "./smtp-outcome.ts";
import { isLostConnection, outcomeOf, verifyError } from "./smtp-outcome.ts";
import type { SmtpSession } from "./smtp-session.ts";
import { openSession } from "./smtp-session.ts";

/**
 * Sends mail over SMTP, one recipient a transaction. A connection that was used is kept for a moment and
 * carries the next message; if it turns out to be dead before the message was handed over, a new one is made.
 */
export function createSmtpNotifier(options: SmtpNotifierOptions): Notifier {
  const timeouts = { ...SMTP_TIMEOUTS, ...options.timeouts };
  const kept = createIdleSession(timeouts.idleMs);
  const deadline = (signal: AbortSignal | undefined): AbortSignal => {
    const total = AbortSignal.timeout(timeouts.totalMs);
    return signal === undefined ? total : AbortSignal.any([signal, total]);
  };
  return {
    channel: "smtp",
    verify: async ({ signal } = {}) => {
      try {
        const by = deadline(signal);
        const session = await openSession(options, by);
        await session.ping(by);
        session.quit();
      } catch (error) {
        signal?.throwIfAborted();
        throw verifyError(error, options.host, options.port);
      }
    },
    deliver: async (message, { signal } = {}) => {
      const by = deadline(signal);
      const mail = await compose(message);
      if ("outcome" in mail) return mail;
      const reused = kept.take();
      const first = reused === null ? null : await attempt(reused, mail, by);
      // A kept connection that had silently died says nothing about the server or the message.
      const outcome =
        first === null || first.lost ? await attempt(() => openSession(options, by), mail, by) : first;
      if (outcome.session !== null) kept.keep(outcome.session);
      return outcome.outcome;
    },
    close: () => Promise.resolve(kept.close()),
  };
}

interface Attempt {
  readonly outcome: DeliveryOutcome;
  /** Whether the connection was gone before it carried anything of the message. */
  readonly lost: boolean;
  /** The connection, when it can be used again. */
  readonly session: SmtpSession | null;
}

async function attempt(
  session: SmtpSession | (() => Promise<SmtpSession>),
  mail: ComposedMail,
  signal: AbortSignal,
): Promise<Attempt> {
  const progress: { stage: SmtpStage } = { stage: "before-end" };
  let open: SmtpSession | null = null;
  try {
    open = typeof session === "function" ? await session() : session;
    const response = await open.send(mail, () => (progress.stage = "after-end"), signal);
    // Whoever says yes before the end of the message has not read it.
    if (progress.stage === "before-end")
      throw new Error("The server answered before the message was complete");
    return { outcome: { outcome: "accepted", response: cleanText(response) }, lost: false, session: open };
  } catch (error) {
    open?.destroy();
    const { stage } = progress;
    const lost = stage === "before-end" && !signal.aborted && isLostConnection(error);
    return { outcome: outcomeOf(error, stage), lost, session: null };
  }
}

async function compose(message: Message): Promise<ComposedMail | DeliveryOutcome> {
  try {
    return await composeMime(message);
  } catch (error) {
    if (!(error instanceof OmError)) throw error;
    return { outcome: "rejected", reason: error.message, hint: error.hint };
  }
}
