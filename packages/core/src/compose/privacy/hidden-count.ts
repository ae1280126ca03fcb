import { isSmall, LEAST_SHOWN } from "../small-count.ts";

/** Stands where a share would tell a count that is hidden. */
export const HIDDEN_SHARE = "–";

/**
 * What stands in place of a count that is hidden: `<5`, or `≥5` for one that is only hidden because another could be
 * worked out from it.
 */
export function hiddenCount(count: number): string {
  return isSmall(count) ? `<${LEAST_SHOWN}` : `≥${LEAST_SHOWN}`;
}
