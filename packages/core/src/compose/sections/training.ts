import { countTrained } from "../../assess/training/training-state.ts";
import { fill } from "../../locales/fill.ts";
import type { Block } from "../document.ts";
import { EVERY_FEED, type SectionComposer, type SectionContext } from "../section.ts";
import { groupTable } from "./training/group-table.ts";
import { materialTable } from "./training/material-table.ts";
import { moduleLinks } from "./training/module-links.ts";
import { peopleTable } from "./training/people-table.ts";

/**
 * Training: who has it for those who may see people, counts by role for other readers who follow the plan, and to users
 * only where their own material is.
 */
export const training: SectionComposer = {
  id: "training",
  parts: [
    { sources: [], compose: composePeople },
    // What is known of changes still holds when announcements cannot be read, but not that there is no other.
    { sources: ["service-messages", EVERY_FEED], needs: "none", compose: composeMaterial },
  ],
};

function composePeople(context: SectionContext): readonly Block[] {
  if (isForUsers(context)) return moduleLinks(context);
  const { assessment, messages, format, showsPeople } = context;
  const { required, trained } = countTrained(assessment.practice.training);
  const summary = fill(messages.training.texts.summary, {
    trained: format.integer(trained),
    required: format.integer(required),
  });
  return [
    ...(required === 0 ? [] : [{ kind: "paragraph" as const, text: summary }]),
    showsPeople ? peopleTable(context) : groupTable(context),
  ];
}

function composeMaterial(context: SectionContext, whole: boolean): readonly Block[] {
  return isForUsers(context) ? [] : [materialTable(context, whole)];
}

function isForUsers({ audience }: SectionContext): boolean {
  return audience === "users" || audience === "newcomers";
}
