import { assessPractice, type PracticeInput, type PracticeState } from "../src/assess/practice.ts";
import type { Snapshot } from "../src/collect/snapshot.ts";
import { NO_LOG } from "../src/practice/practice-log.ts";
import { plan } from "./snapshots.ts";

/** The practice of an organisation that has done nothing yet, unless told. */
export function practiceOf(snapshot: Snapshot, patch: Partial<PracticeInput> = {}): PracticeState {
  const { takenAt } = snapshot;
  return assessPractice({
    snapshot,
    plan: plan(),
    log: NO_LOG,
    timeZone: "Europe/Stockholm",
    period: { from: new Date(takenAt.getTime() - 7 * 86_400_000), to: takenAt },
    ...patch,
  });
}
