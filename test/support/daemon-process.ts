import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { createInterface } from "node:readline";
import { stripVTControlCharacters } from "node:util";

const BIN = new URL("../../packages/cli/bin/intune-om.js", import.meta.url).pathname;
const PATIENCE_MS = 90_000;

/** One line of the log. */
export interface LogLine {
  readonly level: string;
  readonly event: string;
  readonly [key: string]: unknown;
}

/** A command that runs until it is stopped, in a process of its own. */
export interface RunningCommand extends AsyncDisposable {
  readonly pid: number;
  readonly lines: readonly LogLine[];
  /** What is on stderr and is no line of the log. */
  readonly other: readonly string[];
  /** The first line of an event, and the next one of it each time; fails when it stays away. */
  line(event: string): Promise<LogLine>;
  signal(name: NodeJS.Signals): void;
  /** Its exit code, or the signal that it ended by. */
  ended(): Promise<number | string>;
}

export function startCommandProcess(
  argv: readonly string[],
  { env = {} }: { readonly env?: Readonly<Record<string, string>> } = {},
): RunningCommand {
  const child = spawn(process.execPath, ["--conditions=@intune-om/source", BIN, ...argv], {
    stdio: ["ignore", "ignore", "pipe"],
    env: { PATH: process.env["PATH"], ...env },
  });
  const lines: LogLine[] = [];
  const other: string[] = [];
  const waiting = new Set<() => void>();
  const tell = (): void => {
    for (const look of waiting) look();
  };
  const end = once(child, "close").then(([code, signal]) => (code ?? signal) as number | string);
  createInterface({ input: child.stderr }).on("line", (text) => {
    if (text.startsWith("{")) lines.push(JSON.parse(text) as LogLine);
    else other.push(stripVTControlCharacters(text));
    tell();
  });
  const seen = new Map<string, number>();
  return {
    pid: child.pid ?? 0,
    lines,
    other,
    line: (event) =>
      within(
        new Promise((resolve) => {
          const look = (): void => {
            const from = seen.get(event) ?? 0;
            const index = lines.findIndex((line, at) => at >= from && line.event === event);
            if (index < 0) return;
            seen.set(event, index + 1);
            waiting.delete(look);
            resolve(lines[index] as LogLine);
          };
          waiting.add(look);
          look();
        }),
        () =>
          `no ${event} among: ${lines.map((line) => JSON.stringify(line)).join("\n")}\n${other.join("\n")}`,
      ),
    signal: (name) => void child.kill(name),
    ended: () => within(end, () => `it has not ended: ${lines.map(({ event }) => event).join(", ")}`),
    [Symbol.asyncDispose]: () => stop(child, end),
  };
}

async function stop(child: ChildProcess, end: Promise<unknown>): Promise<void> {
  child.kill("SIGKILL");
  await end;
}

/** Fails with what is known, rather than to wait for ever. */
async function within<T>(work: Promise<T>, known: () => string): Promise<T> {
  const { promise, reject } = Promise.withResolvers<never>();
  const timer = setTimeout(() => reject(new Error(known())), PATIENCE_MS);
  try {
    return await Promise.race([work, promise]);
  } finally {
    clearTimeout(timer);
  }
}
