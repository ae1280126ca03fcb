import type { CompletionState } from "../../../assess/training/completions.ts";
import { cleanText } from "../../../text/clean-text.ts";
import type { StatusCell, TableBlock, Tone } from "../../document.ts";
import { dayOf, ownerName } from "../../plan-words.ts";
import type { SectionContext } from "../../section.ts";
import { groupName } from "./group-name.ts";

const TONES: Readonly<Record<CompletionState, Tone>> = {
  valid: "good",
  outdated: "attention",
  expired: "bad",
  missing: "bad",
};

const PRESSING: readonly CompletionState[] = ["missing", "expired", "outdated", "valid"];

/** Everybody who needs a module, those without it first, then by when it ends. */
export function peopleTable({ assessment, plan, messages, format }: SectionContext): TableBlock {
  const { columns, states, texts } = messages.training;
  const status = (state: CompletionState): StatusCell => ({ tone: TONES[state], label: states[state] });
  const learners = assessment.practice.training.modules
    .flatMap(({ module, people }) => people.map((learner) => ({ module, ...learner })))
    .sort(
      (one, other) =>
        PRESSING.indexOf(one.state) - PRESSING.indexOf(other.state) ||
        (one.validUntil ?? "9999").localeCompare(other.validUntil ?? "9999"),
    );
  return {
    kind: "table",
    id: "training-people",
    title: texts.peopleTable,
    emptyText: texts.noPeople,
    readingLimit: 40,
    columns: [
      { id: "person", title: columns.person, type: "text", weight: 1.6 },
      { id: "module", title: columns.module, type: "text", weight: 2.4 },
      { id: "for", title: columns.needsFor, type: "text", weight: 2 },
      { id: "completed", title: columns.completed, type: "date", weight: 1.1 },
      { id: "version", title: columns.learntVersion, type: "text", weight: 1, workbookOnly: true },
      { id: "until", title: columns.validUntil, type: "date", weight: 1.1 },
      { id: "state", title: messages.columns.state, type: "status", weight: 1.1 },
    ],
    rows: learners.map(({ module, person, groups, completion, validUntil, state }) => [
      ownerName(person, plan, format.locale),
      module.title[format.locale],
      format.list(groups.map((id) => groupName(id, plan, format.locale))),
      dayOf(completion?.on ?? null),
      completion === null ? null : cleanText(completion.version, 40),
      dayOf(validUntil),
      status(state),
    ]),
  };
}
