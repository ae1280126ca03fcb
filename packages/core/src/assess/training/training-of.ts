import type { PracticeInput } from "../practice.ts";
import { knownUpdates } from "../known-updates.ts";
import { updatesRead } from "../relevant-updates.ts";
import { assessTraining, type TrainingState } from "./training-state.ts";

/** The training of an organisation as one snapshot and what is remembered tell it. */
export function trainingOf({ snapshot, plan, log, timeZone, period }: PracticeInput): TrainingState {
  return assessTraining({
    plan,
    records: log.training,
    updates: knownUpdates(snapshot),
    seesUpdates: updatesRead(snapshot) === "read",
    timeZone,
    at: period.to,
  });
}
