import type { Risk } from "../../config/plan/plan.ts";
import { dayOf, ownerName } from "../plan-words.ts";
import type { Block } from "../document.ts";
import type { SectionComposer, SectionContext } from "../section.ts";

const LEVELS: readonly Risk["level"][] = ["high", "medium", "low"];
const TONES = { high: "bad", medium: "attention", low: "neutral" } as const;

/** Risks of the plan, the highest first. */
export const risks: SectionComposer = {
  id: "risks",
  parts: [{ sources: [], compose }],
};

function compose({ plan, messages, format }: SectionContext): readonly Block[] {
  const { columns, texts } = messages;
  const sorted = [...plan.risks].sort(
    (one, other) => LEVELS.indexOf(one.level) - LEVELS.indexOf(other.level),
  );
  return [
    {
      kind: "table",
      id: "risks",
      title: texts.riskTable,
      emptyText: texts.noRisks,
      columns: [
        { id: "level", title: columns.level, type: "status", weight: 1 },
        { id: "title", title: columns.title, type: "text", weight: 4 },
        { id: "owner", title: columns.owner, type: "text", weight: 1.5 },
        { id: "review", title: columns.review, type: "date", weight: 1.2 },
      ],
      rows: sorted.map((risk) => [
        { tone: TONES[risk.level], label: messages.riskLevel[risk.level] },
        risk.title[format.locale],
        ownerName(risk.owner, plan, format.locale),
        dayOf(risk.reviewBy),
      ]),
    },
  ];
}
