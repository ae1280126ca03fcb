import { relevantUpdates } from "../src/assess/relevant-updates.ts";
import { createOrganisationCalendar } from "../src/calendar/organisation-calendar.ts";
import type { Snapshot } from "../src/collect/snapshot.ts";
import type { Plan, Routine } from "../src/config/plan/plan.ts";
import type { PracticeLog } from "../src/practice/practice-log.ts";
import { judgeRoutines } from "../src/routines/judge-routines.ts";
import type { RoutineState } from "../src/routines/routine-state.ts";
import { logOf } from "./routines.ts";
import { plan as planOf, snapshot } from "./snapshots.ts";

/** A Wednesday, in the morning. */
export const MORNING: Date = new Date("2026-11-25T09:00:00Z");
const calendar = createOrganisationCalendar(
  { country: "SE", region: null, closed: [], open: [] },
  "Europe/Stockholm",
);

export interface RoutineCase {
  readonly log?: PracticeLog;
  readonly snapshot?: Snapshot;
  readonly plan?: Partial<Plan>;
  readonly now?: Date;
}

/** One routine as it stands on the morning of a Wednesday in Sweden, in a tenant that was never collected unless told. */
export function judgeRoutine(one: Routine, options: RoutineCase = {}): RoutineState {
  const now = options.now ?? MORNING;
  const of = options.snapshot ?? snapshot({ takenAt: new Date(0) });
  const { routines } = judgeRoutines({
    plan: planOf({ ...options.plan, routines: [one] }),
    log: options.log ?? logOf(),
    snapshot: of,
    calendar,
    updates: relevantUpdates(of),
    period: { from: new Date(now.getTime() - 7 * 86_400_000), to: now },
  });
  const [state] = routines;
  if (state === undefined) throw new Error("no routine");
  return state;
}
