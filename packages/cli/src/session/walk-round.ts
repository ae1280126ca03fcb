import type { RoundGuide } from "@intune-om/core";
import type { Ask } from "../action.ts";
import { stepText } from "../output/round-text.ts";

export interface WalkedRound {
  /** Whether every step was gone through. */
  readonly whole: boolean;
  /** What was noted, with the step's title before it; null for nothing. */
  readonly found: string | null;
}

/** Goes through a round one step at a time and keeps what is noted at each. */
export async function walkRound(
  guide: RoundGuide,
  { ask, show }: { readonly ask: Ask; readonly show: (text: string) => void },
): Promise<WalkedRound> {
  const notes: string[] = [];
  const foundSoFar = (): string | null => (notes.length === 0 ? null : notes.join("; "));
  for (const [index, step] of guide.steps.entries()) {
    show(stepText(step, index + 1, guide));
    const answer = await ask("What did you find? Press Enter when all is normal.");
    if (answer === null) return { whole: false, found: foundSoFar() };
    if (answer.trim() !== "") notes.push(`${step.title}: ${answer.trim()}`);
  }
  return { whole: true, found: foundSoFar() };
}
