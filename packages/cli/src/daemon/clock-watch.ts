/** What the clocks of the machine show at one moment, all in milliseconds. */
export interface ClockReading {
  /** The time of the day, which people and time servers set. */
  readonly wallMs: number;
  /** Grows evenly while the machine is awake, and is never set. */
  readonly monotonicMs: number;
  /** Grows evenly, also while the machine sleeps. Where a system does not know that, it is no help and does no harm. */
  readonly uptimeMs: number;
}

/** What was noticed between two looks. */
export type ClockEvent =
  /** The clock was set by so much. */
  | { readonly kind: "forward" | "back"; readonly byMs: number }
  /** The machine slept for so long. */
  | { readonly kind: "suspended"; readonly byMs: number }
  /** This process did nothing for so long, although the machine was awake. */
  | { readonly kind: "stalled"; readonly byMs: number }
  /** A clock that was set far is taken to be right from now on. */
  | { readonly kind: "believed"; readonly byMs: number }
  /** A clock that was set far was set back to where it was, or near it. */
  | { readonly kind: "withdrawn"; readonly byMs: number };

/** What is remembered between two looks. */
export interface ClockState {
  readonly last: ClockReading;
  /** How far the clock is from where it was believed, and for how long it has been there; null when it is believed. */
  readonly doubt: { readonly awayMs: number; readonly heldMs: number } | null;
}

export interface ClockLook {
  readonly state: ClockState;
  readonly events: readonly ClockEvent[];
  /** Whether what is due may be decided by the clock. */
  readonly isBelieved: boolean;
}

/** Smaller differences are the everyday work of time servers. */
const NOTICED_MS = 5_000;
/**
 * From here on a clock must hold before it is believed. More than an hour: a clock that is an hour off, the commonest
 * mistake, is set right at once.
 */
const FAR_MS = 65 * 60_000;
const HOLD_MS = 60_000;
/** The daemon looks every ten seconds. */
const STALLED_MS = 45_000;

/**
 * Compares the clock with what has really passed since the last look. A leap of clearly more than an hour is believed
 * when it has held for a minute: a clock that is wrong for a moment must not write off a year of reports. Pure.
 */
export function watchClock(before: ClockState | null, now: ClockReading): ClockLook {
  if (before === null) return { state: { last: now, doubt: null }, events: [], isBelieved: true };
  const awakeMs = now.monotonicMs - before.last.monotonicMs;
  const passedMs = Math.max(awakeMs, now.uptimeMs - before.last.uptimeMs);
  const leapMs = now.wallMs - before.last.wallMs - passedMs;
  const events: ClockEvent[] = [];
  if (passedMs - awakeMs > NOTICED_MS) events.push({ kind: "suspended", byMs: passedMs - awakeMs });
  if (awakeMs > STALLED_MS) events.push({ kind: "stalled", byMs: awakeMs });
  const isLeap = Math.abs(leapMs) > NOTICED_MS;
  if (isLeap) events.push({ kind: leapMs > 0 ? "forward" : "back", byMs: Math.abs(leapMs) });
  const { doubt, event } = judgeDoubt(before.doubt, isLeap ? leapMs : 0, awakeMs);
  if (event !== null) events.push(event);
  return { state: { last: now, doubt }, events, isBelieved: doubt === null };
}

interface Judged {
  readonly doubt: ClockState["doubt"];
  readonly event: ClockEvent | null;
}

function judgeDoubt(before: ClockState["doubt"], leapMs: number, awakeMs: number): Judged {
  const awayMs = (before?.awayMs ?? 0) + leapMs;
  const isFar = Math.abs(awayMs) > FAR_MS;
  if (before === null) return { doubt: isFar ? { awayMs, heldMs: 0 } : null, event: null };
  if (!isFar) return { doubt: null, event: { kind: "withdrawn", byMs: Math.abs(before.awayMs) } };
  // Set once more: the time begins anew.
  const heldMs = leapMs === 0 ? before.heldMs + awakeMs : 0;
  if (heldMs < HOLD_MS) return { doubt: { awayMs, heldMs }, event: null };
  return { doubt: null, event: { kind: "believed", byMs: Math.abs(awayMs) } };
}
