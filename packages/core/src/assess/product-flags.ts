import type { UnhealthyDevice } from "../collect/rows/protection.ts";

/** Members that say nothing: that no flag is set, beside others or alone. */
const EMPTY_FLAGS = new Set(["noStatus", "noStatusFlagsSet"]);

/** What the protection of a device says is the matter with it, as the service names it. */
export function tellingFlags({ productStatus }: Pick<UnhealthyDevice, "productStatus">): readonly string[] {
  return productStatus.filter((flag) => !EMPTY_FLAGS.has(flag));
}
