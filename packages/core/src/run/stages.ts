import { isWhole } from "../collect/is-whole.ts";
import { OmError } from "../errors.ts";
import { lookAgain } from "../notices/second-look.ts";
import { collectStage, loadSnapshot } from "./collect-stage.ts";
import { drainStage } from "./drain-stage.ts";
import { fanOutStage } from "./fan-out-stage.ts";
import { renderStage, writeFiles } from "./render-stage.ts";
import type { RunContext, RunOutcome } from "./report-runner.ts";

/** Takes a run from where it stands to where it can go. */
export async function goOn(context: RunContext): Promise<RunOutcome> {
  if (context.run.kind === "letters") return goOnWithLetters(context);
  return context.run.state === "fannedOut" ? takeUpAgain(context) : make(context);
}

/** Takes up letters that are in the outbox already; of a notice, those that its readers still need. */
async function goOnWithLetters(context: RunContext): Promise<RunOutcome> {
  if (context.run.state === "fannedOut") {
    await lookAgain(context.deps, context.run);
    return { snapshot: null, artifacts: [], ...(await drainStage(context, null, [])) };
  }
  throw new OmError(`run ${context.run.id} sends letters that were never written`, {
    code: "run.no-letters",
    hint: "Give the command that was to send them once more: nobody gets a letter twice.",
  });
}

async function make(context: RunContext): Promise<RunOutcome> {
  const collected = await collectStage(context);
  const { snapshot } = collected;
  const rendered = await renderStage(collected.context, snapshot);
  const { artifacts } = rendered;
  if (context.run.kind === "dryRun") {
    const state = isWhole(snapshot) ? "succeeded" : "partial";
    const run = await context.deps.store.runs.move(rendered.context.run, state);
    return { run, snapshot, artifacts, deliveries: [] };
  }
  const fannedOut = await fanOutStage(rendered.context, rendered);
  return { snapshot, artifacts, ...(await drainStage(fannedOut, snapshot, artifacts)) };
}

/** After the fan-out everything stands in the store: neither the plan nor a template is looked at again. */
async function takeUpAgain(context: RunContext): Promise<RunOutcome> {
  const snapshot = await loadSnapshot(context);
  const artifacts = await writeFiles(context);
  return { snapshot, artifacts, ...(await drainStage(context, snapshot, artifacts)) };
}
