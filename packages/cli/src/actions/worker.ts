import type { Action } from "../action.ts";
import { runWorker } from "../daemon/run-worker.ts";
import { loadConfiguration } from "../session/load-configuration.ts";

export interface WorkOptions {
  /** Reports that are made side by side. */
  readonly concurrency: number;
}

/** `worker`: a further process that makes reports and sends them, until a signal stops it. */
export const worker: Action<WorkOptions> = (context) =>
  runWorker(context, {
    load: () => loadConfiguration(context),
    runsAtOnce: context.options.concurrency,
  });
