import { fitsDayNumber, readCron } from "./cron-fields.ts";
import { createZoneClocks, type Stretch, type ZoneClock, type ZoneClocks } from "./zone-clock.ts";

/** A five-field cron expression in an IANA zone. */
export interface Schedule {
  readonly cron: string;
  readonly timeZone: string;
}

export interface OccurrenceOptions {
  /** Shared by whoever looks at many schedules. Default: clocks of its own. */
  readonly clocks?: ZoneClocks;
  /** Which days count, counted from 1 January 1970; asked with what the expression says of them. */
  readonly days?: DayRule;
  /** Where to end, in milliseconds since 1970; that instant does not count. Default: never. */
  readonly until?: number;
}

/** Whether something is due on a day, when `fits` says what the expression has. */
export type DayRule = (day: number, fits: (day: number) => boolean) => boolean;

const DAY_MS = 86_400_000;
const MINUTE_MS = 60_000;
/** How far ahead is looked: what is due at all is due again within 40 years, when it waits for a certain 29 February. */
const HORIZON_MS = 41 * 366 * DAY_MS;
/** Clocks are changed by a day at most; what was shown within two decides what is shown for the second time. */
const LOOK_BACK_MS = 2 * DAY_MS;

/**
 * When a schedule is due, in milliseconds since 1970, from an instant on, that one included; each is worked out when it
 * is asked for. The policy for days on which the clock is changed:
 *
 * - a time inside the hour that spring leaves out is due once, at the first moment after the gap;
 * - a time inside the hour that autumn has twice is due once, the first time;
 * - a pattern with `*` or a step in minute or hour is due on every elapsed minute that fits, however often it is shown.
 *
 * @param schedule An expression that `findCronFault` takes, and a zone that exists.
 */
export function* occurrencesFrom(
  schedule: Schedule,
  from: number,
  options: OccurrenceOptions = {},
): Generator<number> {
  for (const batch of occurrenceBatches(schedule, from, options)) yield* batch;
}

/** The same in batches of a day at most, for whoever wants very many. */
export function* occurrenceBatches(
  { cron, timeZone }: Schedule,
  from: number,
  { clocks = createZoneClocks(), days = (day, fits) => fits(day), until }: OccurrenceOptions = {},
): Generator<readonly number[]> {
  const fields = readCron(cron);
  const search: Search = {
    from,
    until: until ?? from + HORIZON_MS,
    clock: clocks(timeZone),
    isDue: (day) => days(day, (other) => fitsDayNumber(fields, other)),
    times: fields.hours.flatMap((hour) => fields.minutes.map((minute) => (hour * 60 + minute) * MINUTE_MS)),
  };
  let last = Number.NEGATIVE_INFINITY;
  for (const batch of fields.runsThrough ? everyTime(search) : onlyOnce(search)) {
    // Several times inside one gap are due at the same moment, which may be a time of its own: once.
    const fresh = batch[0] === last ? batch.slice(1) : batch;
    last = fresh.at(-1) ?? last;
    if (until === undefined) search.until = last + HORIZON_MS;
    if (fresh.length > 0) yield fresh;
  }
}

/** The first moment after an instant at which a schedule is due; null when it never is. */
export function nextOccurrence(
  schedule: Schedule,
  after: Date,
  options: OccurrenceOptions = {},
): Date | null {
  for (const at of occurrencesFrom(schedule, after.getTime() + 1, options)) return new Date(at);
  return null;
}

/** What is looked for and where; the end moves on where none was given. */
interface Search {
  readonly from: number;
  until: number;
  readonly clock: ZoneClock;
  isDue(day: number): boolean;
  /** Times of the day in milliseconds, in their order. */
  readonly times: readonly number[];
}

/** Every moment at which the clock shows a time that fits. */
function* everyTime(search: Search): Generator<readonly number[]> {
  for (const { from, until, offsetMs } of stretchesOf(search, search.from))
    yield* instants(
      search,
      { from: Math.max(from, search.from) + offsetMs, until: until + offsetMs },
      offsetMs,
    );
}

/** Each time that fits once: when it is shown first, or when the clock has jumped over it. */
function* onlyOnce(search: Search): Generator<readonly number[]> {
  const lookFrom = search.from - LOOK_BACK_MS;
  /** What the clock has shown already, or jumped over; null before the first stretch. */
  let shownUntil: number | null = null;
  for (const { from, until, offsetMs } of stretchesOf(search, lookFrom)) {
    const first = Math.max(from, lookFrom) + offsetMs;
    const jumpedFrom = shownUntil !== null && shownUntil < first ? shownUntil : null;
    if (jumpedFrom !== null && from >= search.from) {
      const jumped = instants(search, { from: jumpedFrom, until: first }, 0).next();
      if (jumped.done !== true) yield [from];
    }
    const unseen = Math.max(first, shownUntil ?? first, search.from + offsetMs);
    yield* instants(search, { from: unseen, until: until + offsetMs }, offsetMs);
    shownUntil = Math.max(shownUntil ?? first, until + offsetMs);
  }
}

/** Times that fit within a span of the clock, day by day, as instants. */
function* instants(
  { isDue, times }: Search,
  { from, until }: { readonly from: number; readonly until: number },
  offsetMs: number,
): Generator<readonly number[]> {
  for (let day = Math.floor(from / DAY_MS); day * DAY_MS < until; day += 1) {
    if (!isDue(day)) continue;
    const midnight = day * DAY_MS;
    const isWhole = midnight >= from && midnight + DAY_MS <= until;
    const inSpan = isWhole
      ? times
      : times.filter((time) => midnight + time >= from && midnight + time < until);
    if (inSpan.length > 0) yield inSpan.map((time) => midnight + time - offsetMs);
  }
}

/** The stretches from an instant to the end of a search. */
function* stretchesOf(search: Search, from: number): Generator<Stretch> {
  for (const stretch of search.clock.stretchesFrom(from)) {
    if (stretch.from >= search.until) return;
    yield stretch.until > search.until ? { ...stretch, until: search.until } : stretch;
  }
}
