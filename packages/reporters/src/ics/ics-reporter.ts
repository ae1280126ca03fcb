import { cleanText, type CalendarEvent, type Document, type Reporter } from "@intune-om/core";
import { eventData } from "./event-data.ts";

const NAME_LIMIT = 200;

/**
 * Makes calendar files (RFC 5545) of the days that a document's tables tell of, a whole day for each. A later file
 * moves what an earlier one put into a calendar. Nothing in it invites anybody: the method is PUBLISH, without
 * organizer and attendees.
 */
export function createIcsReporter(): Reporter {
  return {
    format: "ics",
    contentType: "text/calendar",
    extension: ".ics",
    hasContent: (document) => eventsOf(document).length > 0,
    async render(document, { signal }) {
      signal?.throwIfAborted();
      const ical = await import("ical-generator");
      const calendar = ical.default({
        name: cleanText(`${document.title} – ${document.organisation}`, NAME_LIMIT),
        method: ical.ICalCalendarMethod.PUBLISH,
        prodId: { company: "intune-om", product: "intune-om", language: document.locale.toUpperCase() },
      });
      calendar.events(eventsOf(document).map((event) => eventData(event, document, ical)));
      return new TextEncoder().encode(`${calendar.toString().trimEnd()}\r\n`);
    },
  };
}

/** Every matter once, the first day first; none on a day that a calendar cannot hold. */
function eventsOf({ sections }: Document): readonly CalendarEvent[] {
  const once = new Map<string, CalendarEvent>();
  for (const block of sections.flatMap(({ blocks }) => blocks)) {
    for (const event of block.kind === "table" ? (block.events ?? []) : []) {
      if (!once.has(event.id) && isDay(event.at)) once.set(event.id, event);
    }
  }
  return [...once.values()].sort((one, other) => one.at.getTime() - other.at.getTime());
}

/** Years are written with four digits. */
function isDay(at: Date): boolean {
  return at.getTime() > Date.UTC(1000, 0, 2) && at.getTime() < Date.UTC(9999, 11, 30);
}
