import type { Person, Plan } from "../config/plan/plan.ts";
import { entriesOf } from "../practice/journal-entry.ts";
import type { PracticeLog } from "../practice/practice-log.ts";
import type { OccurrenceState, RoutinesState, RoutineState } from "./routine-state.ts";

/** What one person is reminded of. */
export interface Reminder {
  readonly person: Person;
  /** At least one, in the order of the plan. */
  readonly items: readonly ReminderItem[];
}

export interface ReminderItem {
  readonly state: RoutineState;
  readonly occurrence: OccurrenceState;
}

/**
 * Who is reminded of what: each routine that is due today or overdue, to whoever acts in its role today. Nobody is
 * reminded twice of the same routine and due day.
 */
export function findReminders(
  { routines }: RoutinesState,
  plan: Pick<Plan, "people">,
  log: Pick<PracticeLog, "journal">,
): readonly Reminder[] {
  const reminded = new Set(
    entriesOf(log.journal, "reminded").map(({ routine, due, person }) => keyOf(routine, due, person)),
  );
  const items = routines.flatMap((state): ReminderItem[] => {
    const { current, acts } = state;
    if (current === null || acts.person === null || !isWaiting(current)) return [];
    if (reminded.has(keyOf(state.routine.id, current.due, acts.person))) return [];
    return [{ state, occurrence: current }];
  });
  const byPerson = Map.groupBy(items, ({ state }) => state.acts.person);
  return plan.people.flatMap((person) => {
    const own = byPerson.get(person.id);
    return own === undefined ? [] : [{ person, items: own }];
  });
}

/** Whether something is to be done about it today. What could not be read is asked for, too. */
export function isWaiting({ state }: Pick<OccurrenceState, "state">): boolean {
  return state === "due" || state === "overdue" || state === "unknown";
}

function keyOf(routine: string, due: string, person: string): string {
  return `${routine} ${due} ${person}`;
}
