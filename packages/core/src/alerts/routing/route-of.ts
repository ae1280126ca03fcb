import type { AlertRoute } from "../../config/plan/alerts.ts";
import { matches, type RoutedAlert } from "./alert-match.ts";
import { ROUTE_DEFAULTS, type ResolvedRoute } from "./resolved-route.ts";

/**
 * The branch that takes an alert: at each place the first one that fits, and the place itself when none does. What it
 * does not say is as its parent has it, and what nobody says as the severity asks for.
 */
export function routeOf(alert: RoutedAlert, root: AlertRoute): ResolvedRoute {
  const way = wayOf(alert, root);
  const defaults = ROUTE_DEFAULTS[alert.severity];
  const said = <
    Part extends
      | "to"
      | "channels"
      | "urgency"
      | "hours"
      | "outOfHours"
      | "group"
      | "repeatHours"
      | "escalate",
  >(
    part: Part,
  ): NonNullable<AlertRoute[Part]> | null => {
    const branch = way.findLast((one) => one[part] !== null);
    return branch?.[part] ?? null;
  };
  return {
    path: way.map(({ id }) => id),
    to: said("to") ?? [{ kind: "owner" }],
    channels: said("channels") ?? [],
    urgency: said("urgency") ?? defaults.urgency,
    hours: said("hours") ?? defaults.hours,
    outOfHours: said("outOfHours") ?? defaults.outOfHours,
    group: said("group") ?? defaults.group,
    repeatHours: said("repeatHours") ?? defaults.repeatHours,
    escalate: said("escalate") ?? defaults.escalate,
  };
}

/** The branches from the root to the one that takes an alert. */
export function wayOf(alert: RoutedAlert, root: AlertRoute): readonly AlertRoute[] {
  const next = root.routes.find(({ when }) => matches(alert, when));
  return next === undefined ? [root] : [root, ...wayOf(alert, next)];
}
