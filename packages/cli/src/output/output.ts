import type { GlobalOptions } from "../action.ts";

export interface OutputStreams {
  readonly stdout: OutputStream;
  readonly stderr: OutputStream;
}

export interface OutputStream {
  readonly isTTY?: boolean | undefined;
  write(text: string): unknown;
}

/** The result goes to stdout, everything else to stderr. */
export interface Output {
  /** The result: the JSON document with `--json`, else the text. */
  result(json: unknown, text: () => string): void;
  /** Something a person should know beside the result. Nothing with `--quiet`. */
  note(text: string): void;
  /** Something went wrong. Always shown. */
  problem(text: string): void;
  /** Only with `--verbose`. */
  log(event: string, details?: Readonly<Record<string, unknown>>): void;
  /** What is being done now, on a terminal; nothing in a pipe. */
  progress(text: string): void;
  close(): void;
}

export function createOutput(options: GlobalOptions, { stdout, stderr }: OutputStreams): Output {
  let spinner: Promise<Spinner> | null = null;
  const showsProgress = stderr.isTTY === true && !options.quiet;
  let logger: Promise<Logger> | null = null;
  const stop = (): void => void spinner?.then((shown) => shown.stop());
  return {
    result: (json, text) => {
      stop();
      stdout.write(options.json ? `${JSON.stringify(json)}\n` : printable(text()));
    },
    note: (text) => {
      if (!options.quiet) stderr.write(printable(text));
    },
    problem: (text) => stderr.write(printable(text)),
    log: (event, details = {}) => {
      if (!options.verbose) return;
      logger ??= createLogger(stderr);
      void logger.then((ready) => ready.info(details, event));
    },
    progress: (text) => {
      if (!showsProgress) return;
      spinner ??= createSpinner(options.color);
      void spinner.then((shown) => shown.show(text));
    },
    close: stop,
  };
}

interface Spinner {
  show(text: string): void;
  stop(): void;
}

async function createSpinner(inColour: boolean): Promise<Spinner> {
  const { default: ora } = await import("ora");
  const spinner = ora({ discardStdin: false, color: inColour ? "cyan" : false });
  return {
    show: (text) => {
      spinner.text = text;
      if (!spinner.isSpinning) spinner.start();
    },
    stop: () => spinner.stop(),
  };
}

interface Logger {
  info(details: object, event: string): void;
}

async function createLogger(stderr: OutputStream): Promise<Logger> {
  const { pino } = await import("pino");
  const redact = [
    "authorization",
    "token",
    "password",
    "secret",
    "*.authorization",
    "*.token",
    "*.password",
    "*.secret",
  ];
  const logger = pino({ base: null, redact }, { write: (line: string) => void stderr.write(line) });
  return { info: (details, event) => logger.info(details, event) };
}

/** Whole lines for a terminal. Names, titles and servers' answers may hold sequences that would steer it. */
export function printable(text: string): string {
  const safe = text.replace(/[\u0000-\u0009\u000B-\u001F\u007F-\u009F\u202A-\u202E\u2066-\u2069]/g, "");
  return safe === "" || safe.endsWith("\n") ? safe : `${safe}\n`;
}
