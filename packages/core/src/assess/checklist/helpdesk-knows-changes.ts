import type { SectionId } from "../../compose/section.ts";
import type { Plan, ReportDefinition } from "../../config/plan/plan.ts";
import { words } from "../../practice/words.ts";
import type { DeliveryFact } from "../../practice/practice-log.ts";
import { latest } from "../../routines/evidence/evidence.ts";
import { addWorkingDays } from "../../calendar/work-calendar.ts";
import type { UpdateRecord } from "../../updates/update-record.ts";
import type { Platform } from "../../updates/update.ts";
import { addDays } from "../days.ts";
import type { ChecklistFinding, ChecklistInput, ChecklistRule } from "./checklist-item.ts";

const READ_SHARE = 0.9;
const LOOK_BACK_DAYS = 90;
/** Working days that there are to tell the help desk of something without a date. */
const TELL_WORKING_DAYS = 5;

/** Sections in which a report tells of changes. */
const TELLING: readonly SectionId[] = [
  "changes",
  "changes-new",
  "changes-revised",
  "deadlines",
  "helpdesk-week",
];

/** The help desk was told of each change that users or a platform feel, before its date, and has read it. */
export const helpdeskKnowsChanges: ChecklistRule = {
  id: "helpdesk-knows-changes",
  area: "helpdesk",
  validDays: 100,
  roles: ["helpdesk-lead", "om-owner"],
  judge,
};

function judge(input: ChecklistInput): ChecklistFinding {
  const { updates } = input;
  if (updates.state === "unread")
    return { state: "unknown", evidence: [words("updatesUnread")], evidenceAt: null, next: "collectUpdates" };
  const briefs = briefsOf(input);
  const told = toTell(input).map((record) => judgeUpdate(record, briefs, input));
  const evidenceAt = latest(told.flatMap(({ at, isRead }) => (at !== null && isRead ? [at] : [])));
  if (told.length === 0)
    return { state: "amber", evidence: [words("nothingToBrief")], evidenceAt: latest(briefs), next: "wait" };
  const late = told.filter(({ at }) => at === null).length;
  const read = told.filter(({ isRead }) => isRead).length;
  const evidence = [
    words(late === 0 ? "briefed" : "briefedLate", { total: told.length, done: told.length - late, late }),
    words("briefsRead", { read, total: told.length }),
    ...platformWords(told),
    ...(updates.state === "partly" ? [words("partlyUnread")] : []),
  ];
  const isRead = read / told.length >= READ_SHARE;
  if (late === 0 && isRead && updates.state === "read")
    return { state: "green", evidence, evidenceAt, next: null };
  const next = late > 0 ? "briefHelpdesk" : isRead ? "collectUpdates" : "acknowledgeBriefs";
  return { state: late <= 1 ? "amber" : "red", evidence, evidenceAt, next };
}

interface Told {
  readonly record: UpdateRecord;
  /** When the first brief in time arrived; null for none. */
  readonly at: Date | null;
  readonly isRead: boolean;
}

/** What users, the help desk or a platform feel, and what there was time to tell by now. */
function toTell({ updates, calendar, at }: ChecklistInput): readonly UpdateRecord[] {
  return updates.records.filter(({ update, firstSeenAt }) => {
    if (update.kind === "incident" || firstSeenAt <= addDays(at, -LOOK_BACK_DAYS)) return false;
    const isFelt = update.audiences.some((audience) => audience !== "admin") || update.platforms.length > 0;
    return isFelt && addWorkingDays(firstSeenAt, TELL_WORKING_DAYS, calendar) <= at;
  });
}

/** Reports of the plan that tell the help desk of changes. */
export function briefReports(plan: Plan): readonly ReportDefinition[] {
  const audiences = new Set(helpdeskAudiences(plan).map(({ id }) => id));
  return plan.reports.filter(
    ({ audience, sections }) =>
      audiences.has(audience) && sections.some((id) => TELLING.some((one) => one === id)),
  );
}

/** When such a report had reached everybody of the help desk whom it goes to, the earliest first. */
function briefsOf(input: ChecklistInput): readonly Date[] {
  const { plan, log, at } = input;
  const byRun = Map.groupBy(log.deliveries, ({ run }) => run);
  const briefs = briefReports(plan).flatMap((report) => {
    const runs = log.runs.filter(
      (run) => run.report === report.id && run.state !== "failed" && run.kind !== "dryRun",
    );
    return runs.flatMap(({ id }) => reachedAll(byRun.get(id) ?? [], report, input) ?? []);
  });
  return briefs.filter((time) => time <= at).sort((one, other) => one.getTime() - other.getTime());
}

/** When the last of the readers got it: whomever it was sent to, and who was in the audience then; null while one lacks it. */
function reachedAll(
  sent: readonly DeliveryFact[],
  { audience }: ReportDefinition,
  { plan, calendar }: ChecklistInput,
): Date | null {
  const at = latest(sent.map((delivery) => delivery.at));
  if (at === null || sent.some(({ state }) => state !== "accepted")) return null;
  const reached = new Set(sent.map(({ recipient }) => recipient.toLowerCase()));
  const members = plan.audiences.find(({ id }) => id === audience)?.members ?? [];
  const day = calendar.dayOf(at);
  const missing = plan.people.some(
    ({ id, address, startedOn }) =>
      members.includes(id) && (startedOn === null || startedOn <= day) && !reached.has(address.toLowerCase()),
  );
  return missing ? null : at;
}

function judgeUpdate(record: UpdateRecord, briefs: readonly Date[], { plan }: ChecklistInput): Told {
  const { update, firstSeenAt, triage } = record;
  const people = new Set(helpdeskAudiences(plan).flatMap(({ members }) => members));
  const before = update.actBy !== null && update.actBy > firstSeenAt ? update.actBy : null;
  const at = briefs.find((time) => time >= firstSeenAt && (before === null || time < before)) ?? null;
  return { record, at, isRead: triage.acknowledgements.some(({ person }) => people.has(person)) };
}

function helpdeskAudiences(plan: Plan) {
  return plan.audiences.filter(({ kind }) => kind === "helpdesk");
}

/** Of which platforms every change was told and read, and of which not. */
function platformWords(told: readonly Told[]) {
  const isCovered = ({ at, isRead }: Told): boolean => at !== null && isRead;
  const all = [...new Set(told.flatMap(({ record }) => record.update.platforms))].sort();
  const open = new Set(
    told.filter((one) => !isCovered(one)).flatMap(({ record }) => record.update.platforms),
  );
  const covered: Platform[] = all.filter((platform) => !open.has(platform));
  return [
    ...(covered.length > 0 ? [words("platformsCovered", { platforms: { platforms: covered } })] : []),
    ...(open.size > 0 ? [words("platformsUncovered", { platforms: { platforms: [...open].sort() } })] : []),
  ];
}
