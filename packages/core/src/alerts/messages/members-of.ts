import type { AlertRoute } from "../../config/plan/alerts.ts";
import type { Plan } from "../../config/plan/plan.ts";
import type { AlertStanding } from "../../store/alerts.ts";
import { type Alert, isActive } from "../alert.ts";
import { hiddenBy } from "../inhibition.ts";
import type { ResolvedRoute } from "../routing/resolved-route.ts";
import { routeOf } from "../routing/route-of.ts";
import type { Suppression } from "../suppression.ts";
import { suppressionOf } from "../suppressions-in-force.ts";
import { isUnended, type Member } from "./member.ts";
import { shortDigest } from "./recipient-key.ts";
import { bundleOf, threadOf } from "./thread-of.ts";

export interface MembersInput {
  readonly standing: Pick<AlertStanding, "alerts">;
  readonly plan: Pick<Plan, "alerts">;
  readonly inForce: readonly Suppression[];
  /** Told when a suppression ends for which something waits. */
  readonly later: (at: Date) => void;
}

export interface Members {
  /** Those that are active, and those of which somebody is to hear the end. */
  readonly members: readonly Member[];
  /** Symptoms by what hides them. */
  readonly hidden: ReadonlyMap<string, readonly string[]>;
}

/** New threads of one branch and owner that are told as one when there are more of them at once. */
const MOST_THREADS = 25;

/** What there is to tell of with its branch and thread, as {@link membersOf} has it; whether it is silent is left open. */
export function membersOfThreads(alerts: readonly Alert[], root: AlertRoute): readonly Member[] {
  const routes = createRoutes(root);
  const told = alerts
    .filter((alert) => isActive(alert) || isUnended({ alert }))
    .map((alert) => ({ alert, route: routes(alert) }));
  const threads = threadsOf(told);
  return told.map((one, index) => ({ ...one, thread: threads[index] ?? "", isSilent: false }));
}

/** What there is to tell of, with its branch, its thread, and whether it is silent for now. */
export function membersOf({ standing, plan, inForce, later }: MembersInput): Members {
  const { route: root, inhibit } = plan.alerts;
  const routes = createRoutes(root);
  const routed = standing.alerts.map((alert) => {
    const suppression = inForce.length === 0 ? null : suppressionOf(alert, inForce);
    if (suppression !== null) later(endOf(suppression));
    return { alert, route: routes(alert), isSuppressed: suppression !== null, silentFrom: suppression?.from };
  });
  const unheard = new Set(
    routed
      .filter(
        ({ alert, route, isSuppressed }) => alert.told === null && (isSuppressed || route.urgency === "none"),
      )
      .map(({ alert }) => alert.key),
  );
  // Nobody is left without word: what people cannot learn of hides nothing.
  const mayHide = (alert: Alert): boolean => alert.unknownSince === null && !unheard.has(alert.key);
  const causes = hiddenBy(standing.alerts, inhibit, mayHide);
  const told = routed.filter(({ alert }) => isActive(alert) || isUnended({ alert }));
  const threads = threadsOf(told);
  const members = told.map(
    ({ alert, route, isSuppressed, silentFrom = alert.unknownSince }, index): Member => {
      const isUnclear = isActive(alert) && (alert.unknownSince !== null || causes.has(alert.key));
      const member = { alert, route, thread: threads[index] ?? "", isSilent: isSuppressed || isUnclear };
      return silentFrom === null ? member : { ...member, silentFrom };
    },
  );
  const hidden = Map.groupBy(causes.keys(), (symptom) => causes.get(symptom) ?? "");
  return { members, hidden };
}

/** When it ends, or somebody ended it before. */
function endOf({ until, endedAt }: Suppression): Date {
  return endedAt !== null && endedAt < until ? endedAt : until;
}

/** Many alerts ask for the same; they get one and the same answer. */
function createRoutes(root: AlertRoute): (alert: Alert) => ResolvedRoute {
  const known = new Map<string, ResolvedRoute>();
  return (alert) => {
    const { tenant, rule, severity, entity, labels } = alert;
    const key = JSON.stringify([tenant, rule, severity, entity.platform, labels]);
    const route = known.get(key) ?? routeOf(alert, root);
    known.set(key, route);
    return route;
  };
}

interface Routed {
  readonly alert: Alert;
  readonly route: ResolvedRoute;
}

/** Their threads. A branch that would write many new ones at once has one: however it groups, nobody gets a flood. */
function threadsOf(routed: readonly Routed[]): readonly string[] {
  const bundles = new Map<string, Set<string>>();
  const digests = new Map<string, string>();
  const digest = (parts: readonly (string | null)[]): string => {
    const key = JSON.stringify(parts);
    const known = digests.get(key) ?? shortDigest(parts);
    digests.set(key, known);
    return known;
  };
  const all = routed.map(({ alert, route }) => {
    const thread = threadOf(alert, route, digest);
    if (alert.told !== null) return { alert, thread, bundle: thread };
    const bundle = digest(bundleOf(alert, route));
    bundles.set(bundle, (bundles.get(bundle) ?? new Set()).add(thread));
    return { alert, thread, bundle };
  });
  return all.map(({ alert, thread, bundle }) =>
    alert.told === null && (bundles.get(bundle)?.size ?? 0) > MOST_THREADS ? bundle : thread,
  );
}
