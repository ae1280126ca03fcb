import { randomUUID } from "node:crypto";
import { hostname } from "node:os";
import { dirname, join, resolve } from "node:path";
import { type Config, createNoticeGate, type RunnerDeps, type RunStage, type Store } from "@intune-om/core";
import type { ActionContext } from "../action.ts";
import { every } from "./every.ts";
import { openReporter } from "./open-reporter.ts";
import type { Tools } from "./tools.ts";
import { createArtifactWriter } from "./write-artifact.ts";

const STAGE_TEXT: Readonly<Record<RunStage, string>> = {
  collect: "Collecting…",
  render: "Writing the report…",
  deliver: "Mailing…",
};

/** Everything of this machine that the running of reports and the posting of letters need. */
export function createRunnerDeps(
  { output, cwd, sleep }: ActionContext<object>,
  { config, plan, clock, errorCodes, knowledge, collect, notifier }: Tools,
  store: Store,
): RunnerDeps {
  const reportsFolder = reportsFolderOf(config, cwd);
  return {
    config,
    plan,
    store,
    clock,
    sleep,
    every,
    owner: `${hostname()}:${process.pid}:${randomUUID().slice(0, 8)}`,
    errorCodes,
    knowledge,
    collect,
    reporter: openReporter,
    mailComposer: async () => (await import("@intune-om/reporters")).createMailComposer(),
    notifier,
    gate: createNoticeGate(plan),
    reportsFolder,
    writeFile: createArtifactWriter(reportsFolder),
    onStage: (stage) => output.progress(STAGE_TEXT[stage]),
  };
}

/** Where files go when the user names no folder: beside the store. */
export function reportsFolderOf({ store }: Pick<Config, "store">, cwd: string): string {
  return store.kind === "sqlite" ? join(dirname(store.path), "reports") : resolve(cwd, "reports");
}
