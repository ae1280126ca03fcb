import type { GapFinder, PlanGap } from "./gap.ts";

/** What was to be looked at or done by a day that has passed. Days of one form compare as texts. */
export const overdueGaps: GapFinder = ({ plan, today }) => [
  ...plan.risks.flatMap(({ id, reviewBy }, index): readonly PlanGap[] => {
    const at = { subject: id, path: ["risks", index] };
    if (reviewBy === null) {
      const fix = "Add reviewBy, the day on which to look at it again.";
      return [{ ...at, code: "risk-without-review", message: "the risk has no day of review", fix }];
    }
    if (reviewBy >= today) return [];
    const message = `the risk was to be looked at by ${reviewBy}`;
    const fix = "Look at it, and write the day of the next review, or remove it.";
    return [{ ...at, code: "risk-review-overdue", message, fix }];
  }),
  ...plan.actions.flatMap(({ id, due, done, owner }, index): readonly PlanGap[] => {
    if (done || due >= today) return [];
    const message = `the action was due on ${due} (${owner})`;
    const fix = "Say that it is done (done: true), or agree on another day.";
    return [{ code: "action-overdue", subject: id, path: ["actions", index], message, fix }];
  }),
  ...plan.deployments.flatMap(({ id, end, done }, index): readonly PlanGap[] => {
    if (done || end >= today) return [];
    const message = `the deployment ended on ${end} and is not said to be done`;
    const fix = "Say that it is done (done: true), or move its end and phases.";
    return [{ code: "deployment-past-end", subject: id, path: ["deployments", index], message, fix }];
  }),
];
