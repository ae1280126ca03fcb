import { type Clock, ConfigError, formatProblem, messageOf, OmError } from "@intune-om/core/base";
import type { GlobalOptions } from "../action.ts";
import { type Output, type OutputStream, printable } from "../output/output.ts";
import type { Veil } from "./veil.ts";

export const LOG_LEVELS = ["debug", "info", "warn", "error"] as const;
export type LogLevel = (typeof LOG_LEVELS)[number];

/** What happens, one line each, under names that stay the same; docs/daemon.md says what each means. */
export interface DaemonLog {
  debug(event: string, details?: object): void;
  info(event: string, details?: object): void;
  warn(event: string, details?: object): void;
  error(event: string, details?: object): void;
}

export interface LogOptions {
  readonly stream: OutputStream;
  readonly options: Pick<GlobalOptions, "json" | "quiet" | "verbose">;
  readonly clock: Clock;
  readonly veil: Veil;
}

/** Who reads the log. */
export interface LogReader {
  readonly stderr: OutputStream;
  readonly options: Pick<GlobalOptions, "json">;
}

/** Whether a person looks on, so that lines are plain ones. */
export function isPlain({ stderr, options }: LogReader): boolean {
  return stderr.isTTY === true && !options.json;
}

/** The error that the process ends with, for a program to read; a person is told by `reportError`. */
export function logFailure(log: DaemonLog, error: unknown): void {
  if (!(error instanceof OmError)) {
    const stack = error instanceof Error ? error.stack : undefined;
    const hint = "This is a fault of intune-om; please report it.";
    return log.error("failed", { code: "unexpected", message: messageOf(error), hint, stack });
  }
  const { code, message, hint } = error;
  const problems = error instanceof ConfigError ? { problems: error.problems.map(formatProblem) } : {};
  log.error("failed", { code, message, hint, ...problems });
}

/**
 * A log of JSON lines, or of plain ones where a person looks on. Warnings and errors always, what is done unless
 * `--quiet`, everything with `--verbose`; never a secret that was read.
 */
export async function createDaemonLog({ stream, options, clock, veil }: LogOptions): Promise<DaemonLog> {
  const level: LogLevel = options.quiet ? "warn" : options.verbose ? "debug" : "info";
  if (isPlain({ stderr: stream, options })) {
    const wanted = LOG_LEVELS.slice(LOG_LEVELS.indexOf(level));
    const line =
      (of: LogLevel) =>
      (event: string, details: object = {}) => {
        if (!wanted.includes(of)) return;
        const said = Object.entries(veil.value(details) as object).map(
          ([key, value]) => `${key}=${short(value)}`,
        );
        const text = [clock.now().toISOString(), of.padEnd(5), event, ...said].join(" ");
        stream.write(`${printable(text).replaceAll("\n", " ").trimEnd()}\n`);
      };
    return { debug: line("debug"), info: line("info"), warn: line("warn"), error: line("error") };
  }
  const { pino } = await import("pino");
  const logger = pino(
    {
      base: null,
      level,
      timestamp: () => `,"time":"${clock.now().toISOString()}"`,
      formatters: { level: (label) => ({ level: label }) },
    },
    { write: (text: string) => void stream.write(text) },
  );
  const line =
    (of: LogLevel) =>
    (event: string, details: object = {}) => {
      if (logger.isLevelEnabled(of)) logger[of]({ event, ...(veil.value(details) as object) });
    };
  return { debug: line("debug"), info: line("info"), warn: line("warn"), error: line("error") };
}

function short(value: unknown): string {
  if (typeof value !== "string") return JSON.stringify(value);
  return /^[^\s"=]+$/.test(value) ? value : JSON.stringify(value);
}

/** Output for parts that speak to a person at a terminal: what they say goes into the log. */
export function outputInto(log: DaemonLog): Output {
  return {
    result: (json) => log.info("result", { result: json }),
    note: (text) => log.info("note", { text }),
    problem: (text) => log.warn("problem", { text }),
    log: (event, details = {}) => log.debug(event, details),
    progress: (text) => log.debug("progress", { text }),
    close: () => undefined,
  };
}
