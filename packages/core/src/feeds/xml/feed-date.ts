import { withoutComments, zoneMinutes } from "./feed-zone.ts";

/** Months by their first three letters, in the languages that feeds wrongly write them in. */
const MONTHS: ReadonlyMap<string, number> = new Map(
  [
    "jan ene gen",
    "feb fev fév",
    "mar mär mrs",
    "apr abr avr",
    "may mai maj mag mei",
    "jun giu",
    "jul lug",
    "aug ago aoû",
    "sep set",
    "oct okt out ott",
    "nov",
    "dec dez dic déc",
  ].flatMap((names, index) => names.split(" ").map((name) => [name, index + 1] as const)),
);
/** Longest text that is taken for a date, in UTF-16 units. */
const DATE_LIMIT = 200;

const TIME = String.raw`(\d{1,2}):(\d{2})(?::(\d{2})(?:[.,](\d{1,9}))?)?`;
const ISO = new RegExp(String.raw`^(\d{4})(?:-?(\d{2})(?:-?(\d{2})(?:[Tt ]{1,2}${TIME})?)?)? ?(\S{0,12})$`);
const DAY_FIRST = new RegExp(
  String.raw`^(?:[\p{L}.-]{1,20},? )?(\d{1,2})[ -](\p{L}{3,12})\.?,?[ -](\d{2,4})(?:,? ${TIME})? ?(.{0,40})$`,
  "u",
);
const MONTH_FIRST = new RegExp(
  String.raw`^(?:[\p{L}.-]{1,20},? )?(\p{L}{3,12})\.? (\d{1,2}),? (?:(\d{4})(?:,? ${TIME})?|${TIME} (?:([A-Z]{3,4}) )?(\d{4})) ?(.{0,40})$`,
  "u",
);

interface Moment {
  readonly year: number;
  readonly month: number;
  readonly day: number;
  readonly time: readonly (string | undefined)[];
  readonly zone: string;
}

/**
 * The instant that a date of a feed means, or null when it means none, as the 31st of February. A date without
 * a zone is in UTC, never in the zone of this machine.
 *
 * Reads RFC 822 with its successors, ISO 8601 as the W3C profiles it, and what C's `asctime` writes. Sources:
 * https://www.rfc-editor.org/rfc/rfc5322#section-3.3, https://www.w3.org/TR/NOTE-datetime
 */
export function readFeedDate(text: string): Date | null {
  if (text.length > DATE_LIMIT) return null;
  const line = withoutComments(text).replace(/\s+/g, " ").replaceAll(" ,", ",").trim();
  const moment = fromIso(line) ?? fromDayFirst(line) ?? fromMonthFirst(line);
  return moment === null ? null : toInstant(moment);
}

function fromIso(line: string): Moment | null {
  const match = ISO.exec(line);
  if (match === null) return null;
  const [, year, month = "1", day = "1", ...rest] = match;
  return {
    year: Number(year),
    month: Number(month),
    day: Number(day),
    time: rest.slice(0, 4),
    zone: rest[4] ?? "",
  };
}

function fromDayFirst(line: string): Moment | null {
  const match = DAY_FIRST.exec(line);
  if (match === null) return null;
  const [, day, month = "", year = "", ...rest] = match;
  return {
    year: fullYear(year),
    month: monthOf(month),
    day: Number(day),
    time: rest.slice(0, 4),
    zone: rest[4] ?? "",
  };
}

function fromMonthFirst(line: string): Moment | null {
  const match = MONTH_FIRST.exec(line);
  if (match === null) return null;
  const [, month = "", day, year, ...rest] = match;
  const late = year === undefined;
  return {
    year: Number(late ? rest[9] : year),
    month: monthOf(month),
    day: Number(day),
    time: late ? rest.slice(4, 8) : rest.slice(0, 4),
    zone: (late ? rest[8] : rest[10]) ?? "",
  };
}

function monthOf(name: string): number {
  return MONTHS.get(name.slice(0, 3).toLowerCase()) ?? 0;
}

/** RFC 5322: two digits up to 49 are of this century, other years of fewer than four digits of the last one. */
function fullYear(text: string): number {
  const year = Number(text);
  if (text.length >= 4) return year;
  return text.length === 2 && year < 50 ? 2000 + year : 1900 + year;
}

function toInstant({ year, month, day, time, zone }: Moment): Date | null {
  const offset = zoneMinutes(zone);
  const [hour, minute, second] = time.slice(0, 3).map((part) => Number(part ?? 0));
  if (offset === null || hour === undefined || minute === undefined || second === undefined) return null;
  const midnight = hour === 24 && minute === 0 && second === 0;
  // A second 60 is a leap second.
  if ((hour > 23 && !midnight) || minute > 59 || second > 60) return null;
  const milliseconds = Number((time[3] ?? "").slice(0, 3).padEnd(3, "0"));
  const date = new Date(0);
  date.setUTCFullYear(year, month - 1, day);
  if (date.getUTCMonth() !== month - 1 || date.getUTCDate() !== day) return null;
  date.setUTCHours(hour, minute - offset, second, milliseconds);
  return date;
}
