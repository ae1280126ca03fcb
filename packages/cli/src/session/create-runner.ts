import { randomUUID } from "node:crypto";
import { hostname } from "node:os";
import { dirname, join } from "node:path";
import {
  type Config,
  createNoticeGate,
  messageOf,
  type RunnerDeps,
  type RunStage,
  type Store,
} from "@intune-om/core/base";
import type { ActionContext } from "../action.ts";
import { every } from "./every.ts";
import { createIsGone } from "./is-gone.ts";
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
  { output, sleep, checkpoint }: ActionContext<object>,
  { config, plan, clock, errorCodes, knowledge, rulePlugins, collect, notifier }: Tools,
  store: Store,
  owner: string = nameProcess(),
): RunnerDeps {
  const reportsFolder = reportsFolderOf(config);
  return {
    config,
    plan,
    store,
    clock,
    sleep,
    every,
    checkpoint,
    owner,
    isGone: createIsGone(config, owner),
    leaseMs: config.daemon.leaseSeconds * 1_000,
    errorCodes,
    knowledge,
    rulePlugins,
    collect,
    reporter: openReporter,
    mailComposer: async () => (await import("@intune-om/reporters")).createMailComposer(),
    notifier,
    gate: createNoticeGate(plan),
    reportsFolder,
    writeFile: createArtifactWriter(reportsFolder),
    onStage: (stage) => output.progress(STAGE_TEXT[stage]),
    onUnjudged: (error) =>
      output.note(`The alerts of this snapshot could not be judged: ${messageOf(error)}`),
    onFull: (until, closedBy) =>
      output.progress(`${STAGE_TEXT.deliver} waits until ${clockTime(until, config)}: ${closedBy}`),
  };
}

/** `14:05:30`, as clocks of the organisation show it: waits are of a minute. */
function clockTime(at: Date, { timeZone }: Pick<Config, "timeZone">): string {
  return new Intl.DateTimeFormat("sv-SE", { timeZone, timeStyle: "medium" }).format(at);
}

/** A name for this process in leases, which no other process has or will have. */
export function nameProcess(): string {
  return `${hostname()}:${process.pid}:${randomUUID().slice(0, 8)}`;
}

/** Where files go when the user names no folder: beside the store's file, or beside intune-om.yaml. */
export function reportsFolderOf({ store, file }: Pick<Config, "store" | "file">): string {
  return join(dirname(store.kind === "sqlite" ? store.path : file), "reports");
}
