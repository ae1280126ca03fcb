import type { TableBlock } from "../../document.ts";
import type { SectionContext } from "../../section.ts";
import { smallCount } from "../../small-count.ts";
import { groupName } from "./group-name.ts";

/** How many of each role or audience have a module, for readers who may not see who. */
export function groupTable({ assessment, plan, messages, format }: SectionContext): TableBlock {
  const { columns, texts } = messages.training;
  const rows = assessment.practice.training.modules.flatMap(({ module, people }) => {
    const groups = [...new Set(people.flatMap((learner) => learner.groups))];
    return groups.map((id) => {
      const own = people.filter((learner) => learner.groups.includes(id));
      const without = own.filter(({ state }) => state !== "valid").length;
      return [
        groupName(id, plan, format.locale),
        module.title[format.locale],
        smallCount(own.length, format),
        smallCount(without, format),
        without === 0
          ? ({ tone: "good", label: texts.allTrained } as const)
          : ({ tone: "attention", label: texts.notAllTrained } as const),
      ];
    });
  });
  return {
    kind: "table",
    id: "training-groups",
    title: texts.groupTable,
    emptyText: texts.noPeople,
    columns: [
      { id: "group", title: columns.group, type: "text", weight: 2 },
      { id: "module", title: columns.module, type: "text", weight: 2.6 },
      { id: "people", title: columns.people, type: "text", weight: 0.8 },
      { id: "without", title: columns.without, type: "text", weight: 1.2 },
      { id: "state", title: messages.columns.state, type: "status", weight: 1.2 },
    ],
    rows,
  };
}
