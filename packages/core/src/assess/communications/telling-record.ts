import type { PracticeLog, RunFact } from "../../practice/practice-log.ts";
import type { Period } from "../updates.ts";

/** What is recorded of the last time that something was told. */
export type TellingRecord =
  /** People who got it, of how many. */
  | { readonly kind: "sent"; readonly recipients: number; readonly of: number }
  /** It waits: for a person's yes, or for another attempt. */
  | { readonly kind: "held" }
  | { readonly kind: "failed" }
  /** A person was to tell it, and nothing shows whether they did. */
  | { readonly kind: "none" };

const SENDS: ReadonlySet<RunFact["kind"]> = new Set(["scheduled", "manual"]);
const HAS_SENT: ReadonlySet<RunFact["state"]> = new Set(["fannedOut", "succeeded", "partial", "failed"]);
const WAITS: ReadonlySet<string> = new Set(["pending", "held", "attempting", "deferred"]);

/** The runs of a report in a period: how many there were, and what became of the last. Null when there was none. */
export function recordOf(
  report: string,
  { runs, deliveries }: Pick<PracticeLog, "runs" | "deliveries">,
  { from, to }: Period,
): { readonly at: Date; readonly times: number; readonly record: TellingRecord } | null {
  const made = runs.filter(
    (run) =>
      run.report === report &&
      SENDS.has(run.kind) &&
      HAS_SENT.has(run.state) &&
      run.createdAt >= from &&
      run.createdAt <= to,
  );
  const last = made.at(-1);
  if (last === undefined) return null;
  const states = new Map<string, string>();
  for (const { run, recipient, state } of deliveries) if (run === last.id) states.set(recipient, state);
  const recipients = [...states.values()].filter((state) => state === "accepted").length;
  return { at: last.createdAt, times: made.length, record: judge(recipients, [...states.values()]) };
}

function judge(recipients: number, states: readonly string[]): TellingRecord {
  if (recipients > 0) return { kind: "sent", recipients, of: states.length };
  return { kind: states.some((state) => WAITS.has(state)) ? "held" : "failed" };
}
