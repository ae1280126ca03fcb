import type { Plan } from "../config/plan/plan.ts";
import type { Estate } from "./estate.ts";
import { type Touched, touchedBy } from "./touched.ts";
import { ownerOf } from "./update-owner.ts";
import type { Triage } from "./update-record.ts";
import { tasksFor } from "./update-tasks.ts";
import type { Update } from "./update.ts";
import { addWorkingDays, type WorkCalendar } from "../calendar/work-calendar.ts";

/** Why an update was set aside without anybody's doing. */
export const NOT_OURS = "It names only platforms or versions that none of our devices has.";

/** What triage leans on beside the update itself. */
export interface TriageSetting {
  readonly plan: Plan;
  readonly calendar: WorkCalendar;
  /** Now: when the update is first seen, or seen anew. */
  readonly at: Date;
}

/** What is to be done about an update of an estate, from what was decided so far; `null` stands for a new one. */
export function createTriage(
  estate: Estate,
  setting: TriageSetting,
): (update: Update, triage: Triage | null, deadlineMoved?: boolean) => Triage {
  return (update, triage, deadlineMoved = false) => {
    const touched = touchedBy(update, estate);
    if (triage === null) return startTriage(update, touched, setting);
    const revised = reviseTriage(triage, update, touched, setting);
    return deadlineMoved && revised === triage ? moveDeadline(triage, update, touched, setting) : revised;
  };
}

/**
 * How the triage of an update begins: with an owner, a day by which it must be assessed and the work that it asks for.
 * One that has to do with nothing of ours is set aside, and taken up as soon as that changes.
 */
export function startTriage(update: Update, touched: Touched, setting: TriageSetting): Triage {
  const { plan, calendar, at } = setting;
  if (touched.relevance === "none")
    return {
      state: "notRelevant",
      owner: null,
      due: null,
      reason: NOT_OURS,
      acknowledgements: [],
      tasks: [],
    };
  const owner = ownerOf(update, plan);
  const due = addWorkingDays(at, plan.updates.dueWorkingDays, calendar);
  const { actBy } = update;
  return {
    state: "new",
    owner,
    // A date to act by that comes sooner leaves less time.
    due: isAhead(actBy, setting) && actBy < due ? latestOf(actBy, setting) : due,
    reason: null,
    acknowledgements: [],
    tasks: tasksFor({ update, touched, plan, owner, at, calendar }),
  };
}

/**
 * The triage of a known update when the estate or the update itself has changed: one that was set aside and touches us
 * now begins, and one that nobody has looked at and that no longer does is set aside. What people decided stays.
 */
export function reviseTriage(
  triage: Triage,
  update: Update,
  touched: Touched,
  setting: TriageSetting,
): Triage {
  const isUnseen = triage.state === "new" && triage.acknowledgements.length === 0;
  const begins = wasSetAside(triage) && touched.relevance !== "none";
  const ends = isUnseen && touched.relevance === "none";
  if (!begins && !ends) return triage;
  return { ...startTriage(update, touched, setting), acknowledgements: triage.acknowledgements };
}

/**
 * The triage of an update whose date to act by was moved: the work that is left gets new dates, and one that people had
 * done with comes back when the new date lies ahead, for what they did may not be enough any more.
 */
export function moveDeadline(
  triage: Triage,
  update: Update,
  touched: Touched,
  setting: TriageSetting,
): Triage {
  const fresh = startTriage(update, touched, setting);
  const redated = triage.tasks.map((task) =>
    task.doneAt === null
      ? { ...task, due: fresh.tasks.find(({ kind }) => kind === task.kind)?.due ?? task.due }
      : task,
  );
  if (triage.state === "notRelevant") return triage;
  if (triage.state !== "done")
    return {
      ...triage,
      tasks: redated,
      due: triage.state === "new" ? sooner(triage.due, fresh.due) : triage.due,
    };
  if (!isAhead(update.actBy, setting) || fresh.state !== "new") return triage;
  return { ...triage, state: "new", due: fresh.due, reason: DEADLINE_MOVED, tasks: redated };
}

/** Why an update that was done is to be looked at again. */
export const DEADLINE_MOVED = "Its date to act by was moved after it had been closed.";

/** Whether a date is today or later, as the organisation's calendar has it. */
function isAhead(date: Date | null, { calendar, at }: TriageSetting): date is Date {
  return date !== null && calendar.dayOf(date) >= calendar.dayOf(at);
}

/** A date to act by; of one that was earlier today, the end of today. */
function latestOf(date: Date, { calendar, at }: TriageSetting): Date {
  return date > at ? date : calendar.endOf(calendar.dayOf(date));
}

function sooner(one: Date | null, other: Date | null): Date | null {
  if (one === null || other === null) return one ?? other;
  return one < other ? one : other;
}

/** Whether it was set aside without anybody's doing: people who close an update become its owner. */
function wasSetAside({ state, owner, reason }: Triage): boolean {
  return state === "notRelevant" && owner === null && reason === NOT_OURS;
}
