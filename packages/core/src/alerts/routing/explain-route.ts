import type { AlertRoute } from "../../config/plan/alerts.ts";
import { type MatchPart, missedPart, type RoutedAlert } from "./alert-match.ts";
import type { ResolvedRoute } from "./resolved-route.ts";
import { routeOf, wayOf } from "./route-of.ts";

/** A branch that was asked and did not take the alert. */
export interface PassedBranch {
  readonly id: string;
  /** The first thing that it asks for and the alert is not. */
  readonly missed: MatchPart;
}

/** Which branch takes an alert, and why those in front of it did not. */
export interface RouteExplanation {
  readonly route: ResolvedRoute;
  /** In the order in which they were asked; those behind the one that took it were not. */
  readonly passed: readonly PassedBranch[];
}

/** The way of an alert down the tree, with every branch that was asked. */
export function explainRoute(alert: RoutedAlert, root: AlertRoute): RouteExplanation {
  const way = wayOf(alert, root);
  const passed = way.flatMap((branch, depth) => {
    const taken = way[depth + 1];
    const asked = taken === undefined ? branch.routes : branch.routes.slice(0, branch.routes.indexOf(taken));
    return asked.flatMap(({ id, when }): readonly PassedBranch[] => {
      const missed = missedPart(alert, when);
      return missed === null ? [] : [{ id, missed }];
    });
  });
  return { route: routeOf(alert, root), passed };
}
