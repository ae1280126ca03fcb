/** Tells the clock of one zone. Instants are milliseconds since 1970, local times `YYYY-MM-DDTHH:MM`. */
export interface ZoneClock {
  /** The day that it is there. */
  dayAt(instant: number): string;
  /** When the clock there shows a time: once, twice in the hour that is repeated, never in the one that is left out. */
  instantsOf(local: string): readonly number[];
  /** The first moment after a gap in which a local time lies. */
  afterGap(local: string): number;
}

const HOUR_MS = 3_600_000;
const MINUTE_MS = 60_000;

export function createZoneClock(timeZone: string): ZoneClock {
  const format = new Intl.DateTimeFormat("sv-SE", {
    timeZone,
    year: "numeric",
    month: "2-digit",
    day: "2-digit",
    hour: "2-digit",
    minute: "2-digit",
    hourCycle: "h23",
  });
  const localAt = (instant: number): string => format.format(instant).replace(" ", "T");
  const offsetAt = (instant: number): number => {
    const minute = Math.floor(instant / MINUTE_MS) * MINUTE_MS;
    return Date.parse(`${localAt(minute)}Z`) - minute;
  };
  const byDay = new Map<string, readonly [before: number, after: number]>();
  /** What the clock is ahead of UTC before and after a day; clocks are changed between the two at most. */
  const offsetsOf = (local: string): readonly [before: number, after: number] => {
    const day = local.slice(0, 10);
    const known = byDay.get(day);
    if (known !== undefined) return known;
    const noon = Date.parse(`${day}T12:00Z`);
    const offsets = [offsetAt(noon - 36 * HOUR_MS), offsetAt(noon + 36 * HOUR_MS)] as const;
    byDay.set(day, offsets);
    return offsets;
  };
  return {
    dayAt: (instant) => localAt(instant).slice(0, 10),
    instantsOf: (local) => {
      const wall = Date.parse(`${local}Z`);
      const [before, after] = offsetsOf(local);
      if (before === after) return [wall - before];
      return [...new Set([wall - before, wall - after])]
        .filter((instant) => localAt(instant) === local)
        .sort((one, other) => one - other);
    },
    afterGap: (local) => {
      const wall = Date.parse(`${local}Z`);
      const [before, after] = offsetsOf(local);
      let still = wall - Math.max(before, after);
      let changed = wall - Math.min(before, after);
      const old = offsetAt(still);
      while (changed - still > MINUTE_MS) {
        const middle = still + Math.floor((changed - still) / (2 * MINUTE_MS)) * MINUTE_MS;
        if (offsetAt(middle) === old) still = middle;
        else changed = middle;
      }
      return changed;
    },
  };
}
