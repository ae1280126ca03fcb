/** One execution of a report for one occurrence goes through these, in this order, or ends early. */
export const RUN_STATES = [
  "due",
  "claimed",
  "collected",
  "rendered",
  "fannedOut",
  "succeeded",
  "partial",
  "failed",
  "skipped",
] as const;

export type RunState = (typeof RUN_STATES)[number];

/** `manual` and `dryRun` never consume a scheduled occurrence; `letters` sends messages of no report. */
export const RUN_KINDS = ["scheduled", "manual", "dryRun", "letters"] as const;
export type RunKind = (typeof RUN_KINDS)[number];

/**
 * What may follow what. A run that was interrupted is claimed again under a higher fence and keeps its state.
 * A run that ended short goes back to `fannedOut` only when a person has a delivery tried again, or when word of one
 * comes late. What was skipped as
 * missed becomes due again when the clock turns out to have run ahead.
 */
export const RUN_TRANSITIONS: Readonly<Record<RunState, readonly RunState[]>> = {
  due: ["claimed", "skipped", "failed"],
  // Letters are written before their run begins: there is nothing to collect or to render.
  claimed: ["collected", "fannedOut", "failed"],
  // A run that collects for alerts alone has nothing to render.
  collected: ["rendered", "succeeded", "partial", "failed"],
  rendered: ["fannedOut", "succeeded", "partial", "failed"],
  fannedOut: ["succeeded", "partial", "failed"],
  succeeded: [],
  partial: ["fannedOut"],
  failed: ["fannedOut"],
  skipped: ["due"],
};

const FINAL: ReadonlySet<RunState> = new Set(["succeeded", "partial", "failed", "skipped"]);

/** Whether nothing more happens to a run by itself. */
export function isFinalRunState(state: RunState): boolean {
  return FINAL.has(state);
}
