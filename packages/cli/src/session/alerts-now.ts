import {
  type ActiveAlert,
  type Alert,
  effectiveState,
  type Suppression,
  suppressionOf,
  suppressionsInForce,
  type TenantConfig,
  worstFirst,
} from "@intune-om/core";
import type { Session } from "./session.ts";

/** Alerts as people see them now, and what silences some of them. */
export interface AlertsNow {
  /** The worst first. */
  readonly alerts: readonly ActiveAlert[];
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
  const lists = await Promise.all(
    tenants.map(({ id }) => session.store.alerts.list({ ...filter, tenant: id })),
  );
  return {
    alerts: lists
      .flat()
      .map((alert) => asSeen(alert, suppressions))
      .toSorted(worstFirst),
    suppressions,
  };
}

/** An alert as people see it. */
export function asSeen(alert: Alert, suppressions: readonly Suppression[]): ActiveAlert {
  const suppression = suppressionOf(alert, suppressions);
  return { alert, suppression, state: effectiveState(alert, suppression) };
}
