import type { Plan } from "../config/plan/plan.ts";
import type { Touched } from "./touched.ts";
import { workerOf } from "./update-owner.ts";
import { createCoverTest } from "../assess/training/covered-update.ts";
import { TASK_KINDS, type TaskKind, type UpdateTask } from "./update-record.ts";
import type { Update, UpdateKind } from "./update.ts";
import { addWorkingDays, type WorkCalendar } from "../calendar/work-calendar.ts";

/** Days that training material has after a change of what it covers, counted from when it could be known. */
export const DAYS_TO_REVISE = 14;

const DAY_MS = 86_400_000;

/** Working days that each kind of work takes: so long before the date to act by, or after the update was first seen. */
const LEAD_DAYS: Readonly<Record<TaskKind, number>> = { notice: 5, training: 5, pilot: 10 };

const CHANGES_WORK: readonly UpdateKind[] = ["new", "changed"];
const IS_TRIED_FIRST: readonly UpdateKind[] = ["osRelease", "actionRequired", "endOfSupport"];

export interface TaskInput {
  readonly update: Update;
  readonly touched: Touched;
  readonly plan: Plan;
  readonly owner: string | null;
  /** When the update was first seen. */
  readonly at: Date;
  readonly calendar: WorkCalendar;
}

/**
 * The work that an update asks for: a notice where users or the help desk notice it, training where users do something
 * new or in a new way and where material of ours covers what changes, a pilot where devices of ours get another system
 * or must be changed.
 */
export function tasksFor(input: TaskInput): readonly UpdateTask[] {
  return TASK_KINDS.filter((kind) => isNeeded[kind](input)).map((kind) => ({
    kind,
    owner: workerOf(kind, input.owner, input.plan),
    due: dueOf(kind, input),
    doneAt: null,
  }));
}

const isNeeded: Readonly<Record<TaskKind, (input: TaskInput) => boolean>> = {
  notice: ({ update: { audiences } }) => audiences.includes("user") || audiences.includes("helpdesk"),
  training: (input) => isNewToUsers(input) || isCovered(input),
  // Devices that could not be read may be touched, when the update names a platform at all.
  pilot: ({ update: { kind }, touched: { devices, platforms } }) =>
    IS_TRIED_FIRST.includes(kind) && (devices === null ? platforms.length > 0 : devices > 0),
};

function isNewToUsers({ update: { audiences, kind } }: TaskInput): boolean {
  return audiences.includes("user") && CHANGES_WORK.includes(kind);
}

/** Whether training material shows what changes. */
function isCovered({ update, plan }: TaskInput): boolean {
  return (
    update.kind !== "incident" &&
    plan.training.some(({ covers }) => createCoverTest(covers)({ update, translations: [] }))
  );
}

/** Before the date to act by where that leaves a working day at least, and never after it. */
function dueOf(kind: TaskKind, input: TaskInput): Date {
  const { update, at, calendar } = input;
  const { actBy } = update;
  if (kind === "training" && !isNewToUsers(input))
    return calendar.endOf(calendar.dayOf(new Date(at.getTime() + DAYS_TO_REVISE * DAY_MS)));
  const days = LEAD_DAYS[kind];
  const inTime = actBy === null ? null : addWorkingDays(actBy, -days, calendar);
  if (actBy === null || inTime === null || calendar.dayOf(actBy) < calendar.dayOf(at))
    return addWorkingDays(at, days, calendar);
  const next = addWorkingDays(at, 1, calendar);
  const last = calendar.endOf(calendar.dayOf(actBy));
  if (inTime > next) return inTime;
  return next < last ? next : last;
}
