import { fitsDay, readCron } from "./cron-fields.ts";
import { createZoneClock, type ZoneClock } from "./zone-clock.ts";

/** A five-field cron expression in an IANA zone. */
export interface Schedule {
  readonly cron: string;
  readonly timeZone: string;
}

/** Occurrences that are told of at most; a schedule of every minute has 43,200 in 30 days. */
const MOST = 50_000;
const DAY_MS = 86_400_000;

/**
 * When a schedule is due from one instant to another, the first included and the last not, the earliest first. A time
 * inside the hour that is left out in spring is due once, at the first moment after it; one in the hour that comes twice
 * in autumn once, the first time. A pattern with `*` or `/` in minute or hour is due on every elapsed minute that fits.
 */
export function expectedOccurrences(
  { cron, timeZone }: Schedule,
  { from, to }: { readonly from: Date; readonly to: Date },
): readonly Date[] {
  const fields = readCron(cron);
  const clock = createZoneClock(timeZone);
  const due = new Set<number>();
  const end = to.getTime();
  // Half days, so that no day is stepped over that is an hour short.
  const days = new Set<string>();
  for (let at = from.getTime() - DAY_MS; at < end + DAY_MS; at += DAY_MS / 2) days.add(clock.dayAt(at));
  for (const day of days) {
    if (due.size >= MOST || !fitsDay(fields, day)) continue;
    for (const hour of fields.hours) {
      for (const minute of fields.minutes)
        for (const at of instants(clock, `${day}T${pad(hour)}:${pad(minute)}`, fields.runsThrough))
          due.add(at);
    }
  }
  return [...due]
    .filter((at) => at >= from.getTime() && at < end)
    .sort((one, other) => one - other)
    .map((at) => new Date(at));
}

function instants(clock: ZoneClock, local: string, runsThrough: boolean): readonly number[] {
  const found = clock.instantsOf(local);
  if (runsThrough) return found;
  const [first] = found;
  return [first ?? clock.afterGap(local)];
}

function pad(value: number): string {
  return String(value).padStart(2, "0");
}
