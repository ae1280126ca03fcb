import { NO_CHECKPOINT } from "../checkpoint.ts";
import { isWhole } from "../collect/is-whole.ts";
import type { DeliveryState } from "../deliver/delivery-states.ts";
import { OmError } from "../errors.ts";
import type { DeliveryCounts, RunVerdict } from "../store/end-run-row.ts";
import type { Run } from "../store/run-row.ts";
import type { RunnerDeps } from "./report-runner.ts";

/**
 * Ends a run when nothing of it is left to do, and else writes down what is. Whoever settles a delivery asks for it;
 * of several that do so at once, one ends the run.
 */
export async function endRun(
  { store, checkpoint = NO_CHECKPOINT }: Pick<RunnerDeps, "store" | "checkpoint">,
  id: string,
  waiting: string | null = null,
): Promise<Run> {
  const run = await read(store, id);
  const coverage = run.snapshotId === null ? null : await store.snapshots.coverage(run.snapshotId);
  const isWholeContent = coverage === null ? null : isWhole({ coverage });
  const end = await store.runs.endIfSettled(id, (counts) => verdictOf(counts, isWholeContent));
  if (end.isEnded) await checkpoint("run.ended");
  if (end.run.state !== "fannedOut") return end.run;
  const left = `${end.open} of ${end.total} deliveries are still to be made`;
  return store.runs.note(end.run, waiting === null ? left : `${left}: ${waiting}`);
}

/** `succeeded` needs the whole content at everybody who was to have it. Letters (null) have no content of their own. */
function verdictOf(counts: DeliveryCounts, isWholeContent: boolean | null): RunVerdict {
  const accepted = counts.get("accepted") ?? 0;
  const meant = sum(counts, (state) => state !== "suppressed");
  const why = [
    ...(accepted === meant ? [] : [`accepted for ${accepted} of ${meant}: ${listed(counts)}`]),
    ...(isWholeContent === false ? ["not every source could be read"] : []),
  ];
  if (meant === 0 && isWholeContent !== null) why.push("everybody was taken out of its audience");
  const reason = why.length === 0 ? null : why.join("; ");
  if (accepted === 0 && (meant > 0 || isWholeContent !== null)) return { state: "failed", reason };
  return { state: isWholeContent !== false && accepted === meant ? "succeeded" : "partial", reason };
}

/** How many stand where, but for those that all is well with. */
function listed(counts: DeliveryCounts): string {
  const others = [...counts].filter(([state]) => state !== "accepted" && state !== "suppressed");
  return others
    .map(([state, count]) => `${count} ${state}`)
    .toSorted()
    .join(", ");
}

function sum(counts: DeliveryCounts, counted: (state: DeliveryState) => boolean): number {
  return [...counts].reduce((total, [state, count]) => (counted(state) ? total + count : total), 0);
}

async function read(store: RunnerDeps["store"], id: string): Promise<Run> {
  const run = await store.runs.get(id);
  if (run !== null) return run;
  throw new OmError(`there is no run ${id}`, {
    code: "run.unknown",
    hint: "List the runs with `intune-om runs`.",
  });
}
