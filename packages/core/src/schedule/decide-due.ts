import { durationText } from "../config/duration.ts";
import type { ReportSchedule } from "../config/plan/report-schedule.ts";
import { jitterOf } from "./jitter.ts";
import { nextOccurrence, type OccurrenceOptions, occurrencesFrom } from "./occurrences.ts";
import { isPausedAt, type Pause } from "./pause.ts";
import { dayText } from "./day-number.ts";
import { dayRuleOf, type IsWorkingDay } from "./working-days.ts";
import type { ZoneClocks } from "./zone-clock.ts";

/** What becomes of one occurrence. */
export type Decision =
  | {
      readonly at: Date;
      readonly run: true;
      /** It begins no sooner; null for at once. */
      readonly notBefore: Date | null;
    }
  | {
      readonly at: Date;
      readonly run: false;
      /** Begins with one of {@link SKIP_REASONS} and a colon. */
      readonly reason: string;
    };

export const SKIP_REASONS = ["missed", "late", "paused", "holiday", "overlap", "removed"] as const;
export type SkipReason = (typeof SKIP_REASONS)[number];

export interface DecideInput {
  readonly tenant: string;
  readonly report: string;
  readonly schedule: ReportSchedule;
  /** Up to here, this instant included, everything was decided before. */
  readonly cursor: Date;
  readonly now: Date;
  readonly isWorkingDay: IsWorkingDay;
  readonly paused: Pause | null;
  /** When the store was restored from a backup: what was due up to then is left out. Default: it never was. */
  readonly restoredAt?: Date | null;
  readonly clocks: ZoneClocks;
  /** An occurrence that is noticed no later than this was noticed in time. Default 2 minutes. */
  readonly onTimeMs?: number;
  /** Default 10,000. */
  readonly most?: number;
}

export interface Decided {
  readonly decisions: readonly Decision[];
  /** Up to where everything is decided now. */
  readonly cursor: Date;
  /** Whether there is more up to now, for the next call. */
  readonly more: boolean;
}

/** How late an occurrence may be noticed before it counts as missed. */
export const ON_TIME_MS = 120_000;
const MOST_DECISIONS = 10_000;
const DAY_MS = 86_400_000;

/**
 * Decides what lies between the cursor and now, the earliest first: each occurrence runs, or there is a reason why not.
 * A pure function: whoever decides the same span decides the same.
 */
export function decideDue(input: DecideInput): Decided {
  const { cursor, now, most = MOST_DECISIONS } = input;
  if (cursor >= now) return { decisions: [], cursor, more: false };
  const span = { from: cursor.getTime() + 1, until: now.getTime() + 1 };
  const found: number[] = [];
  for (const at of occurrencesFrom(input.schedule, span.from, { ...optionsOf(input), until: span.until })) {
    found.push(at);
    if (found.length > most) break;
  }
  const more = found.length > most;
  const times = found.slice(0, most);
  const judge = judgeOf(input);
  return {
    decisions: times.map(judge),
    cursor: more ? new Date(times.at(-1) ?? cursor) : now,
    more,
  };
}

/** Days that are left out get a decision of their own, those that are moved from do not. */
function optionsOf({ schedule, isWorkingDay, clocks }: DecideInput): OccurrenceOptions {
  return schedule.holidays === "move" ? { clocks, days: dayRuleOf("move", isWorkingDay) } : { clocks };
}

function judgeOf(input: DecideInput): (at: number) => Decision {
  const { tenant, report, schedule, paused, now } = input;
  const onTimeMs = input.onTimeMs ?? ON_TIME_MS;
  const restored = restoredMs(input);
  const catchUp = schedule.missed === "once" ? catchUpOf(input, onTimeMs) : null;
  const clock = input.clocks(schedule.timeZone);
  const run = (at: number): Decision => ({ at: new Date(at), run: true, notBefore: notBeforeOf(at) });
  const notBeforeOf = (at: number): Date | null => {
    if (schedule.jitterMs === 0) return null;
    const next = nextOccurrence(schedule, new Date(at), optionsOf(input));
    const room = next === null ? schedule.jitterMs : Math.min(schedule.jitterMs, next.getTime() - at);
    return new Date(at + jitterOf({ tenant, report, at }, room));
  };
  return (at) => {
    const skip = (reason: SkipReason, why: string): Decision => ({
      at: new Date(at),
      run: false,
      reason: `${reason}: ${why}`,
    });
    if (paused !== null && isPausedAt(paused, at)) return skip("paused", pausedText(paused));
    const day = Math.floor(clock.wallAt(at) / DAY_MS);
    if (schedule.holidays === "skip" && !input.isWorkingDay(dayText(day)))
      return skip("holiday", `${dayText(day)} is no working day`);
    if (at <= restored)
      return skip(
        "missed",
        `the store was restored at ${minuteOf(restored)}, and it may have gone out before`,
      );
    const lateMs = now.getTime() - at;
    if (lateMs <= onTimeMs) return run(at);
    const noticed = `noticed ${ageText(lateMs)} after it was due`;
    if (schedule.missed === "skip") return skip("missed", `${noticed}; the schedule skips what was missed`);
    if (lateMs > schedule.maxLatenessMs)
      return skip(
        "late",
        `${noticed}, and ${durationText(schedule.maxLatenessMs)} is the most that is made up for`,
      );
    if (catchUp === null || catchUp === at) return run(at);
    return skip("missed", `${noticed}; caught up by the run of ${minuteOf(catchUp)}`);
  };
}

/**
 * The occurrence that runs for all that were missed: the latest up to now that runs at all. One that is noticed in time
 * brings what the missed ones would have brought, so that nobody gets two reports at the same moment.
 */
function catchUpOf(input: DecideInput, onTimeMs: number): number | null {
  const { schedule, paused, isWorkingDay, clocks, cursor, now } = input;
  const options = { clocks, days: dayRuleOf(schedule.holidays, isWorkingDay), until: now.getTime() + 1 };
  const oldest = Math.max(
    cursor.getTime() + 1,
    restoredMs(input) + 1,
    now.getTime() - Math.max(schedule.maxLatenessMs, onTimeMs),
  );
  // Looked for from the end: there may be very many.
  for (let backMs = DAY_MS / 24; ; backMs *= 8) {
    const from = Math.max(oldest, now.getTime() - backMs);
    let last: number | null = null;
    for (const at of occurrencesFrom(schedule, from, options))
      if (paused === null || !isPausedAt(paused, at)) last = at;
    if (last !== null || from <= oldest) return last;
  }
}

function restoredMs({ restoredAt }: DecideInput): number {
  return restoredAt?.getTime() ?? Number.NEGATIVE_INFINITY;
}

function pausedText({ by, why, until }: Pause): string {
  return `by ${by}, ${why}${until === null ? "" : ` (until ${minuteOf(until.getTime())})`}`;
}

function minuteOf(at: number): string {
  return `${new Date(at).toISOString().slice(0, 16)}Z`;
}

/** To the two largest units that say something: `2d 23h`, `3h`, `50m`. */
function ageText(ms: number): string {
  const units = [DAY_MS, 3_600_000, 60_000, 1_000];
  const largest = units.findIndex((unit) => ms >= unit);
  const parts = largest < 0 ? [] : [units[largest] ?? 1_000, units[largest + 1] ?? 1_000];
  const [first = 1_000, second = 1_000] = parts;
  const whole = Math.floor(ms / first) * first;
  const rest = first === second ? 0 : Math.floor((ms - whole) / second) * second;
  return [whole, rest]
    .filter((part) => part > 0)
    .map(durationText)
    .join(" ");
}
