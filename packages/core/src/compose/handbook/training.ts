import type { TrainingModule } from "../../config/plan/plan.ts";
import type { Block } from "../document.ts";
import { dayOf } from "../plan-words.ts";
import type { HandbookComposer, HandbookContext } from "./handbook-section.ts";
import { audienceName, roleNames } from "./handbook-words.ts";

/** What people learn, and what somebody new in the team does. */
export const training: HandbookComposer = {
  id: "training",
  compose: (context) => [moduleTable(context), stepTable(context)],
};

function moduleTable(context: HandbookContext): Block {
  const { plan, messages, format } = context;
  const { texts, months } = messages.plan.handbook;
  return {
    kind: "table",
    id: "modules",
    title: texts.moduleTable,
    emptyText: texts.noModules,
    columns: [
      { id: "what", title: texts.what, type: "link", weight: 2.6 },
      { id: "forWhom", title: texts.forWhom, type: "text", weight: 2 },
      { id: "version", title: texts.materialVersion, type: "text", weight: 0.8 },
      { id: "revised", title: texts.revised, type: "date", weight: 1.1 },
      { id: "holds", title: texts.holds, type: "text", weight: 1.1 },
    ],
    rows: plan.training.map((module) => [
      { text: module.title[format.locale], url: module.url },
      learners(module, context),
      module.version,
      dayOf(module.revisedOn),
      module.validMonths === null ? texts.forGood : format.plural(module.validMonths, months),
    ]),
  };
}

function learners({ audience, roles }: TrainingModule, context: HandbookContext): string {
  const readers = audience === null ? [] : [audienceName(audience, context.plan, context.format.locale)];
  return [...readers, ...(roles.length === 0 ? [] : [roleNames(roles, context)])].join(", ");
}

function stepTable(context: HandbookContext): Block {
  const { plan, messages, format } = context;
  const { texts, days } = messages.plan.handbook;
  return {
    kind: "table",
    id: "onboarding",
    title: texts.stepTable,
    emptyText: texts.noSteps,
    columns: [
      { id: "what", title: texts.what, type: "link", weight: 3 },
      { id: "forWhom", title: texts.forWhom, type: "text", weight: 2.4 },
      { id: "within", title: texts.within, type: "text", weight: 1 },
    ],
    rows: plan.onboarding.map(({ title, roles, withinDays, module, url }) => [
      { text: title[format.locale], url: url ?? plan.training.find(({ id }) => id === module)?.url ?? null },
      roleNames(roles, context),
      format.plural(withinDays, days),
    ]),
  };
}
