import type { GapFinder, PlanGap } from "./gap.ts";

/** Targets that nobody answers for or nobody has decided, and figures without a target. */
export const targetGaps: GapFinder = ({ plan, kpis }) => {
  const targets = plan.targets.flatMap(({ kpi, owner, approvedOn }, index): readonly PlanGap[] => {
    const at = { subject: kpi, path: ["targets", index] };
    const gaps: PlanGap[] = [];
    if (owner === null)
      gaps.push({
        ...at,
        code: "target-without-owner",
        message: "nobody answers for the target",
        fix: "Add owner, the id of a person.",
      });
    if (approvedOn === null)
      gaps.push({
        ...at,
        code: "target-without-approval",
        message: "the target has no day on which it was decided",
        fix: "Add approvedOn, the day on which it was.",
      });
    return gaps;
  });
  const without = kpis.filter((kpi) => !plan.targets.some((target) => target.kpi === kpi));
  return [
    ...targets,
    ...without.map(
      (kpi): PlanGap => ({
        code: "kpi-without-target",
        subject: kpi,
        path: ["targets"],
        message: "the figure has no target of the organisation's own, so the product's suggestion counts",
        fix: `Add { kpi: ${kpi}, value: … } with owner and approvedOn.`,
      }),
    ),
  ];
};
