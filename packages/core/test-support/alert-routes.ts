import type { RoutedAlert } from "../src/alerts/routing/alert-match.ts";
import type { OnCallRota } from "../src/config/plan/alerts.ts";
import { type AlertMatch, type AlertRoute, NO_MATCH } from "../src/config/plan/plan.ts";

/** An alert as routes see one, of a rule that has no platform unless told. */
export function routedAlert({
  platform = null,
  ...patch
}: Partial<Omit<RoutedAlert, "entity">> & { readonly platform?: string | null } = {}): RoutedAlert {
  return {
    tenant: "contoso",
    rule: "vpp-token",
    severity: "high",
    labels: {},
    role: "intune-admin",
    owner: null,
    entity: { platform },
    ...patch,
  };
}

/** A branch that says nothing but what is handed in. */
export function branch(id: string, when: Partial<AlertMatch>, patch: Partial<AlertRoute> = {}): AlertRoute {
  return {
    id,
    when: { ...NO_MATCH, ...when },
    to: null,
    channels: null,
    urgency: null,
    hours: null,
    outOfHours: null,
    group: null,
    repeatHours: null,
    escalate: null,
    routes: [],
    ...patch,
  };
}

/** Weeks from Monday 2 November 2026, 08:00 in Stockholm, around the clock. */
export function rota(people: readonly string[], patch: Partial<OnCallRota> = {}): OnCallRota {
  return {
    id: "nights",
    timeZone: "Europe/Stockholm",
    people,
    startsOn: "2026-11-02",
    handover: "08:00",
    everyDays: 7,
    hours: null,
    ...patch,
  };
}
