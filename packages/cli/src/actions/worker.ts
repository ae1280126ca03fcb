import { resolve } from "node:path";
import type { Action } from "../action.ts";
import { endForGood } from "../daemon/end-for-good.ts";
import { readApart } from "../daemon/read-apart.ts";
import { runWorker } from "../daemon/run-worker.ts";

export interface WorkOptions {
  /** Reports that are made side by side. */
  readonly concurrency: number;
}

/** `worker`: a further process that makes reports and sends them, until a signal stops it. */
export const worker: Action<WorkOptions> = (context) => {
  const { concurrency: runsAtOnce, config: file } = context.options;
  const load = () => readApart(resolve(context.cwd, file), context.signal);
  return endForGood(context, () => runWorker(context, { load, runsAtOnce }));
};
