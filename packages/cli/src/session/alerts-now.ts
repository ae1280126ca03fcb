import {
  type ActiveAlert,
  type Alert,
  effectiveState,
  hiddenAlerts,
  type Suppression,
  suppressionOf,
  suppressionsInForce,
  type TenantConfig,
  worstFirst,
} from "@intune-om/core";
import type { Session } from "./session.ts";

/** An alert as people see it. */
export interface SeenAlert extends ActiveAlert {
  /** Key of its cause, which is told instead; null for none. */
  readonly hiddenBy: string | null;
}

/** Alerts as people see them now, and what silences some of them. */
export interface AlertsNow {
  /** The worst first. */
  readonly alerts: readonly SeenAlert[];
  /** What is silenced in any of the tenants, each once, the next to end first. */
  readonly suppressions: readonly Suppression[];
}

/** What is silenced in some tenants now, each once, the next to end first. */
export async function suppressionsNow(
  { store, plan, config, clock }: Session,
  tenants: readonly TenantConfig[],
): Promise<readonly Suppression[]> {
  const at = clock.now();
  const stored = await store.alerts.suppressions({ at });
  const all = tenants.flatMap(({ id }) =>
    suppressionsInForce({ plan, timeZone: config.timeZone, stored, tenant: id, at }),
  );
  return [...new Map(all.map((one) => [one.id, one])).values()].toSorted(
    (one, other) => one.until.getTime() - other.until.getTime(),
  );
}

/** The alerts of some tenants in some states, with what silences them. */
export async function alertsNow(
  session: Session,
  tenants: readonly TenantConfig[],
  filter: { readonly states: readonly Alert["state"][]; readonly rule?: string },
): Promise<AlertsNow> {
  const suppressions = await suppressionsNow(session, tenants);
  const see = await seeing(session, tenants, suppressions);
  const lists = await Promise.all(
    tenants.map(({ id }) => session.store.alerts.list({ ...filter, tenant: id })),
  );
  return { alerts: lists.flat().map(see).toSorted(worstFirst), suppressions };
}

/** How people see alerts of some tenants now; all that is active is looked at, for any may be the cause of another. */
export async function seeing(
  { store, plan }: Session,
  tenants: readonly TenantConfig[],
  suppressions: readonly Suppression[],
): Promise<(alert: Alert) => SeenAlert> {
  const hidden = new Map<string, ReadonlyMap<string, string>>();
  for (const { id } of tenants) {
    const active = await store.alerts.list({ tenant: id, states: ["open", "acknowledged"] });
    const inForce = suppressions.filter(({ tenant }) => tenant === null || tenant === id);
    hidden.set(id, hiddenAlerts(active, { plan, inForce }));
  }
  return (alert) => {
    const suppression = suppressionOf(alert, suppressions);
    const hiddenBy = hidden.get(alert.tenant)?.get(alert.key) ?? null;
    return { alert, suppression, state: effectiveState(alert, suppression), hiddenBy };
  };
}
