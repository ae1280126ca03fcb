import type { Clock } from "@intune-om/core";
import type { ExitCode } from "./exit-codes.ts";
import type { Output } from "./output/output.ts";

export type Sleep = (ms: number, signal?: AbortSignal) => Promise<void>;

/** Options that every command takes. */
export interface GlobalOptions {
  readonly config: string;
  readonly json: boolean;
  readonly quiet: boolean;
  readonly verbose: boolean;
  /** False with `--no-color`, and where NO_COLOR is set (no-color.org). */
  readonly color: boolean;
}

/** What an action is given of the world: nothing else of the process is reached for. */
export interface ActionContext<Options> {
  readonly options: Options & GlobalOptions;
  readonly output: Output;
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly cwd: string;
  readonly clock: Clock;
  /** Waits as long as a service asks, or until an abort. */
  readonly sleep: Sleep;
  /** Aborts on the first SIGINT or SIGTERM. */
  readonly signal: AbortSignal;
}

export type Action<Options> = (context: ActionContext<Options>) => Promise<ExitCode>;
