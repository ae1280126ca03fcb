import {
  cleanLines,
  cleanText,
  isOverdue,
  type UpdateEvent,
  type UpdateState,
  type UpdateTask,
  type WorkCalendar,
} from "@intune-om/core";
import { chapter, fact as factOf } from "./chapters.ts";
import { MINUTE_WIDTH, type Times } from "./times.ts";
import { touchesText } from "./update-rows.ts";

export interface UpdateDetails {
  readonly state: UpdateState;
  readonly events: readonly UpdateEvent[];
  /** What its provider changed, in words, oldest first. */
  readonly revisions: readonly RevisionWords[];
  /** Key of the update that was issued anew for this one, `null` when none was. */
  readonly replacedBy: string | null;
}

export interface RevisionWords {
  readonly at: Date;
  readonly text: readonly string[];
}

interface DetailWords {
  readonly calendar: WorkCalendar;
  readonly times: Times;
  readonly now: Date;
}

/** Everything that is known of one update, for a terminal. */
export function updateDetails(
  { state, events, revisions, replacedBy }: UpdateDetails,
  { calendar, times, now }: DetailWords,
): string {
  const { update } = state;
  return [
    cleanText(update.title),
    "",
    ...factsOf(state, calendar, times),
    ...fact("replaced by", replacedBy ?? ""),
    ...chapter("Triage", triageLines(state, { calendar, times, now })),
    ...chapter(
      "Changed by its provider",
      revisions.flatMap((revision) => revisionLines(revision, times)),
    ),
    ...chapter(
      "What people did",
      events.map((event) => eventLine(event, times)),
    ),
    ...chapter("Text", update.summary === "" ? [] : cleanLines(update.summary).split("\n")),
  ].join("\n");
}

const fact = (name: string, value: string): readonly string[] => factOf(name, value, 11);

function factsOf(
  { record, update, touched }: UpdateState,
  calendar: WorkCalendar,
  times: Times,
): readonly string[] {
  const { appNames, users, platforms } = touched;
  return [
    fact("key", record.key),
    fact("also", record.aliases.join(", ")),
    fact("replaces", record.replaces ?? ""),
    fact("source", record.sources.join(", ")),
    fact("address", update.url ?? ""),
    fact("kind", [update.kind, update.stage, update.severity ?? ""].filter((word) => word !== "").join(", ")),
    fact("area", update.area ?? ""),
    fact("platforms", update.platforms.join(", ")),
    fact("concerns", update.audiences.join(", ")),
    fact("act by", update.actBy === null ? "" : calendar.dayOf(update.actBy)),
    fact("published", update.publishedAt === null ? "" : calendar.dayOf(update.publishedAt)),
    fact("seen", `${times.minute(record.firstSeenAt)} to ${times.minute(record.lastSeenAt)}`),
    fact("gone since", record.missingSince === null ? "" : times.minute(record.missingSince)),
    fact(
      "touches",
      [touchesText(touched), ...(users === null ? [] : [`${users} users`]), ...platforms].join(", "),
    ),
    fact("our apps", cleanText(appNames.join(", "))),
  ].flat();
}

function triageLines(
  { record: { triage } }: UpdateState,
  { calendar, times, now }: DetailWords,
): readonly string[] {
  const due = triage.due === null ? "" : calendar.dayOf(triage.due);
  return [
    fact("state", triage.state),
    fact("owner", triage.owner ?? ""),
    fact("due", isOverdue(triage, now) ? `${due}, overdue` : due),
    fact("reason", triage.reason ?? ""),
    fact(
      "read by",
      triage.acknowledgements.map(({ person, at }) => `${person} (${times.minute(at)})`).join(", "),
    ),
    ...triage.tasks.map((task) => fact(task.kind, taskText(task, calendar))),
  ].flat();
}

function taskText({ owner, due, doneAt }: UpdateTask, calendar: WorkCalendar): string {
  const whose = owner ?? "nobody";
  if (doneAt !== null) return `${whose}, done ${calendar.dayOf(doneAt)}`;
  return due === null ? whose : `${whose}, due ${calendar.dayOf(due)}`;
}

function revisionLines({ at, text }: RevisionWords, times: Times): readonly string[] {
  return text.map((line, index) => `  ${index === 0 ? times.minute(at) : " ".repeat(MINUTE_WIDTH)}  ${line}`);
}

function eventLine({ at, by, detail }: UpdateEvent, times: Times): string {
  return `  ${times.minute(at)}  ${by}: ${cleanText(detail)}`;
}
