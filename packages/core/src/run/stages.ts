import { isWhole } from "../collect/is-whole.ts";
import type { Snapshot } from "../collect/snapshot.ts";
import { OmError } from "../errors.ts";
import { ALERT_WATCH } from "../schedule/alert-watch.ts";
import type { Run } from "../store/run-row.ts";
import { collectStage } from "./collect-stage.ts";
import { fanOutStage } from "./fan-out-stage.ts";
import { renderStage } from "./render-stage.ts";
import type { RunContext, WrittenArtifact } from "./report-runner.ts";

/** A run whose content is there, and whose deliveries stand in the outbox. */
export interface MadeRun {
  readonly run: Run;
  /** Null for letters, which are made from none of their own. */
  readonly snapshot: Snapshot | null;
  readonly artifacts: readonly WrittenArtifact[];
}

/** Takes a run from where it stands to where its content is made: collect → render → fan out, each durable before the next. */
export async function makeRun(context: RunContext): Promise<MadeRun> {
  if (context.run.kind === "letters") throw neverWritten(context.run);
  const collected = await collectStage(context);
  const { snapshot } = collected;
  if (context.run.report === ALERT_WATCH) return endOfWatch(collected);
  const rendered = await renderStage(collected.context, snapshot);
  const { artifacts } = rendered;
  if (context.run.kind === "dryRun") {
    const state = isWhole(snapshot) ? "succeeded" : "partial";
    return { run: await context.deps.store.runs.move(rendered.context.run, state), snapshot, artifacts };
  }
  const fannedOut = await fanOutStage(rendered.context, rendered);
  return { run: fannedOut.run, snapshot, artifacts };
}

/** Nothing is made of what was collected for alerts: it has been judged, and the messages are runs of their own. */
async function endOfWatch({ context, snapshot }: Awaited<ReturnType<typeof collectStage>>): Promise<MadeRun> {
  const { runs } = context.deps.store;
  const run = isWhole(snapshot)
    ? await runs.move(context.run, "succeeded")
    : await runs.move(context.run, "partial", { reason: "not every source could be read" });
  return { run, snapshot, artifacts: [] };
}

function neverWritten({ id }: Run): OmError {
  return new OmError(`run ${id} sends letters that were never written`, {
    code: "run.no-letters",
    hint: "Give the command that was to send them once more: nobody gets a letter twice.",
  });
}
