import { words } from "../../practice/words.ts";
import { addDays } from "../days.ts";
import type { ChecklistFinding, ChecklistInput, ChecklistRule } from "./checklist-item.ts";
import { isRealDrill } from "./real-drill.ts";

/** Days for which a drill shows that the team is ready. */
const DRILL_VALID_DAYS = 30;
/** Roles that alerts go to, the first that the plan has. */
const ALERT_ROLES = ["intune-admin", "security-lead", "om-owner"];

/** The team knows what to do with an important alert, somebody stands in, and a test alert was taken in time. */
export const readyForAlerts: ChecklistRule = {
  id: "ready-for-alerts",
  area: "operations",
  validDays: DRILL_VALID_DAYS,
  roles: ["om-owner", ...ALERT_ROLES],
  judge,
};

function judge(input: ChecklistInput): ChecklistFinding {
  const { plan, drills, at } = input;
  const isAnswered = plan.discovery["alert-practice"] !== undefined;
  const route = routeOf(input);
  const taken = drills.drills.filter(
    (drill) => drill.until !== null && drill.inTime === true && isRealDrill(drill, route.role, input),
  );
  const last = taken[0] ?? null;
  const isPractised = last?.until != null && last.until > addDays(at, -DRILL_VALID_DAYS);
  const evidence = [
    words(isAnswered ? "answered" : "notAnswered"),
    words(route.isWhole ? "routed" : "notRouted", {
      role: { names: route.role === null ? [] : [route.role] },
    }),
    last?.until == null
      ? words("notDrilled")
      : words("drilled", { at: last.until, minutes: Math.round(last.minutes), target: last.targetMinutes }),
  ];
  const evidenceAt = last?.until ?? null;
  const next = !isAnswered ? "answerAlertQuestion" : !route.isWhole ? "nameDeputy" : "startDrill";
  const held = [isAnswered, route.isWhole, isPractised].filter(Boolean).length;
  if (held === 3) return { state: "green", evidence, evidenceAt, next: null };
  return { state: held === 2 ? "amber" : "red", evidence, evidenceAt, next };
}

/** The role that alerts go to; whole with a holder and somebody who stands in. */
function routeOf({ plan }: ChecklistInput): { readonly role: string | null; readonly isWhole: boolean } {
  const named = [plan.checklist.owners["ready-for-alerts"] ?? "", ...ALERT_ROLES];
  const roles = named.flatMap((id) => plan.roles.find((role) => role.id === id) ?? []);
  const role = roles[0];
  if (role === undefined) return { role: null, isWhole: false };
  const others = role.deputies.filter((id) => !role.holders.includes(id));
  return { role: role.id, isWhole: role.holders.length > 0 && role.holders.length + others.length > 1 };
}
