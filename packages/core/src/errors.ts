/** What every error of the product carries beside its message. */
export interface OmErrorDetails {
  /** Stable, for programs: `area.what`, for example `graph.forbidden`. */
  readonly code: string;
  /** What the reader should do next, one sentence. */
  readonly hint: string;
  readonly cause?: unknown;
}

/** The one error class people see: a message, a stable code and a hint that says what to do. */
export class OmError extends Error {
  readonly code: string;
  readonly hint: string;

  constructor(message: string, details: OmErrorDetails) {
    super(message, details.cause === undefined ? undefined : { cause: details.cause });
    this.name = "OmError";
    this.code = details.code;
    this.hint = details.hint;
  }
}

/** The message of anything that was thrown, on one line. */
export function messageOf(error: unknown): string {
  const text = error instanceof Error ? error.message : String(error);
  return text.replace(/\s+/g, " ").trim();
}
