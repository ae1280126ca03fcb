import type { z } from "zod";
import { findCronFault } from "./cron-syntax.ts";
import { checkedText } from "./fields.ts";

/** A five-field cron expression, with one blank between its fields. */
export function cron(description: string): z.ZodType<string> {
  return checkedText({ description, examples: ["0 7 * * MON"] }, (text) => {
    const fault = findCronFault(text);
    if (fault === null) return null;
    // The column of the file is another number, and none is to be counted by hand.
    const message = `${fault.message}, at character ${fault.index + 1}`;
    return { message, fix: fault.fix, offset: fault.index };
  }).transform((text) => text.trim().replace(/\s+/g, " "));
}

/** An IANA time zone. */
export function timeZone(description: string): z.ZodType<string> {
  const fix = "Write an IANA name such as Europe/Stockholm or UTC.";
  const fault = { message: "is no time zone", fix, among: () => Intl.supportedValuesOf("timeZone") };
  return checkedText({ description, examples: ["Europe/Stockholm"] }, (text) =>
    isTimeZone(text) ? null : fault,
  );
}

/** Whether a text names an IANA zone. Offsets such as +02:00 are refused: they know no summer time. */
export function isTimeZone(text: string): boolean {
  if (!/^[A-Za-z][\w+-]*(?:\/[\w+-]+){0,2}$/.test(text)) return false;
  try {
    return new Intl.DateTimeFormat("en", { timeZone: text }).resolvedOptions().timeZone !== "";
  } catch {
    return false;
  }
}

/** A day that exists. */
export function date(description: string): z.ZodType<string> {
  return checkedText({ description, pattern: "^\\d{4}-\\d{2}-\\d{2}$" }, (text) =>
    isDate(text)
      ? null
      : { message: "is no date", fix: "Write a day that exists as YYYY-MM-DD, for example 2026-11-30." },
  );
}

/** A local time on a day. */
export function dateTime(description: string): z.ZodType<string> {
  const fix = "Write a day and a time as YYYY-MM-DDTHH:MM, for example 2026-11-30T22:00.";
  return checkedText({ description, pattern: "^\\d{4}-\\d{2}-\\d{2}T\\d{2}:\\d{2}$" }, (text) => {
    const [day = "", time = ""] = text.split("T");
    return isDate(day) && text === `${day}T${time}` && /^(?:[01]\d|2[0-3]):[0-5]\d$/.test(time)
      ? null
      : { message: "is no local time", fix };
  });
}

/** A time of the day, `HH:MM`. */
export function timeOfDay(description: string): z.ZodType<string> {
  const fix = 'Write hours and minutes in quotation marks, for example "08:00".';
  return checkedText({ description, pattern: "^(?:[01]\\d|2[0-3]):[0-5]\\d$" }, (text) =>
    /^(?:[01]\d|2[0-3]):[0-5]\d$/.test(text) ? null : { message: "is no time of the day", fix },
  );
}

function isDate(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false;
  const day = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(day.getTime()) && day.toISOString().startsWith(text);
}
