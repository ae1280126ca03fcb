import { addDays } from "../../../assess/days.ts";
import type { AuditEvent } from "../../../collect/rows/tenant.ts";
import type { Plan } from "../../../config/plan/plan.ts";
import { type AlertRule, rowRule } from "../../alert-rule.ts";
import { firingOf } from "../firing-of.ts";
import { realDate } from "../real-date.ts";

/**
 * What decides how devices are: policies, profiles, scripts, apps, who gets them and who may change them. Actions on
 * single devices, tokens and uploads are none. Intune names the kind in `activity`, as `Patch DeviceCompliancePolicy`.
 */
const SUBJECT =
  /polic|config|complian|profile|baseline|intent|script|assignment|mobileapp|filter|role(?!out)|restriction/i;

/** Operations, in lower case, that change nothing, or act instead of changing. */
const NO_CHANGE: readonly string[] = ["get", "list", "read"];
const CHANGING_ACTION = /^(?:assign|unassign|set|update|create|delete|remove|reset)/i;

/**
 * Changes of policies by somebody who is neither a person of the plan nor named as one of the team. Each entry of the
 * audit log is an alert of its own, because nothing else of a change has an id that stays; those of one rule come in
 * one message. It ends by itself when the entry is older than `days`, which says nothing about the change: it is there to
 * be acknowledged. What failed has changed nothing.
 */
export const policyChanged: AlertRule = rowRule({
  id: "policy-changed",
  sources: ["audit-events"],
  onIncomplete: "rows",
  role: "security-lead",
  blade: "auditLogs",
  severity: "high",
  list: "auditEvents",
  thresholds: {
    days: {
      unit: "days",
      default: 7,
      min: 1,
      max: 7,
      meaning: "Days for which a change is told; the audit log is read seven days back.",
      source: "Practice: a week, so that a weekend and an absence do not hide a change.",
    },
  },
  begin: ({ now, thresholds, plan }) => {
    const team = teamOf(plan);
    const since = addDays(now, -thresholds.days);
    return (event) => {
      const at = realDate(event.at);
      if (at !== null && at < since) return null;
      if (!isPolicyChange(event) || /^fail/i.test(event.result)) return null;
      if (team.has(event.actor.trim().toLowerCase())) return null;
      const { activity, operation, category, actor, resources } = event;
      const isDeletion = verbsOf(event).includes("delete");
      const name = resources.join(", ") || activity || category;
      return firingOf(
        { kind: "change", id: event.id, name, platform: null },
        isDeletion ? "high" : "medium",
        {
          labels: { operation: operation.toLowerCase(), category },
          detail: activity,
          evidence: [{ name: actor, detail: activity, value: null, at }],
        },
      );
    };
  },
});

/** Who may change policies, in lower case. */
function teamOf({ people, alerts }: Plan): ReadonlySet<string> {
  return new Set(
    [...people.map(({ address }) => address), ...alerts.team].map((name) => name.trim().toLowerCase()),
  );
}

function isPolicyChange({ activity, operation, category }: AuditEvent): boolean {
  if (!SUBJECT.test(`${activity} ${category}`)) return false;
  const member = operation.toLowerCase();
  return member === "action" ? CHANGING_ACTION.test(activity.trim()) : !NO_CHANGE.includes(member);
}

/** What was done, as the operation says and as the activity does: one of them may be missing. */
function verbsOf({ activity, operation }: AuditEvent): readonly string[] {
  return [operation, activity.trim().split(/\s/, 1)[0] ?? ""].map((word) => word.toLowerCase());
}
