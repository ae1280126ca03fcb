import type { z } from "zod";
import { localizedText, strict } from "../fields.ts";
import type { LocalizedText } from "./texts.ts";

/** What an organisation asks itself before it can keep a plan. */
export const DISCOVERY_QUESTIONS = [
  "who-is-team",
  "how-report",
  "who-knows-updates",
  "alert-practice",
  "what-is-success",
  "who-needs-targeted",
  "channel-effect",
  "where-get-help",
  "existing-blockers",
] as const;
export type DiscoveryQuestion = (typeof DISCOVERY_QUESTIONS)[number];

/** Answers in words. Most questions are answered by the rest of the plan, some only here. */
export type DiscoveryAnswers = Readonly<Partial<Record<DiscoveryQuestion, LocalizedText | undefined>>>;

export function discoverySchema(): z.ZodType<DiscoveryAnswers> {
  const answers = DISCOVERY_QUESTIONS.map(
    (question) => [question, localizedText("The answer in words.").optional()] as const,
  );
  return strict(Object.fromEntries(answers)).meta({
    description: "Answers to the questions that a plan begins with.",
  });
}
