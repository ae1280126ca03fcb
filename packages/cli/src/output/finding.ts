import type { SourceProbe } from "@intune-om/core";

/** One thing that `doctor` tried. */
export interface Finding {
  readonly check: string;
  readonly ok: boolean;
  readonly detail: string;
  /** What to do about it. */
  readonly fix?: string;
  /** For a source: its id. */
  readonly source?: string;
  readonly state?: SourceProbe["state"];
  /** What is missing, by the exact names, with a comma between several. */
  readonly permission?: string;
  /** The command that grants it. */
  readonly grant?: string;
}

/** A finding for a terminal: how it stands, what was tried, and below it what to do. */
export function findingText({ check, ok, detail, fix, source, state }: Finding): string {
  const mark = ok ? (state === "disabled" ? "off " : "ok  ") : "FAIL";
  // What grants the permissions that sources miss is said once for all of them.
  const isSaidBelow = source !== undefined && state === "missingPermission";
  const advice = ok || fix === undefined || isSaidBelow ? "" : `\n      ${fix}`;
  return `${mark}  ${check}: ${detail}${advice}`;
}
