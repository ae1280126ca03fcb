import { appRoleId, GRAPH_APP_ID } from "../graph/permission-ids.ts";
import type { Collector, GraphFact } from "./collector.ts";
import { needsBeta } from "./graph-source.ts";
import type { SourceId } from "./source.ts";

/** An application permission of Graph, and the sources that cannot do without it. */
export interface NeededPermission {
  readonly permission: string;
  /** Id of the app role, `null` for a permission that this version does not know. */
  readonly id: string | null;
  readonly sources: readonly SourceId[];
}

export interface PermissionSwitches {
  /** Whether beta requests may be made. */
  readonly beta: boolean;
  /** Whether large lists may be read by export jobs. */
  readonly exportJobs: boolean;
}

/** The least permissions for what these collectors will ask, by name; each once. */
export function neededPermissions(
  collectors: readonly Collector[],
  switches: PermissionSwitches,
): readonly NeededPermission[] {
  const sources = new Map<string, Set<SourceId>>();
  for (const { source, facts } of collectors) {
    for (const { permission } of facts.filter((fact) => isAsked(fact, facts, switches)))
      sources.set(permission, (sources.get(permission) ?? new Set()).add(source));
  }
  return [...sources]
    .map(([permission, needing]) => ({ permission, id: appRoleId(permission), sources: [...needing] }))
    .toSorted((one, other) => (one.permission < other.permission ? -1 : 1));
}

function isAsked(fact: GraphFact, facts: readonly GraphFact[], switches: PermissionSwitches): boolean {
  if (fact.optIn !== undefined && !switches[fact.optIn]) return false;
  return switches.beta || (fact.version !== "beta" && !needsBeta(facts));
}

/** Whether a permission also lets change what it lets read. */
export function isWriting(permission: string): boolean {
  return /ReadWrite|\.Write/.test(permission);
}

/**
 * `requiredResourceAccess` of an application's manifest, ready for the app registration:
 * https://learn.microsoft.com/entra/identity-platform/reference-microsoft-graph-app-manifest
 */
export function resourceAccessOf(needed: readonly Pick<NeededPermission, "id">[]): readonly object[] {
  const ids = needed.flatMap(({ id }) => (id === null ? [] : [id]));
  return [{ resourceAppId: GRAPH_APP_ID, resourceAccess: ids.map((id) => ({ id, type: "Role" })) }];
}
