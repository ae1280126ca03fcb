import { randomUUID } from "node:crypto";
import { hostname } from "node:os";
import { dirname, join, resolve } from "node:path";
import {
  type Config,
  createReportRunner,
  loadErrorCodes,
  type ReportRunner,
  type RunStage,
  type Store,
} from "@intune-om/core";
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

/** The runner of reports, with everything of this machine that it needs. */
export function createRunner(
  { output, cwd, sleep }: ActionContext<object>,
  { config, plan, clock, collect, notifier }: Tools,
  store: Store,
): ReportRunner {
  const reportsFolder = reportsFolderOf(config, cwd);
  return createReportRunner({
    config,
    plan,
    store,
    clock,
    sleep,
    every,
    owner: `${hostname()}:${process.pid}:${randomUUID().slice(0, 8)}`,
    errorCodes: loadErrorCodes(),
    collect,
    reporter: openReporter,
    mailComposer: async () => (await import("@intune-om/reporters")).createMailComposer(),
    notifier,
    reportsFolder,
    writeFile: createArtifactWriter(reportsFolder),
    onStage: (stage) => output.progress(STAGE_TEXT[stage]),
  });
}

/** Where files go when the user names no folder: beside the store. */
function reportsFolderOf({ store }: Config, cwd: string): string {
  return store.kind === "sqlite" ? join(dirname(store.path), "reports") : resolve(cwd, "reports");
}
