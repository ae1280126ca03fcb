import { causeOfFailure } from "../collect/failure-cause.ts";
import type { Coverage } from "../collect/snapshot.ts";
import { messageOf, OmError } from "../errors.ts";

/** The coverage of a collection that an error stopped as a whole, by that of the one before. */
export function uncollected(coverage: readonly Coverage[], error: unknown): readonly Coverage[] {
  const reason = messageOf(error);
  const fix = error instanceof OmError ? error.hint : "Run `intune-om doctor` to see what is in the way.";
  const cause = causeOfFailure(error);
  return coverage.map(
    (entry): Coverage =>
      isNotRead(entry)
        ? entry
        : { source: entry.source, status: "unreadable", reason, fix, ...(cause === null ? {} : { cause }) },
  );
}

/** Whether a source is not there to be read: not set up, switched off, or not offered to the tenant. */
function isNotRead(entry: Coverage): boolean {
  if (entry.status === "notConfigured") return true;
  const kind = entry.status === "unreadable" ? entry.cause?.kind : undefined;
  return kind === "switchedOff" || kind === "notOffered";
}
