import type { Licence } from "../collect/rows/tenant.ts";

/** Licences that can be assigned. Those of a subscription that has ended work on for a time, as a warning. */
export function usableLicences({ enabled, warning }: Pick<Licence, "enabled" | "warning">): number {
  return enabled + warning;
}
