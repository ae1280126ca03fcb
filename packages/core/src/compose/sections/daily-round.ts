import { ROUNDS } from "../../rounds/rounds.ts";
import { writeRound } from "../../rounds/round-words.ts";
import type { Block } from "../document.ts";
import type { SectionComposer, SectionContext } from "../section.ts";

/** Where an administrator looks today: each place with its figures and an entry point to the admin center. */
export const dailyRound: SectionComposer = {
  id: "daily-round",
  parts: [{ sources: [], compose }],
};

function compose(context: SectionContext): readonly Block[] {
  const { assessment, audience, messages } = context;
  // The admin center is closed to everybody else.
  if (audience !== "administrators") return [];
  const { snapshot, practice } = assessment;
  const items = writeRound(ROUNDS.daily, { snapshot, practice }, context).map((step) => ({
    text: step.title,
    detail: `${step.figures.map(({ text }) => text).join("; ")}. ${messages.rounds.words.normal}: ${step.normal}`,
    url: step.url,
  }));
  return [{ kind: "list", ordered: true, items }];
}
