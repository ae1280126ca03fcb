import type { Snapshot } from "./snapshot.ts";

/** Whether every source was read in full, or is not set up in the tenant. */
export function isWhole({ coverage }: Pick<Snapshot, "coverage">): boolean {
  return coverage.every(({ status }) => status === "complete" || status === "notConfigured");
}
