import type { UpdateRule } from "../../config/plan/plan.ts";
import { fill } from "../../locales/fill.ts";
import { TASK_KINDS } from "../../updates/update-record.ts";
import type { Block } from "../document.ts";
import { platformName } from "../parts/platform-names.ts";
import type { HandbookComposer, HandbookContext } from "./handbook-section.ts";
import { peopleNames, roleWithHolders } from "./handbook-words.ts";

/** Who takes care of announced changes, how soon, and who does the work that they ask for. */
export const updates: HandbookComposer = {
  id: "updates",
  compose: (context) => [watching(context), rules(context), tasks(context)],
};

function watching(context: HandbookContext): Block {
  const { plan, messages, format } = context;
  const { texts, workingDays } = messages.plan.handbook;
  const role = plan.roles.find(({ id }) => id === plan.updates.watcher);
  if (role === undefined) return { kind: "callout", tone: "attention", title: texts.noWatcher };
  const text = fill(texts.watch, {
    role: role.name[format.locale],
    people: peopleNames(role.holders, context),
    days: format.plural(plan.updates.dueWorkingDays, workingDays),
  });
  return { kind: "paragraph", text };
}

function rules(context: HandbookContext): Block {
  const { texts } = context.messages.plan.handbook;
  return {
    kind: "table",
    id: "update-rules",
    title: texts.ruleTable,
    emptyText: texts.noRules,
    columns: [
      { id: "when", title: texts.when, type: "text", weight: 2 },
      { id: "owner", title: texts.owner, type: "text", weight: 2 },
    ],
    rows: context.plan.updates.rules.map(({ when, owner }) => [
      conditionText(when, context),
      roleWithHolders(owner, context),
    ]),
  };
}

function conditionText(
  { platform, area, kind, audience }: UpdateRule["when"],
  { messages }: HandbookContext,
): string {
  const parts = [
    platform === undefined ? null : platformName(platform),
    area === undefined ? null : (messages.plan.updateArea[area] ?? area),
    kind === undefined ? null : messages.digest.kind[kind],
    audience === undefined ? null : messages.plan.updateAudience[audience],
  ];
  return parts.filter((part) => part !== null).join(", ");
}

function tasks(context: HandbookContext): Block {
  const { texts, updateTask } = context.messages.plan.handbook;
  return {
    kind: "table",
    id: "update-tasks",
    title: texts.taskTable,
    emptyText: texts.noTasks,
    columns: [
      { id: "what", title: texts.what, type: "text", weight: 2 },
      { id: "who", title: texts.who, type: "text", weight: 2 },
    ],
    rows: TASK_KINDS.map((kind) => {
      const owner = context.plan.updates.tasks[kind];
      return [updateTask[kind], owner === undefined ? texts.ownerOfUpdate : roleWithHolders(owner, context)];
    }),
  };
}
