import { createOrganisationCalendar } from "../calendar/organisation-calendar.ts";
import { judgeRoutines } from "../routines/judge-routines.ts";
import type { RoutinesState } from "../routines/routine-state.ts";
import { type AwarenessState, judgeAwareness } from "./awareness.ts";
import type { ChecklistInput, ChecklistItemState } from "./checklist/checklist-item.ts";
import { judgeChecklist } from "./checklist/judge-checklist.ts";
import { judgeMonitoring, type MonitoringState } from "./monitoring.ts";
import type { PracticeInput } from "./practice.ts";
import { relevantUpdates } from "./relevant-updates.ts";

/** How the work that comes again and again is done, and what shows that it is. */
export interface RoutinePractice {
  readonly routines: RoutinesState;
  readonly monitoring: MonitoringState;
  readonly awareness: AwarenessState;
  readonly checklist: readonly ChecklistItemState[];
}

/** Judges routines, monitoring, awareness and the checklist, which also leans on what is judged elsewhere. Pure. */
export function assessRoutines(
  input: PracticeInput,
  others: Pick<ChecklistInput, "drills" | "training" | "planState">,
): RoutinePractice {
  const { plan, log, snapshot, period, timeZone } = input;
  const at = period.to;
  const calendar = createOrganisationCalendar(plan.organisation.calendar, timeZone);
  const updates = relevantUpdates(snapshot);
  const routines = judgeRoutines({ plan, log, snapshot, calendar, updates, period });
  const monitoring = judgeMonitoring({ plan, log, at });
  const awareness = judgeAwareness(plan, updates, { calendar, at });
  const parts = { plan, log, snapshot, calendar, at, routines, monitoring, awareness, updates, ...others };
  return { routines, monitoring, awareness, checklist: judgeChecklist(parts) };
}
