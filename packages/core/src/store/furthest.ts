/**
 * The longest that anything in the store is ever put off or held. What stands further ahead was written while the clock
 * ran ahead, and is not waited for.
 */

const MINUTE_MS = 60_000;
const DAY_MS = 24 * 60 * MINUTE_MS;

/** The longest wait between two attempts that can be configured is a week, and is spread by a fifth. */
export const FURTHEST_WAIT_MS: number = 9 * DAY_MS;
/** Work is leased for a quarter of an hour at most, or for as long as `daemon.leaseSeconds` allows, which is less. */
export const FURTHEST_LEASE_MS: number = 60 * MINUTE_MS;

/** Between these two lies what has to be waited for, as rows hold instants. */
export interface Ahead {
  readonly now: string;
  readonly furthest: string;
}

/** What a row may be waiting for at an instant. */
export function waitsAt(now: Date): Ahead {
  return aheadOf(now, FURTHEST_WAIT_MS);
}

/** Until when somebody may hold something at an instant. */
export function leasesAt(now: Date): Ahead {
  return aheadOf(now, FURTHEST_LEASE_MS);
}

/** Whether something is still held at an instant. */
export function isHeldAt(until: Date, now: Date): boolean {
  return until > now && until.getTime() <= now.getTime() + FURTHEST_LEASE_MS;
}

function aheadOf(now: Date, ms: number): Ahead {
  return { now: now.toISOString(), furthest: new Date(now.getTime() + ms).toISOString() };
}
