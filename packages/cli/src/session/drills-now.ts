import { assessDrills, type DrillsState, type TenantConfig } from "@intune-om/core";
import type { Session } from "./session.ts";

/** The drills that are remembered, as they stand this moment. */
export async function drillsNow({ store, clock }: Session, tenant: TenantConfig): Promise<DrillsState> {
  const now = clock.now();
  return assessDrills(await store.practice.log(tenant.id, now), now);
}
