import { createWorkCalendar } from "../../calendar/work-calendar.ts";
import { fill } from "../../locales/fill.ts";
import type { Block } from "../document.ts";
import { dayOf } from "../plan-words.ts";
import type { SectionContext } from "../section.ts";
import { AHEAD_DAYS } from "./coming-week.ts";

const DAY_MS = 86_400_000;

/** Maintenance windows of the plan that are open now or open within the week ahead, the nearest first; nothing without one. */
export function plannedMaintenance(context: SectionContext): readonly Block[] {
  const { plan, messages, format, assessment } = context;
  const { texts } = messages.helpdesk;
  const now = assessment.snapshot.takenAt;
  const { dayOf: dayIn } = createWorkCalendar(format.timeZone);
  const last = dayIn(new Date(now.getTime() + AHEAD_DAYS * DAY_MS));
  const items = plan.maintenanceWindows
    .filter(({ start, end }) => end > localTime(now, format.timeZone) && start.slice(0, 10) <= last)
    .sort((one, other) => (one.start < other.start ? -1 : Number(one.start > other.start)))
    .map(({ title, start, end }) => ({
      text: title[format.locale],
      detail: fill(texts.maintenanceAt, {
        from: localText(start, context),
        to: endText(start, end, context),
      }),
    }));
  if (items.length === 0) return [];
  return [
    { kind: "paragraph", text: texts.maintenance },
    { kind: "list", items },
  ];
}

/** The end of a window: of one that ends on the day on which it begins, the time alone. */
function endText(start: string, end: string, context: SectionContext): string {
  const [startDay] = start.split("T");
  const [endDay, time = ""] = end.split("T");
  return startDay === endDay ? time : localText(end, context);
}

/** A local time of the organisation as it is written in the plan: no zone may move it. */
function localText(at: string, { format }: SectionContext): string {
  const [day = "", time = ""] = at.split("T");
  const noon = dayOf(day);
  return noon === null ? time : `${format.date(noon)}, ${time}`;
}

/** An instant as the plan writes local times: `YYYY-MM-DDTHH:MM`. */
function localTime(at: Date, timeZone: string): string {
  const text = new Intl.DateTimeFormat("sv-SE", {
    timeZone,
    year: "numeric",
    month: "2-digit",
    day: "2-digit",
    hour: "2-digit",
    minute: "2-digit",
  }).format(at);
  return text.replace(" ", "T");
}
