import { type ExitCode, runProgram } from "@intune-om/cli";
import type { Clock } from "@intune-om/core";

export interface CommandResult {
  readonly exitCode: ExitCode;
  readonly stdout: string;
  readonly stderr: string;
  /** The one JSON document on stdout. Throws when there is anything else. */
  json<T>(): T;
}

const MOST_WAITS = 5_000;

/** Runs the command as the shell would, in this process. */
export async function intuneOm(
  argv: readonly string[],
  options: {
    readonly env?: Readonly<Record<string, string>>;
    readonly cwd?: string;
    readonly clock?: Clock;
    readonly onWait?: (ms: number) => void;
    /** What a person at the terminal says to each question, null to stop; without it nobody can be asked. */
    readonly answers?: readonly (string | null)[];
  } = {},
): Promise<CommandResult> {
  const out: string[] = [];
  const err: string[] = [];
  const { answers } = options;
  const answered = answers?.values();
  let waits = 0;
  const exitCode = await runProgram(argv, {
    stdout: { write: (text) => out.push(text) },
    stderr: { write: (text) => err.push(text) },
    env: options.env ?? {},
    cwd: () => options.cwd ?? "/",
    ...(options.clock === undefined ? {} : { clock: options.clock }),
    ...(answered === undefined ? {} : { ask: async () => answered.next().value ?? null }),
    // The services of a test are on this machine: what they ask to wait is noted by those who want to see it.
    sleep: async (ms, signal) => {
      signal?.throwIfAborted();
      options.onWait?.(ms);
      waits += 1;
      if (waits > MOST_WAITS)
        throw new Error("the command waits without end: the clock of its test stands still");
    },
    once: () => undefined,
    removeListener: () => undefined,
  });
  const stdout = out.join("");
  return { exitCode, stdout, stderr: err.join(""), json: <T>() => JSON.parse(stdout) as T };
}
