import type { TrainingModule } from "../../config/plan/plan.ts";
import type { EntryOf } from "../../practice/journal-entry.ts";
import { isOutdated, type MaterialVersion } from "./material-versions.ts";
import { addMonths } from "./months.ts";

/** `outdated`: of a version before a feature changed. `expired`: longer ago than it counts. */
export type CompletionState = "valid" | "outdated" | "expired" | "missing";

/** How somebody stands with a module. */
export interface Standing {
  readonly state: CompletionState;
  /** The completion that counts, else the newest one. */
  readonly completion: { readonly on: string; readonly version: string } | null;
  /** The last day on which it counts, whatever its state; null for one that counts for good, and without one. */
  readonly validUntil: string | null;
}

export interface StandingInput {
  readonly module: TrainingModule;
  /** Of this person and module. */
  readonly completions: readonly Pick<EntryOf<"trained">, "on" | "version">[];
  readonly versions: readonly MaterialVersion[];
  /** Today, `YYYY-MM-DD`. */
  readonly day: string;
}

/** Judges what somebody has completed of one module: the completion that counts the longest decides. */
export function standingOf({ module, completions, versions, day }: StandingInput): Standing {
  const judged = completions
    .filter(({ on }) => on <= day)
    .map(({ on, version }): Standing => {
      const validUntil = module.validMonths === null ? null : addMonths(on, module.validMonths);
      const isExpired = validUntil !== null && validUntil < day;
      const state = isExpired ? "expired" : isOutdated(versions, version, on) ? "outdated" : "valid";
      return { state, completion: { on, version }, validUntil };
    })
    .sort((one, other) => ((one.completion?.on ?? "") < (other.completion?.on ?? "") ? 1 : -1));
  return judged.find(({ state }) => state === "valid") ?? judged[0] ?? NEVER;
}

const NEVER: Standing = { state: "missing", completion: null, validUntil: null };
