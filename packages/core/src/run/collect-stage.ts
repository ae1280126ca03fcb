import { NO_CHECKPOINT } from "../checkpoint.ts";
import type { Coverage, Snapshot } from "../collect/snapshot.ts";
import { OmError } from "../errors.ts";
import { keepSnapshot } from "./keep-snapshot.ts";
import { tenantOf } from "./organisation-parts.ts";
import type { RunContext } from "./report-runner.ts";

/** Takes the run's snapshot, or finds the one that it took before. */
export async function collectStage(
  context: RunContext,
): Promise<{ readonly context: RunContext; readonly snapshot: Snapshot }> {
  const { deps, run, signal } = context;
  if (run.snapshotId !== null) return { context, snapshot: await loadSnapshot(context) };
  deps.onStage?.("collect");
  const snapshot = await deps.collect(tenantOf(deps, run.tenant), signal);
  refuseBlindness(snapshot);
  const kept = await keepSnapshot(snapshot, deps);
  const moved = await deps.store.runs.move(run, "collected", { snapshotId: kept.id });
  await (deps.checkpoint ?? NO_CHECKPOINT)("run.collected");
  return { context: { ...context, run: moved }, snapshot: kept };
}

/** The snapshot that the run took. */
export function loadSnapshot({ deps, run }: RunContext): Promise<Snapshot> {
  if (run.snapshotId === null) throw new RangeError(`run ${run.id} has taken no snapshot`);
  return deps.store.snapshots.load(run.snapshotId);
}

/**
 * A report of nothing helps nobody: when not one source of the tenant could be read, the run stops.
 * @throws OmError `collect.nothing-readable`
 */
export function refuseBlindness(snapshot: Snapshot): void {
  const graph = snapshot.coverage.filter(({ source }) => !source.startsWith("feed:"));
  const [first] = graph;
  if (first === undefined || graph.some(({ status }) => status !== "unreadable")) return;
  if (graph.every(isForbidden)) {
    throw new OmError(
      `no permission has been granted in tenant ${snapshot.tenant}: admin consent is missing`,
      {
        code: "collect.nothing-readable",
        hint: "Grant the application what `intune-om permissions` lists, and give admin consent in the Microsoft Entra admin center.",
      },
    );
  }
  const reason = "reason" in first ? first.reason : "no source could be read";
  throw new OmError(`nothing of tenant ${snapshot.tenant} could be read: ${reason}`, {
    code: "collect.nothing-readable",
    hint:
      "fix" in first && first.fix !== undefined
        ? first.fix
        : "Run `intune-om doctor` to see what is in the way.",
  });
}

function isForbidden(entry: Coverage): boolean {
  return entry.status === "unreadable" && entry.cause?.kind === "forbidden";
}
