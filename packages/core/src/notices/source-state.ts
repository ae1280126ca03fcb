import type { SourceId } from "../collect/source.ts";
import type { Snapshot } from "../collect/snapshot.ts";
import type { Found } from "./matter.ts";

/** Read in part it does: whom it lacks is excluded by name, and the audience says that it may not be whole. */
const DIRECTORY: SourceId = "directory-users";

/** Why nothing can be said from some sources, for administrators; null when each was read in full. */
export function unseen({ coverage }: Pick<Snapshot, "coverage">, sources: readonly SourceId[]): Found | null {
  for (const source of sources) {
    const entry = coverage.find((one) => one.source === source);
    if (entry === undefined) return { kind: "unseen", why: `${source} is switched off` };
    if (entry.status === "complete" || entry.status === "notConfigured") continue;
    if (entry.status === "incomplete" && source === DIRECTORY) continue;
    return { kind: "unseen", why: `${source} could not be read in full: ${entry.reason}` };
  }
  return null;
}

/** The same for sources of what is told of to the owners of devices, who must be found as well. */
export function unseenOwners(
  snapshot: Pick<Snapshot, "coverage">,
  sources: readonly SourceId[] = [],
): Found | null {
  return unseen(snapshot, ["devices", DIRECTORY, ...sources]);
}
