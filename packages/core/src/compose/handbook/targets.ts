import type { KpiDefinition } from "../../assess/kpi.ts";
import type { Target } from "../../config/plan/plan.ts";
import { fill } from "../../locales/fill.ts";
import { dayOf, ownerName } from "../plan-words.ts";
import type { HandbookComposer, HandbookContext } from "./handbook-section.ts";

/** What the figures should be, who answers for them and since when. */
export const targets: HandbookComposer = {
  id: "targets",
  compose: (context) => {
    const { plan, messages, format, kpis } = context;
    const { texts } = messages.plan.handbook;
    const known = plan.targets.flatMap((target) => {
      const kpi = kpis.find(({ id }) => id === target.kpi);
      return kpi === undefined ? [] : [{ target, kpi }];
    });
    return [
      {
        kind: "table",
        id: "targets",
        title: texts.targetTable,
        emptyText: texts.noTargets,
        columns: [
          { id: "figure", title: texts.figure, type: "text", weight: 2.6 },
          { id: "target", title: texts.target, type: "text", weight: 1.5 },
          { id: "owner", title: texts.owner, type: "text", weight: 1.8 },
          { id: "decided", title: texts.decided, type: "date", weight: 1.1 },
        ],
        rows: known.map(({ target, kpi }) => [
          messages.kpi[kpi.id].name,
          targetText(target, kpi, context),
          target.owner === null ? texts.none : ownerName(target.owner, plan, format.locale),
          dayOf(target.approvedOn),
        ]),
      },
    ];
  },
};

function targetText({ value }: Target, { unit, better }: KpiDefinition, context: HandbookContext): string {
  const { texts, days } = context.messages.plan.handbook;
  const { format } = context;
  const plain = unit === "days" ? format.plural(value, days) : format.integer(value);
  const figure = unit === "percent" ? format.percent(value) : plain;
  return fill(better === "higher" ? texts.atLeast : texts.atMost, { value: figure });
}
