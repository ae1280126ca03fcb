import type { SmtpSession } from "./smtp-session.ts";

/** Unused connections, each kept for a while. */
export interface IdleSessions {
  /** The connection that was used last, if one still stands. Whoever takes it owns it. */
  take(): SmtpSession | null;
  keep(session: SmtpSession): void;
  /** Lets go of what is kept, now and from now on. */
  close(): void;
}

/** Messages over one connection; servers turn greedy clients away. */
const MESSAGES_LIMIT = 100;

export function createIdleSessions(idleMs: number): IdleSessions {
  const kept: { readonly session: SmtpSession; readonly timer: NodeJS.Timeout }[] = [];
  const uses = new WeakMap<SmtpSession, number>();
  let closed = false;
  const take = (): SmtpSession | null => {
    for (let last = kept.pop(); last !== undefined; last = kept.pop()) {
      clearTimeout(last.timer);
      if (last.session.usable()) return last.session;
    }
    return null;
  };
  const drop = (session: SmtpSession): void => {
    const at = kept.findIndex((entry) => entry.session === session);
    if (at >= 0) kept.splice(at, 1);
    session.quit();
  };
  return {
    take,
    keep: (session) => {
      const times = (uses.get(session) ?? 0) + 1;
      uses.set(session, times);
      if (closed || times >= MESSAGES_LIMIT || !session.usable()) return session.quit();
      kept.push({ session, timer: setTimeout(() => drop(session), idleMs) });
    },
    close: () => {
      closed = true;
      for (let session = take(); session !== null; session = take()) session.quit();
    },
  };
}
