import type { ListName, Lists } from "../collect/lists.ts";
import type { Snapshot } from "../collect/snapshot.ts";
import type { Alert } from "./alert.ts";
import { entityId } from "./entity-id.ts";
import { rowId } from "./custom/row-firing.ts";
import type { EntityKind } from "./firing.ts";
import type { RuleInUse } from "./rules-in-use.ts";

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
 * Where the rows of a list last, for rules about rows: mostly there itself. Two of them list devices for as long as
 * something is wrong with them.
 */
const ROWS_LAST: ReadonlyMap<ListName, ListName> = new Map<ListName, ListName>([
  ...Object.values(LISTED)
    .flat()
    .map((list): [ListName, ListName] => [list, list]),
  ["autopilotDevices", "autopilotDevices"],
  ["graceDevices", "devices"],
  ["unhealthyDevices", "devices"],
]);

/**
 * Whether what an alert is about is no longer listed in the tenant: none of the lists that would have it does, and each of
 * them was read. Asked only of alerts whose rule was read in full.
 * @param rules Those about rows of lists are told by them.
 */
export function createGoneCheck(
  { lists }: Pick<Snapshot, "lists">,
  rules: readonly Pick<RuleInUse, "rule">[],
): (alert: Pick<Alert, "rule" | "entity">) => boolean {
  const known = new Map<EntityKind | ListName, ReadonlySet<string> | null>();
  const rowLists = new Map(
    rules.flatMap(({ rule }) => (rule.kind === "row" ? [[rule.id, ROWS_LAST.get(rule.list)] as const] : [])),
  );
  return ({ rule, entity: { kind, id } }) => {
    const list = kind === "row" ? rowLists.get(rule) : undefined;
    const of = list ?? kind;
    const ids = known.has(of)
      ? known.get(of)
      : list === undefined
        ? idsOf(lists, LISTED[kind] ?? [], idOf)
        : idsOf(lists, [list], rowId);
    known.set(of, ids ?? null);
    return ids != null && !ids.has(id);
  };
}

type Row = Readonly<Record<string, unknown>>;

/** Ids as they stand in keys; null when a list is missing, or nothing of the kind is listed anywhere. */
function idsOf(
  lists: Partial<Lists>,
  names: readonly ListName[],
  idIn: (row: Row) => string | null,
): ReadonlySet<string> | null {
  const ids = new Set<string>();
  for (const name of names) {
    const rows = lists[name] as readonly Row[] | undefined;
    if (rows === undefined) return null;
    for (const row of rows) {
      const id = idIn(row);
      if (id !== null) ids.add(entityId(id));
    }
  }
  return names.length === 0 ? null : ids;
}

function idOf({ id }: Row): string | null {
  return typeof id === "string" ? id : null;
}
