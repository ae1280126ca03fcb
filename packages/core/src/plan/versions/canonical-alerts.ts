import type { AlertPolicy, AlertRoute } from "../../config/plan/alerts.ts";
import type { MaintenanceWindow } from "../../config/plan/records.ts";

const LISTS = ["to", "channels", "outOfHours", "escalate"] as const;

/**
 * The alerts of a plan, the same however they are written: rules, rotas and suppressions are sets, branches and what hides
 * what keep their order. A list of nobody is not the same as none, which leaves it to the branch around it, and what is
 * empty is not told from what is missing: so it gets a word.
 */
export function canonicalAlerts(policy: AlertPolicy): object {
  return {
    ...policy,
    custom: byName(policy.custom, ({ id }) => id),
    onCall: byName(policy.onCall, ({ id }) => id),
    suppressions: byName(policy.suppressions, ({ id }) => id),
    runbooks: byName(policy.runbooks, ({ rule }) => rule),
    route: { ...canonicalRoute(policy.route), channels: policy.route.channels },
  };
}

/** Maintenance windows: one that silences everything is not one that silences nothing. */
export function canonicalWindows(windows: readonly MaintenanceWindow[]): readonly object[] {
  return windows.map(({ suppresses, ...window }) => {
    const isForAll = suppresses !== null && Object.keys(suppresses).length === 0;
    return { ...window, suppresses: isForAll ? "everything" : suppresses };
  });
}

function canonicalRoute(route: AlertRoute): object {
  const empty = LISTS.filter((list) => route[list]?.length === 0).map((list) => [list, "none"]);
  return { ...route, ...Object.fromEntries(empty), routes: route.routes.map(canonicalRoute) };
}

function byName<T>(records: readonly T[], nameOf: (record: T) => string): readonly T[] {
  return [...records].sort((one, other) => (nameOf(one) < nameOf(other) ? -1 : 1));
}
