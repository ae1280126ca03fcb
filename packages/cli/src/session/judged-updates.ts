import {
  estateOf,
  createEstate,
  judgeUpdates,
  type TenantConfig,
  type UpdateFilter,
  type UpdateRecord,
  type UpdateState,
} from "@intune-om/core";
import type { Session } from "./session.ts";

const DAY_MS = 86_400_000;
/** How far back an update counts as fresh. */
const PERIOD_MS = 7 * DAY_MS;

type Parts = Pick<Session, "store" | "clock">;

/** The updates of some tenants, held against the newest snapshot of each, the most pressing first in each tenant. */
export async function listJudged(
  parts: Parts,
  tenants: readonly TenantConfig[],
  filter: UpdateFilter,
): Promise<readonly UpdateState[]> {
  const states: UpdateState[] = [];
  for (const { id } of tenants) {
    const records = await parts.store.updates.list(id, filter);
    states.push(...(await judgeRecords(parts, id, records)));
  }
  return states;
}

/** Records of one tenant. Without a snapshot nobody knows what they touch. */
export async function judgeRecords(
  { store, clock }: Parts,
  tenant: string,
  records: readonly UpdateRecord[],
): Promise<readonly UpdateState[]> {
  if (records.length === 0) return [];
  const snapshot = await store.snapshots.latest(tenant, ["devices", "apps", "appAssignments"]);
  const estate =
    snapshot === null
      ? createEstate({ devices: null, apps: null, appAssignments: null })
      : estateOf(snapshot);
  const to = clock.now();
  return judgeUpdates(records, estate, { from: new Date(to.getTime() - PERIOD_MS), to });
}
