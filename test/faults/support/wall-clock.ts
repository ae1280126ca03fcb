const MINUTE_MS = 60_000;
const HOUR_MS = 3_600_000;

/** What a clock on the wall shows. */
interface Wall {
  /** `2027-03-28`. */
  readonly day: string;
  readonly hour: number;
  readonly minute: number;
}

/** Instants of a year at which the clocks of a zone are set, found by looking at each hour. */
export function changesOf(zone: string, year: number): readonly Date[] {
  const show = wallClock(zone);
  const changes: Date[] = [];
  const end = Date.UTC(year + 1, 0, 1);
  for (let at = Date.UTC(year, 0, 1); at < end; at += HOUR_MS) {
    const moved = wallMinutes(show(new Date(at + HOUR_MS))) - wallMinutes(show(new Date(at)));
    if (moved !== HOUR_MS / MINUTE_MS) changes.push(new Date(at));
  }
  return changes;
}

/**
 * When a simple expression was due, by looking at a clock on the wall each minute; it shares nothing with the product.
 * Times written out run once a day, after a gap they fall into, and the first time where they come twice; patterns run
 * on every minute that shows them.
 * @param after not included
 * @param until included
 */
export function dueByTheClock(cron: string, zone: string, after: Date, until: Date): readonly string[] {
  const show = wallClock(zone);
  const [minutes = "", hours = ""] = cron.split(" ");
  const isPattern = /[*/]/.test(minutes + hours);
  const due: string[] = [];
  const done = new Set<string>();
  // A day before, so that it is known what has been done on the first one.
  let before = show(new Date(after.getTime() - 24 * HOUR_MS));
  for (let at = after.getTime() - 24 * HOUR_MS + MINUTE_MS; at <= until.getTime(); at += MINUTE_MS) {
    const wall = show(new Date(at));
    const isDue = isPattern
      ? matches(minutes, wall.minute) && matches(hours, wall.hour)
      : comesTo(before, wall, Number(hours) * 60 + Number(minutes)) && !done.has(wall.day);
    if (isDue) done.add(wall.day);
    if (isDue && at > after.getTime()) due.push(new Date(at).toISOString());
    before = wall;
  }
  return due;
}

function matches(field: string, value: number): boolean {
  if (field === "*") return true;
  const step = /^\*\/(\d+)$/.exec(field)?.[1];
  return step === undefined ? Number(field) === value : value % Number(step) === 0;
}

/** Whether the clock shows a time of the day now, or has just been set past it. */
function comesTo(before: Wall, wall: Wall, minuteOfDay: number): boolean {
  const now = wall.hour * 60 + wall.minute;
  if (now === minuteOfDay) return true;
  const earlier = before.hour * 60 + before.minute;
  return before.day === wall.day && earlier < minuteOfDay && now > minuteOfDay;
}

function wallMinutes({ day, hour, minute }: Wall): number {
  return Date.parse(`${day}T00:00:00Z`) / MINUTE_MS + hour * 60 + minute;
}

function wallClock(zone: string): (at: Date) => Wall {
  const format = new Intl.DateTimeFormat("sv-SE", {
    timeZone: zone,
    year: "numeric",
    month: "2-digit",
    day: "2-digit",
    hour: "2-digit",
    minute: "2-digit",
  });
  return (at) => {
    const [day = "", time = ""] = format.format(at).split(" ");
    const [hour = "", minute = ""] = time.split(":");
    return { day, hour: Number(hour), minute: Number(minute) };
  };
}
