import type { Coverage } from "../../collect/snapshot.ts";

/**
 * Whether everything that tells of updates was read in full: the message center and every feed that there is. False
 * where nothing tells of them at all.
 */
export function seesUpdates(coverage: readonly Coverage[]): boolean {
  const telling = coverage.filter(
    ({ source }) => source === "service-messages" || source.startsWith("feed:"),
  );
  return (
    telling.some(({ status }) => status === "complete") &&
    telling.every(({ status }) => status === "complete" || status === "notConfigured")
  );
}
