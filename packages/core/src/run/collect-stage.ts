import { judgeBlindness, type JudgeDeps, judgeTenant, judgeUncollected } from "../alerts/judge-tenant.ts";
import { NO_CHECKPOINT } from "../checkpoint.ts";
import type { Coverage, Snapshot } from "../collect/snapshot.ts";
import { OmError } from "../errors.ts";
import { ALERT_WATCH } from "../schedule/alert-watch.ts";
import { keepSnapshot } from "./keep-snapshot.ts";
import { tenantOf } from "./organisation-parts.ts";
import type { RunContext } from "./report-runner.ts";

/** Takes the run's snapshot, or finds the one that it took before; its alerts are judged before anybody reads of them. */
export async function collectStage(
  context: RunContext,
): Promise<{ readonly context: RunContext; readonly snapshot: Snapshot }> {
  const { deps, run, signal } = context;
  if (run.snapshotId !== null) {
    await judgeAlerts(context);
    return { context, snapshot: await loadSnapshot(context) };
  }
  deps.onStage?.("collect");
  const snapshot = await collect(context);
  await refuseBlindness(snapshot, deps, signal);
  const kept = await keepSnapshot(snapshot, deps);
  const moved = await deps.store.runs.move(run, "collected", { snapshotId: kept.id });
  await (deps.checkpoint ?? NO_CHECKPOINT)("run.collected");
  await judgeAlerts(context);
  return { context: { ...context, run: moved }, snapshot: kept };
}

/** What stops the collection leaves nothing known of the alerts. */
async function collect({ deps, run, signal }: RunContext): Promise<Snapshot> {
  try {
    return await deps.collect(tenantOf(deps, run.tenant), signal);
  } catch (error) {
    signal.throwIfAborted();
    await judgeUncollected(deps, run.tenant, error, signal);
    throw error;
  }
}

/** A report goes out although its alerts cannot be judged, where there is somebody to tell; a collection for them alone does not. */
async function judgeAlerts({ deps, run, signal }: RunContext): Promise<void> {
  try {
    await judgeTenant(deps, run.tenant, signal);
  } catch (error) {
    signal.throwIfAborted();
    if (deps.onUnjudged === undefined || run.report === ALERT_WATCH) throw error;
    deps.onUnjudged(error);
  }
}

/** The snapshot that the run took. */
export function loadSnapshot({ deps, run }: RunContext): Promise<Snapshot> {
  if (run.snapshotId === null) throw new RangeError(`run ${run.id} has taken no snapshot`);
  return deps.store.snapshots.load(run.snapshotId);
}

/**
 * A report of nothing helps nobody: when not one source of the tenant could be read, the run stops. Its alerts are
 * unknown from then on.
 * @throws OmError `collect.nothing-readable`
 */
export async function refuseBlindness(
  snapshot: Snapshot,
  deps: JudgeDeps,
  signal?: AbortSignal,
): Promise<void> {
  const graph = snapshot.coverage.filter(({ source }) => !source.startsWith("feed:"));
  const [first] = graph;
  if (first === undefined || graph.some(({ status }) => status !== "unreadable")) return;
  await judgeBlindness(deps, snapshot, signal);
  throw blindness(snapshot, graph, first);
}

function blindness(snapshot: Snapshot, graph: readonly Coverage[], first: Coverage): OmError {
  if (graph.every(isForbidden)) {
    return new OmError(
      `no permission has been granted in tenant ${snapshot.tenant}: admin consent is missing`,
      {
        code: "collect.nothing-readable",
        hint: "Grant the application what `intune-om permissions` lists, and give admin consent in the Microsoft Entra admin center.",
      },
    );
  }
  const reason = "reason" in first ? first.reason : "no source could be read";
  return new OmError(`nothing of tenant ${snapshot.tenant} could be read: ${reason}`, {
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
