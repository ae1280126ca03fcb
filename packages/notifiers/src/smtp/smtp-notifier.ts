import type { DeliveryOutcome, Message, Notifier } from "@intune-om/core/base";
import { cleanText, OmError } from "@intune-om/core/base";
import type { ComposedMail } from "../mime/compose-mime.ts";
import { composeMime } from "../mime/compose-mime.ts";
import { signDkim } from "../mime/sign-dkim.ts";
import { createIdleSessions } from "./idle-sessions.ts";
import type { SmtpNotifierOptions } from "./smtp-options.ts";
import { SMTP_CONNECTIONS, SMTP_TIMEOUTS } from "./smtp-options.ts";
import type { SmtpStage } from "./smtp-outcome.ts";
import { isLostConnection, isRefusedForNow, outcomeOf, stoppedOutcome, verifyError } from "./smtp-outcome.ts";
import { createPlaces } from "./smtp-places.ts";
import type { SmtpSession } from "./smtp-session.ts";
import { openSession } from "./smtp-session.ts";

/**
 * Sends mail over SMTP, one recipient a transaction, over as many connections at once as it may have. A connection
 * that was used is kept for a moment and carries the next message; if it turns out to be dead before the message was
 * handed over, a new one is made. One that failed in any way is not used again.
 */
export function createSmtpNotifier(options: SmtpNotifierOptions): Notifier {
  const timeouts = { ...SMTP_TIMEOUTS, ...options.timeouts };
  const idle = createIdleSessions(timeouts.idleMs);
  const places = createPlaces(options.connections ?? SMTP_CONNECTIONS, timeouts.refusedMs);
  const ending = new AbortController();
  const underway = new Set<Promise<unknown>>();

  const handOver = async (mail: ComposedMail, stop: AbortSignal): Promise<Attempt> => {
    const reused = idle.take();
    const first = reused === null ? null : await attempt(reused, mail, { stop, totalMs: timeouts.totalMs });
    if (first !== null && !first.lost) return first;
    // A kept connection that had silently died says nothing about the server or the message.
    return attempt((signal) => openSession(options, signal), mail, { stop, totalMs: timeouts.totalMs });
  };

  const deliver = async (message: Message, stop: AbortSignal): Promise<DeliveryOutcome> => {
    if (stop.aborted) return stoppedOutcome(stop.reason, "before-end");
    const mail = await compose(message, options);
    if ("outcome" in mail) return mail;
    for (;;) {
      let leave: () => void;
      try {
        leave = await places.enter(stop);
      } catch (error) {
        return stoppedOutcome(error, "before-end");
      }
      try {
        const { outcome, session, refusedAtDoor } = await handOver(mail, stop);
        if (session !== null) idle.keep(session);
        // A server that takes no further connection will take the message over one that it has.
        if (!refusedAtDoor || !places.lower()) return outcome;
      } finally {
        leave();
      }
    }
  };

  return {
    channel: "smtp",
    verify: async ({ signal } = {}) => {
      const deadline = deadlineOf(signal, timeouts.totalMs);
      try {
        const session = await openSession(options, deadline.signal);
        await session.ping(deadline.signal);
        session.quit();
      } catch (error) {
        signal?.throwIfAborted();
        throw verifyError(error, options.host, options.port);
      } finally {
        deadline.clear();
      }
    },
    deliver: (message, { signal } = {}) => {
      const stop = signal === undefined ? ending.signal : AbortSignal.any([signal, ending.signal]);
      const delivery = deliver(message, stop);
      underway.add(delivery);
      const forget = (): void => void underway.delete(delivery);
      delivery.then(forget, forget);
      return delivery;
    },
    close: async () => {
      ending.abort(new Error("the connection to the mail server is being closed"));
      idle.close();
      await Promise.allSettled(underway);
    },
  };
}

interface Attempt {
  readonly outcome: DeliveryOutcome;
  /** Whether the connection was gone before it carried anything of the message. */
  readonly lost: boolean;
  /** Whether the server would not have this connection for now. */
  readonly refusedAtDoor: boolean;
  /** The connection, when it can be used again. */
  readonly session: SmtpSession | null;
}

interface Limits {
  /** Somebody wants it to end. */
  readonly stop: AbortSignal;
  readonly totalMs: number;
}

type Connect = (signal: AbortSignal) => Promise<SmtpSession>;

async function attempt(
  connected: SmtpSession | Connect,
  mail: ComposedMail,
  { stop, totalMs }: Limits,
): Promise<Attempt> {
  const progress: { stage: SmtpStage } = { stage: "before-end" };
  const deadline = deadlineOf(stop, totalMs);
  const { signal } = deadline;
  let session: SmtpSession | null = null;
  try {
    session = typeof connected === "function" ? await connected(signal) : connected;
    const response = await session.send(mail, () => (progress.stage = "after-end"), signal);
    // Whoever says yes before the end of the message has not read it.
    if (progress.stage === "before-end")
      throw new Error("The server answered before the message was complete");
    const outcome = { outcome: "accepted", response: cleanText(response) } as const;
    return { outcome, lost: false, refusedAtDoor: false, session };
  } catch (error) {
    session?.destroy();
    const { stage } = progress;
    const outcome = stop.aborted
      ? stoppedOutcome(stop.reason, stage)
      : outcomeOf(error, { stage, bytes: mail.raw.length });
    const lost = stage === "before-end" && !signal.aborted && isLostConnection(error);
    return { outcome, lost, refusedAtDoor: session === null && isRefusedForNow(error), session: null };
  } finally {
    deadline.clear();
  }
}

interface Deadline {
  readonly signal: AbortSignal;
  clear(): void;
}

function deadlineOf(stop: AbortSignal | undefined, totalMs: number): Deadline {
  const controller = new AbortController();
  const late = `It took longer than ${Math.ceil(totalMs / 1_000)} s`;
  const timer = setTimeout(() => controller.abort(new Error(late)), totalMs);
  const onStop = (): void => controller.abort(stop?.reason);
  stop?.addEventListener("abort", onStop, { once: true });
  if (stop?.aborted === true) onStop();
  return {
    signal: controller.signal,
    clear: () => {
      clearTimeout(timer);
      stop?.removeEventListener("abort", onStop);
    },
  };
}

async function compose(
  message: Message,
  { dkim }: SmtpNotifierOptions,
): Promise<ComposedMail | DeliveryOutcome> {
  try {
    const mail = await composeMime(message);
    return dkim === undefined ? mail : { ...mail, raw: signDkim(mail.raw, dkim, message.date) };
  } catch (error) {
    if (!(error instanceof OmError)) throw error;
    return { outcome: "rejected", reason: error.message, hint: error.hint };
  }
}
