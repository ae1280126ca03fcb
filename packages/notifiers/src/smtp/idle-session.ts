import type { SmtpSession } from "./smtp-session.ts";

/** Keeps at most one unused connection, for a while. */
export interface IdleSession {
  /** The connection kept, if it still stands. Whoever takes it owns it. */
  take(): SmtpSession | null;
  keep(session: SmtpSession): void;
  /** Lets go of what is kept, now and from now on. */
  close(): void;
}

/** Messages over one connection; servers turn greedy clients away. */
const MESSAGES_LIMIT = 100;

export function createIdleSession(idleMs: number): IdleSession {
  let kept: SmtpSession | null = null;
  let timer: NodeJS.Timeout | undefined;
  let closed = false;
  const uses = new WeakMap<SmtpSession, number>();
  const take = (): SmtpSession | null => {
    clearTimeout(timer);
    const session = kept;
    kept = null;
    return session?.usable() === true ? session : null;
  };
  return {
    take,
    keep: (session) => {
      const times = (uses.get(session) ?? 0) + 1;
      uses.set(session, times);
      if (closed || kept !== null || times >= MESSAGES_LIMIT || !session.usable()) return session.quit();
      kept = session;
      timer = setTimeout(() => take()?.quit(), idleMs);
    },
    close: () => {
      closed = true;
      take()?.quit();
    },
  };
}
