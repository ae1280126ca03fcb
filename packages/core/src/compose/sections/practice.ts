import type { Block } from "../document.ts";
import { kpiCards } from "../kpi-cards.ts";
import type { SectionComposer, SectionContext } from "../section.ts";

/** Every figure of how the plan is followed. */
export const practice: SectionComposer = {
  id: "practice",
  parts: [{ sources: [], compose }],
};

function compose(context: SectionContext): readonly Block[] {
  const { practiceKpis } = context.assessment;
  if (practiceKpis.length > 0) return [{ kind: "kpis", items: kpiCards(context, practiceKpis) }];
  return [{ kind: "callout", tone: "neutral", title: context.messages.practice.texts.noPractice }];
}
