import { cleanText, isOverdue, type Touched, type UpdateState, type WorkCalendar } from "@intune-om/core";

const TITLE_LIMIT = 90;

export const UPDATE_COLUMNS = [
  "UPDATE",
  "STATE",
  "OWNER",
  "DUE",
  "ACT BY",
  "TOUCHES",
  "KIND",
  "TITLE",
] as const;

/** An update in one line, for a terminal. */
export function updateRow(
  { record, update, touched }: UpdateState,
  calendar: WorkCalendar,
  now: Date,
): readonly string[] {
  const { key, triage, missingSince } = record;
  const due = triage.due === null ? "" : calendar.dayOf(triage.due);
  return [
    key,
    triage.state,
    triage.owner ?? "",
    isOverdue(triage, now) ? `${due} overdue` : due,
    update.actBy === null ? "" : calendar.dayOf(update.actBy),
    touchesText(touched),
    missingSince === null ? update.kind : `${update.kind}, gone`,
    cleanText(update.title, TITLE_LIMIT),
  ];
}

/** `312 devices`, `nothing`, or `perhaps` where nobody knows. */
export function touchesText({ devices, relevance }: Touched): string {
  if (relevance === "none") return "nothing";
  if (relevance === "mayTouch") return "perhaps";
  return devices === null ? "apps" : `${devices} ${devices === 1 ? "device" : "devices"}`;
}
