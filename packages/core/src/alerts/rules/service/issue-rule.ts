import { daysBetween } from "../../../assess/days.ts";
import { issueSince } from "../../../assess/issue-since.ts";
import { type AlertRule, rowRule } from "../../alert-rule.ts";
import type { ServiceRuleId } from "../../rule-ids.ts";
import type { AlertSeverity } from "../../severity.ts";
import { firingOf } from "../firing-of.ts";
import { realDate } from "../real-date.ts";
import { unknownOf } from "../unknown-of.ts";

export interface IssueRuleOptions {
  readonly id: ServiceRuleId;
  readonly severity: AlertSeverity;
  /** Whether it is one of this rule's, by its classification in lower case. */
  readonly isOurs: (classification: string) => boolean;
}

/**
 * The rule for issues of the service that are open. Nobody here can mend them, so that they get no worse with time; how
 * old one is counts from its first post, because start dates are set back.
 */
export function issueRule({ id, severity, isOurs }: IssueRuleOptions): AlertRule {
  return rowRule({
    id,
    sources: ["service-issues"],
    onIncomplete: "rows",
    role: "intune-admin",
    blade: "tenantStatus",
    severity,
    list: "serviceIssues",
    thresholds: {
      afterHours: {
        unit: "hours",
        default: 0,
        min: 0,
        max: 720,
        meaning: "Hours after its first post from which on it is told; 0 for at once.",
        source: "Practice: the help desk must know before the users call.",
      },
    },
    begin:
      ({ now, thresholds }) =>
      (issue) => {
        if (issue.resolved) return null;
        if (!isOurs(issue.classification.toLowerCase()))
          return issue.classification === "" ? unknownOf("issue", issue.id, "classification") : null;
        const since = realDate(issueSince(issue));
        const hours = since === null ? null : Math.max(0, daysBetween(since, now) * 24);
        // One without any date is told at once: nobody knows how long it has lasted.
        if (hours !== null && hours < thresholds.afterHours) return null;
        const { title, status, feature } = issue;
        const value = hours === null ? null : Math.floor(hours);
        const name = title || issue.id;
        return firingOf({ kind: "issue", id: issue.id, name, platform: null }, severity, {
          value,
          unit: "hours",
          labels: feature === "" ? {} : { feature },
          detail: status,
          evidence: [{ name: feature || name, detail: status, value, at: since }],
        });
      },
  });
}
