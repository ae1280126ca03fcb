import { type AlertRule, type Said, wholeRule } from "../../alert-rule.ts";
import type { EvidenceRow } from "../../firing.ts";
import { firingOf } from "../firing-of.ts";
import { lapsedOf } from "../lapsed-of.ts";

/**
 * Reports of which the newest run did not reach everybody whom it was made for. It is judged from what was sent. A report
 * that never went out at all is told by the watch over the schedule; of one that has no schedule any more there is no
 * next run that could reach them.
 */
export const reportUndelivered: AlertRule = wholeRule({
  id: "report-undelivered",
  sources: [],
  onIncomplete: "rows",
  role: "intune-admin",
  blade: "tenantStatus",
  severity: "high",
  lapses: "said",
  thresholds: {
    recipients: {
      unit: "count",
      default: 1,
      min: 1,
      max: 10_000,
      meaning: "Recipients that a run did not reach from which on it is told; all of them is high.",
      source: "Practice: each recipient was promised the report.",
    },
  },
  evaluate: ({ facts, thresholds, plan }) => {
    const planned = new Set(plan.reports.flatMap(({ id, schedule }) => (schedule === null ? [] : [id])));
    return facts.undelivered.flatMap(({ report, recipients, missed, scheduledFor }): readonly Said[] => {
      if (!planned.has(report)) return [lapsedOf("report", report)];
      if (missed.length < thresholds.recipients) return [];
      const evidence = missed.map(
        ({ recipient, state, reason }): EvidenceRow => ({
          name: recipient,
          detail: reason === "" ? state : `${state}: ${reason}`,
          value: null,
          at: scheduledFor,
        }),
      );
      return [
        firingOf(
          { kind: "report", id: report, name: report, platform: null },
          missed.length >= recipients ? "high" : "medium",
          { value: missed.length, unit: "count", detail: "", evidence },
        ),
      ];
    });
  },
});
