import type { Snapshot } from "../../../collect/snapshot.ts";
import type { AlertEntity } from "../../firing.ts";

/** The tenant as what an alert is about, for figures of the whole fleet. */
export function tenantEntity({ tenant }: Pick<Snapshot, "tenant">): AlertEntity {
  return { kind: "tenant", id: tenant, name: tenant, platform: null };
}
