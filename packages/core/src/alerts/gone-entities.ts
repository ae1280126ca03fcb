import type { ListName, Lists } from "../collect/lists.ts";
import type { Snapshot } from "../collect/snapshot.ts";
import type { Alert } from "./alert.ts";
import { entityId } from "./entity-id.ts";
import type { EntityKind } from "./firing.ts";

/**
 * Where what lasts is listed, by kind, and where changes are, for as long as the log is read for. What comes and goes by
 * itself (issues, requests, failures) is never gone.
 */
const LISTED: Partial<Readonly<Record<EntityKind, readonly ListName[]>>> = {
  certificate: ["expiries"],
  token: ["expiries"],
  credential: ["expiries"],
  connector: ["connectors"],
  partner: ["managementPartners"],
  licence: ["licences", "appLicences"],
  device: ["devices"],
  app: ["apps", "appAssignments"],
  policy: ["compliancePolicies", "configurationPolicies", "featureUpdatePolicies"],
  setting: ["settingStates"],
  change: ["auditEvents"],
};

/**
 * Whether what an alert is about is no longer listed in the tenant: none of the lists that would have it does, and each of
 * them was read. Asked only of alerts whose rule was read in full.
 */
export function createGoneCheck({
  lists,
}: Pick<Snapshot, "lists">): (alert: Pick<Alert, "entity">) => boolean {
  const known = new Map<EntityKind, ReadonlySet<string> | null>();
  return ({ entity }) => {
    const { kind, id } = entity;
    const ids = known.has(kind) ? known.get(kind) : idsOf(lists, LISTED[kind] ?? []);
    known.set(kind, ids ?? null);
    return ids != null && !ids.has(id);
  };
}

/** Ids as they stand in keys; null when a list is missing, or nothing of the kind is listed anywhere. */
function idsOf(lists: Partial<Lists>, names: readonly ListName[]): ReadonlySet<string> | null {
  const ids = new Set<string>();
  for (const name of names) {
    const rows = lists[name];
    if (rows === undefined) return null;
    for (const row of rows) if ("id" in row) ids.add(entityId(row.id));
  }
  return names.length === 0 ? null : ids;
}
