import { resolve } from "node:path";
import type { Organisation } from "@intune-om/core";
import type { Action } from "../action.ts";
import { endForGood } from "../daemon/end-for-good.ts";
import { readApart } from "../daemon/read-apart.ts";
import { runDaemon } from "../daemon/run-daemon.ts";

export interface StartOptions {
  /** False with `--no-wait`. */
  readonly wait: boolean;
  readonly port?: number;
}

/** `start`: the daemon, until a signal stops it. */
export const start: Action<StartOptions> = (context) => {
  const { wait, port, config: file } = context.options;
  const load = async (): Promise<Organisation> => {
    const { config, plan } = await readApart(resolve(context.cwd, file), context.signal);
    return { config: port === undefined ? config : { ...config, daemon: { ...config.daemon, port } }, plan };
  };
  return endForGood(context, () => runDaemon(context, { load, waits: wait }));
};
