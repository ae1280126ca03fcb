import type { Plan } from "../config/plan.ts";
import type { Estate } from "./estate.ts";
import { type Touched, touchedBy } from "./touched.ts";
import { ownerOf } from "./update-owner.ts";
import type { Triage } from "./update-record.ts";
import { tasksFor } from "./update-tasks.ts";
import type { Update } from "./update.ts";
import { addWorkingDays, type WorkCalendar } from "./work-calendar.ts";

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
): (update: Update, triage: Triage | null) => Triage {
  return (update, triage) => {
    const touched = touchedBy(update, estate);
    return triage === null
      ? startTriage(update, touched, setting)
      : reviseTriage(triage, update, touched, setting);
  };
}

/**
 * How the triage of an update begins: with an owner, a day by which it must be assessed and the work that it asks for.
 * One that has to do with nothing of ours is set aside, and taken up as soon as that changes.
 */
export function startTriage(update: Update, touched: Touched, { plan, calendar, at }: TriageSetting): Triage {
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
    due: actBy !== null && actBy > at && actBy < due ? actBy : due,
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

/** Whether it was set aside without anybody's doing: people who close an update become its owner. */
function wasSetAside({ state, owner, reason }: Triage): boolean {
  return state === "notRelevant" && owner === null && reason === NOT_OURS;
}
