import { OmError } from "../errors.ts";

/** One thing to put right in a file that a person wrote. */
export interface ConfigProblem {
  readonly file: string;
  /** From 1. */
  readonly line: number;
  /** From 1, in UTF-16 units, as editors count. */
  readonly column: number;
  /** Which setting, for example `mail.port` or `tenants[0].auth.secret`; empty for the file as a whole. */
  readonly path: string;
  /** What stands there, shortened; `***` where a secret may stand, and empty where nothing does. */
  readonly value: string;
  readonly message: string;
  /** What to write instead, one sentence. */
  readonly fix: string;
}

export type ParseResult<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly problems: readonly ConfigProblem[] };

/**
 * The files cannot be used. `config.missing` when one of them is not there, otherwise `config.invalid`;
 * `problems` holds everything that was found in both, in the order of the files.
 */
export class ConfigError extends OmError {
  readonly problems: readonly ConfigProblem[];
  /** What may be meant and is likely to be a mistake, where somebody asked for it. */
  readonly warnings: readonly ConfigProblem[];

  constructor(
    code: "config.invalid" | "config.missing",
    message: string,
    hint: string,
    problems: readonly ConfigProblem[],
    warnings: readonly ConfigProblem[] = [],
  ) {
    super(message, { code, hint });
    this.name = "ConfigError";
    this.problems = problems;
    this.warnings = warnings;
  }
}

/**
 * A problem as people read it, in two lines: where and what, then the fix. The line of the file itself is
 * not shown, because a secret may stand on it.
 */
export function formatProblem(problem: ConfigProblem): string {
  return inTwoLines(problem, "");
}

/** The same for what may be meant. */
export function formatWarning(warning: ConfigProblem): string {
  return inTwoLines(warning, "Warning: ");
}

function inTwoLines({ file, line, column, path, message, value, fix }: ConfigProblem, word: string): string {
  const found = value === "" ? "" : ` (found: ${value})`;
  const what = `${word}${path || "the file"} ${message}${found}`;
  return `${file}:${line}:${column}  ${what}\n  Fix: ${fix}`;
}
