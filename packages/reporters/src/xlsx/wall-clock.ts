const SECOND_MS = 1_000;
const QUARTER_MS = 15 * 60_000;
const DAY_MS = 24 * 60 * 60_000;

/** Shifts instants so that their UTC parts read as the local time of one zone. */
export interface WallClock {
  /** Null for an invalid date. */
  dateTime(at: Date): Date | null;
  /** The same at midnight. */
  date(at: Date): Date | null;
}

/**
 * Makes the wall clock of a zone. A workbook knows no zones: a date in it is what the clock on the wall said.
 * Offsets are asked of Intl once for each quarter of an hour. Zones change at its beginning, but for a few in the past
 * (Newfoundland at one minute past midnight until 2011): a quarter that does not end as it began is asked for each instant.
 */
export function createWallClock(timeZone: string): WallClock {
  const format = new Intl.DateTimeFormat("en-US", {
    timeZone,
    calendar: "gregory",
    era: "short",
    year: "numeric",
    month: "numeric",
    day: "numeric",
    hour: "numeric",
    minute: "numeric",
    second: "numeric",
    hourCycle: "h23",
  });
  /** Null for a quarter in which the zone changes. */
  const offsets = new Map<number, number | null>();
  // Intl tells whole seconds alone.
  const exactly = (time: number): number => {
    const second = Math.floor(time / SECOND_MS) * SECOND_MS;
    return wallTime(format, second) - second;
  };
  const offsetAt = (time: number): number => {
    const quarter = Math.floor(time / QUARTER_MS);
    let offset = offsets.get(quarter);
    if (offset === undefined) {
      const first = exactly(quarter * QUARTER_MS);
      offset = first === exactly((quarter + 1) * QUARTER_MS - 1) ? first : null;
      offsets.set(quarter, offset);
    }
    return offset ?? exactly(time);
  };
  const local = (at: Date): number => at.getTime() + offsetAt(at.getTime());

  return {
    dateTime: (at) => (Number.isNaN(at.getTime()) ? null : new Date(local(at))),
    date: (at) => (Number.isNaN(at.getTime()) ? null : new Date(Math.floor(local(at) / DAY_MS) * DAY_MS)),
  };
}

function wallTime(format: Intl.DateTimeFormat, time: number): number {
  const parts = new Map(format.formatToParts(time).map(({ type, value }) => [type, value]));
  const part = (type: Intl.DateTimeFormatPartTypes): number => Number(parts.get(type) ?? 0);
  const year = parts.get("era") === "BC" ? 1 - part("year") : part("year");
  const wall = new Date(0);
  wall.setUTCFullYear(year, part("month") - 1, part("day"));
  wall.setUTCHours(part("hour"), part("minute"), part("second"));
  return wall.getTime();
}
