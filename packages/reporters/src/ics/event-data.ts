import { createHash } from "node:crypto";
import { type CalendarEvent, cleanLines, cleanText, type Document } from "@intune-om/core";
import type { ICalEventData } from "ical-generator";
import { safeUrl } from "../format/safe-url.ts";

const TITLE_LIMIT = 400;
const TEXT_LIMIT = 2_000;

/** An event as the calendar library takes it: texts cleaned, the address checked, the day that of the document's zone. */
export function eventData(
  event: CalendarEvent,
  { generatedAt, timeZone }: Pick<Document, "generatedAt" | "timeZone">,
  { ICalEventBusyStatus, ICalEventTransparency }: typeof import("ical-generator"),
): ICalEventData {
  const url = calendarUrl(event.url);
  const description = cleanLines(event.description, TEXT_LIMIT);
  return {
    id: uidOf(event.id),
    sequence: Number.isSafeInteger(event.revision) && event.revision > 0 ? event.revision : 0,
    stamp: generatedAt,
    allDay: true,
    start: dayIn(event.at, timeZone),
    summary: cleanText(event.title, TITLE_LIMIT),
    description: description === "" ? null : description,
    ...(url === null ? {} : { url }),
    // A day to have acted by takes up nobody's time.
    busystatus: ICalEventBusyStatus.FREE,
    transparency: ICalEventTransparency.TRANSPARENT,
  };
}

/**
 * Made of the id alone, so that every later file, report and language names the same matter alike; of its digest,
 * because an id may hold any sign and a UID is written as it is.
 */
function uidOf(id: string): string {
  return `${createHash("sha256").update(id.toWellFormed()).digest("hex").slice(0, 40)}@intune-om`;
}

/** The calendar day of an instant in a zone, as midnight UTC. */
function dayIn(at: Date, timeZone: string): Date {
  const format = new Intl.DateTimeFormat("sv-SE", {
    timeZone,
    year: "numeric",
    month: "2-digit",
    day: "2-digit",
  });
  return new Date(`${format.format(at)}T00:00:00Z`);
}

/**
 * The library puts a backslash before commas and semicolons of an address too, which is right for texts alone: so
 * they are written in their other form.
 */
function calendarUrl(url: string | null): string | null {
  return safeUrl(url)?.replaceAll(",", "%2C").replaceAll(";", "%3B") ?? null;
}
