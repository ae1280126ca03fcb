import type { Snapshot } from "../../../collect/snapshot.ts";
import type { AlertEntity } from "../../firing.ts";

/** Whether there are devices at all: of which none says whether it complies, the share is not known. */
export function hasDevices({ lists }: Pick<Snapshot, "lists">): boolean {
  return (lists.devices ?? []).length > 0;
}

/** The tenant as what an alert is about, for figures of the whole fleet. */
export function tenantEntity({ tenant }: Pick<Snapshot, "tenant">): AlertEntity {
  return { kind: "tenant", id: tenant, name: tenant, platform: null };
}
