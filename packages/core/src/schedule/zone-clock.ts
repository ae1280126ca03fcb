/** Tells the clock of one zone. Instants are milliseconds since 1970. */
export interface ZoneClock {
  /**
   * Stretches of time in which the clock there is not changed, without end, beginning with the one in which an instant
   * lies. A stretch ends after 196 days at the latest, so that two in a row may be ahead of UTC by the same.
   */
  stretchesFrom(instant: number): Iterable<Stretch>;
  /** What the clock there shows, as the milliseconds of the same time in UTC. */
  wallAt(instant: number): number;
}

export interface Stretch {
  /** The first instant, and the first one after. */
  readonly from: number;
  readonly until: number;
  /** What the clock is ahead of UTC. */
  readonly offsetMs: number;
}

/** Gives the clock of a zone; whoever asks again gets the same one, with what it has found out. */
export type ZoneClocks = (timeZone: string) => ZoneClock;

const MINUTE_MS = 60_000;
const DAY_MS = 86_400_000;
/** Since 2001 no zone was back where it was within four weeks of a change; around Ramadan it takes five. */
const STEP_MS = 28 * DAY_MS;
/** What is looked through at once, so that little is asked for in vain. */
const PART_MS = 7 * STEP_MS;

export function createZoneClocks(): ZoneClocks {
  const clocks = new Map<string, ZoneClock>();
  return (timeZone) => {
    const known = clocks.get(timeZone);
    if (known !== undefined) return known;
    const clock = createZoneClock(timeZone);
    clocks.set(timeZone, clock);
    return clock;
  };
}

/** What the machine's calendar says of a zone is asked once for each part of a year, and remembered. */
export function createZoneClock(timeZone: string): ZoneClock {
  const offsetAt = offsetReader(timeZone);
  const parts = new Map<number, readonly Stretch[]>();
  const stretchesOf = (part: number): readonly Stretch[] => {
    const known = parts.get(part);
    if (known !== undefined) return known;
    const found = findStretches(offsetAt, part * PART_MS, (part + 1) * PART_MS);
    parts.set(part, found);
    return found;
  };
  function* stretchesFrom(instant: number): Generator<Stretch> {
    for (let part = Math.floor(instant / PART_MS); ; part += 1)
      for (const stretch of stretchesOf(part)) if (stretch.until > instant) yield stretch;
  }
  return {
    stretchesFrom,
    wallAt: (instant) => {
      const stretch = stretchesOf(Math.floor(instant / PART_MS)).find(({ until }) => until > instant);
      return instant + (stretch?.offsetMs ?? 0);
    },
  };
}

function findStretches(
  offsetAt: (instant: number) => number,
  start: number,
  end: number,
): readonly Stretch[] {
  const stretches: Stretch[] = [];
  let from = start;
  let offsetMs = offsetAt(start);
  for (let at = start; at < end; at += STEP_MS) {
    const next = Math.min(at + STEP_MS, end);
    const after = offsetAt(next);
    if (after === offsetMs) continue;
    const changed = findChange(offsetAt, at, next);
    // A clock that is changed where a part ends belongs to the next one.
    if (changed === end) break;
    stretches.push({ from, until: changed, offsetMs });
    from = changed;
    offsetMs = after;
  }
  return [...stretches, { from, until: end, offsetMs }];
}

/** The first minute with another offset, by halving. */
function findChange(offsetAt: (instant: number) => number, still: number, changed: number): number {
  const old = offsetAt(still);
  let [before, after] = [still, changed];
  while (after - before > MINUTE_MS) {
    const middle = before + Math.floor((after - before) / (2 * MINUTE_MS)) * MINUTE_MS;
    if (offsetAt(middle) === old) before = middle;
    else after = middle;
  }
  return after;
}

/** What the clock of a zone is ahead of UTC at a whole minute. */
function offsetReader(timeZone: string): (instant: number) => number {
  const format = new Intl.DateTimeFormat("sv-SE", {
    timeZone,
    year: "numeric",
    month: "2-digit",
    day: "2-digit",
    hour: "2-digit",
    minute: "2-digit",
    hourCycle: "h23",
  });
  return (instant) => Date.parse(`${format.format(instant).replace(" ", "T")}Z`) - instant;
}
