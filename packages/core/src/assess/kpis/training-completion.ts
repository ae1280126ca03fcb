import type { KpiDefinition } from "../kpi.ts";
import { countTrained } from "../training/training-state.ts";

/** People with valid completions of every module that their roles and audiences ask for. */
export const trainingCompletion: KpiDefinition = {
  id: "training_completion",
  group: "practice",
  unit: "percent",
  better: "higher",
  suggestedTarget: 95,
  sources: [],
  measure: (_snapshot, { training }) => {
    const { required, trained } = countTrained(training);
    return required === 0
      ? { kind: "nothing" }
      : { kind: "share", numerator: trained, denominator: required };
  },
};
