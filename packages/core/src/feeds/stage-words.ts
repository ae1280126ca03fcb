import type { UpdateStage } from "../updates/update.ts";

/** Words by which Microsoft's roadmaps and update lists file how far a change has come. */
const STAGES: ReadonlyMap<string, UpdateStage> = new Map([
  ["in development", "inDevelopment"],
  ["in preview", "released"],
  ["rolling out", "released"],
  ["launched", "released"],
  ["launched (generally available)", "released"],
  ["released", "released"],
  ["cancelled", "announced"],
  ["canceled", "announced"],
  ["postponed", "announced"],
]);

/** The stage that one of these words stands for, or null when none does. */
export function stageOf(words: readonly string[]): UpdateStage | null {
  for (const word of words) {
    const stage = STAGES.get(word.trim().toLowerCase());
    if (stage !== undefined) return stage;
  }
  return null;
}
