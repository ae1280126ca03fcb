import { ACKNOWLEDGE_MINUTES, ALERT_KINDS, ALERT_ROLES, DRILL_SEVERITIES } from "../../drills/alert-kinds.ts";
import { whoActs } from "../../people/who-acts.ts";
import { administrators } from "../../updates/update-owner.ts";
import type { DrillState } from "../drills/drill-state.ts";
import type { ChecklistInput } from "./checklist-item.ts";

/**
 * Whether a drill tells how a real alert would fare: it had no more time than an alert of its severity has, and went to
 * the one who acts in the role of such alerts, or to somebody else of the team than who started it.
 *
 * @param route - id of the role that has alerts where the plan has none for the kind; null for none.
 */
export function isRealDrill(
  drill: DrillState,
  route: string | null,
  { plan, calendar }: Pick<ChecklistInput, "plan" | "calendar">,
): boolean {
  const severity = DRILL_SEVERITIES.find((known) => known === drill.severity);
  if (severity === undefined || drill.targetMinutes > ACKNOWLEDGE_MINUTES[severity]) return false;
  const kind = ALERT_KINDS.find((known) => known === drill.alertKind);
  const wanted = kind === undefined ? null : ALERT_ROLES[kind];
  const role = plan.roles.find(({ id }) => id === wanted) ?? plan.roles.find(({ id }) => id === route);
  const acting = role === undefined ? null : whoActs(role, calendar.dayOf(drill.from), plan).person;
  if (acting !== null && drill.people.includes(acting)) return true;
  const team = new Set([
    ...administrators(plan),
    ...plan.roles.flatMap(({ holders, deputies }) => [...holders, ...deputies]),
  ]);
  const { acknowledgedBy, startedBy } = drill;
  return acknowledgedBy !== null && acknowledgedBy !== startedBy && team.has(acknowledgedBy);
}
