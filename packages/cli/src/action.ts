import type { Checkpoint, Clock } from "@intune-om/core";
import type { ExitCode } from "./exit-codes.ts";
import type { Output, OutputStream } from "./output/output.ts";

/** Asks a person and waits for the answer; null when they want to stop. */
export type Ask = (question: string, help?: AskHelp) => Promise<string | null>;

/** What makes it easier to answer. */
export interface AskHelp {
  /** Stands there already. */
  readonly initial?: string;
  /** The answer is the value of one of these. */
  readonly choices?: readonly { readonly value: string; readonly label: string }[];
  /** The answer is the values of any number of them, with commas between. */
  readonly several?: boolean;
  /** Why an answer will not do; null when it will. */
  refuse?(answer: string): string | null;
}

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
  /** Where a log goes that is the work's own, beside `output`. */
  readonly stderr: OutputStream;
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly cwd: string;
  readonly clock: Clock;
  /** Waits as long as a service asks, or until an abort. */
  readonly sleep: Sleep;
  /** Awaited at the moments between which the process may be stopped; nothing in the product does anything there. */
  readonly checkpoint: Checkpoint;
  /** Null where nobody can be asked: in a pipe, or a scheduled job. */
  readonly ask: Ask | null;
  /** Aborts on the first SIGINT or SIGTERM; the second one ends the process at once. */
  readonly signal: AbortSignal;
  /** Has a listener told of each SIGHUP until the function that it returns is called. Without one it ends the process. */
  readonly onHangup: (listener: () => void) => () => void;
  /** Ends the process at once, for what cannot wait until work that does not end has ended. */
  readonly exit: (code: ExitCode) => void;
}

export type Action<Options> = (context: ActionContext<Options>) => Promise<ExitCode>;
