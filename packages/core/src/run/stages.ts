import { isWhole } from "../collect/is-whole.ts";
import { collectStage, loadSnapshot } from "./collect-stage.ts";
import { drainStage } from "./drain-stage.ts";
import { fanOutStage } from "./fan-out-stage.ts";
import { renderStage, writeFiles } from "./render-stage.ts";
import type { RunContext, RunOutcome } from "./report-runner.ts";

/** Takes a run from where it stands to where it can go. */
export async function goOn(context: RunContext): Promise<RunOutcome> {
  return context.run.state === "fannedOut" ? drain(context) : make(context);
}

async function make(context: RunContext): Promise<RunOutcome> {
  const collected = await collectStage(context);
  const rendered = await renderStage(collected.context, collected.snapshot);
  if (context.run.kind !== "dryRun") return drain(await fanOutStage(rendered.context, rendered));
  const { snapshot } = collected;
  const run = await context.deps.store.runs.move(
    rendered.context.run,
    isWhole(snapshot) ? "succeeded" : "partial",
  );
  return { run, snapshot, artifacts: rendered.artifacts, deliveries: [] };
}

/** After the fan-out everything stands in the store: neither the plan nor a template is looked at again. */
async function drain(context: RunContext): Promise<RunOutcome> {
  const snapshot = await loadSnapshot(context);
  const artifacts = await writeFiles(context);
  const { run, deliveries } = await drainStage(context, snapshot, artifacts);
  return { run, snapshot, artifacts, deliveries };
}
