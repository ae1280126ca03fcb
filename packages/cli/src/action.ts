import type { ExitCode } from "./exit-codes.ts";
import type { Output } from "./output/output.ts";

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
  /** Aborts on the first SIGINT or SIGTERM. */
  readonly signal: AbortSignal;
}

export type Action<Options> = (context: ActionContext<Options>) => Promise<ExitCode>;
