import type { InhibitRule } from "../config/plan/alerts.ts";
import { type Alert, isActive } from "./alert.ts";
import { beganAt } from "./inhibition/began-at.ts";
import { feltAt } from "./inhibition/felt-at.ts";
import { KNOWN_CAUSES, type KnownCause } from "./inhibition/known-causes.ts";
import { matches } from "./routing/alert-match.ts";
import { compareSeverity } from "./severity.ts";

/**
 * Symptoms that need not be told because their cause is, by key: which alert hides which. One that is hidden itself
 * hides under the same cause, and of several that hide each other in a circle one is told: nothing is lost between
 * two. Acknowledged causes go on hiding. One that is resolved hides what has not been seen since, so that a symptom that
 * outlasts its cause by one snapshot is no news.
 * @param mayHide Whether an alert counts as a cause: people must be able to learn of it. Default: while it is known.
 */
export function hiddenBy(
  alerts: readonly Alert[],
  inhibit: readonly InhibitRule[],
  mayHide: (alert: Alert) => boolean = isKnown,
): ReadonlyMap<string, string> {
  const causes = alerts.filter(mayHide);
  const edges = [...KNOWN_CAUSES.map(edgesOfKnown), ...inhibit.map(edgesOfPlan)].flatMap((edgesOf) => {
    const own = edgesOf(causes);
    return own === null ? [] : [own];
  });
  const causeOf = new Map<string, Alert>();
  for (const symptom of edges.length === 0 ? [] : alerts) {
    const cause = isActive(symptom) ? firstOf(edges, symptom) : null;
    if (cause !== null) causeOf.set(symptom.key, cause);
  }
  return roots(causeOf);
}

/** The cause of a symptom, when it is one. */
type CauseOf = (symptom: Alert) => Alert | null;

function edgesOfKnown(known: KnownCause): (causes: readonly Alert[]) => CauseOf | null {
  const { when = always, of = always, explains = always, leadMs, withinMs = null } = known;
  const isCause = new Set<string>(known.causes);
  const isSymptom = new Set<string>(known.symptoms);
  const sharedOf = ({ entity }: Alert): string => (known.sameEntity === true ? entity.id : "");
  return (all) => {
    const causes = Map.groupBy(
      all.filter((alert) => isCause.has(alert.rule) && when(alert)).toSorted(foremost),
      sharedOf,
    );
    if (causes.size === 0) return null;
    return (symptom) => {
      if (!isSymptom.has(symptom.rule) || !of(symptom)) return null;
      const since = withinMs === null ? (symptom.openedAt ?? symptom.firstSeen).getTime() : feltAt(symptom);
      const isAround = (began: number): boolean =>
        since >= began - leadMs && (withinMs === null || since <= began + withinMs);
      const own = causes.get(sharedOf(symptom)) ?? [];
      return (
        own.find(
          (cause) => isStill(cause, symptom) && isAround(beganAt(cause)) && explains(cause, symptom),
        ) ?? null
      );
    };
  };
}

function always(): boolean {
  return true;
}

function edgesOfPlan({ cause, symptoms, equal }: InhibitRule): (causes: readonly Alert[]) => CauseOf | null {
  return (all) => {
    const causes = Map.groupBy(all.filter((alert) => matches(alert, cause)).toSorted(foremost), (alert) =>
      commonOf(alert, equal),
    );
    if (causes.size === 0) return null;
    return (symptom) => {
      if (!matches(symptom, symptoms)) return null;
      const own = causes.get(commonOf(symptom, equal)) ?? [];
      return own.find((alert) => alert.key !== symptom.key && isStill(alert, symptom)) ?? null;
    };
  };
}

/** What both must have in common. What neither has is in common as well. */
function commonOf({ entity, labels }: Alert, equal: InhibitRule["equal"]): string {
  return JSON.stringify(
    equal.map((part) =>
      part === "platform"
        ? (entity.platform?.toLowerCase() ?? null)
        : Object.hasOwn(labels, part.slice("label:".length))
          ? labels[part.slice("label:".length)]
          : null,
    ),
  );
}

/** Whether a cause holds, or held when the symptom was seen last. */
function isStill(cause: Alert, symptom: Alert): boolean {
  return cause.resolvedAt === null || isActive(cause) || symptom.lastSeen <= cause.resolvedAt;
}

function isKnown({ unknownSince }: Alert): boolean {
  return unknownSince === null;
}

/** The worst first, then what has lasted longest. */
function foremost(one: Alert, other: Alert): number {
  return (
    compareSeverity(other.severity, one.severity) ||
    (one.openedAt?.getTime() ?? 0) - (other.openedAt?.getTime() ?? 0) ||
    (one.key < other.key ? -1 : 1)
  );
}

function firstOf(edges: readonly CauseOf[], symptom: Alert): Alert | null {
  for (const causeOf of edges) {
    const cause = causeOf(symptom);
    if (cause !== null) return cause;
  }
  return null;
}

/** For each symptom the cause at the end of its chain, which is not hidden itself. */
function roots(causeOf: ReadonlyMap<string, Alert>): ReadonlyMap<string, string> {
  const rootOf = new Map<string, string>();
  for (const start of causeOf.keys()) {
    const way = new Set<string>();
    let end = start;
    while (!rootOf.has(end) && !way.has(end)) {
      const next = causeOf.get(end);
      if (next === undefined) break;
      way.add(end);
      end = next.key;
    }
    const root = rootOf.get(end) ?? (way.has(end) ? foremostOf([...way], end, causeOf) : end);
    for (const key of way) rootOf.set(key, root);
  }
  return new Map([...rootOf].filter(([key, root]) => key !== root));
}

/** Of a circle, which a way ended in, the one that is told. */
function foremostOf(way: readonly string[], entry: string, causeOf: ReadonlyMap<string, Alert>): string {
  // Each of them is the cause of another one.
  const circle = way.slice(way.indexOf(entry)).flatMap((key) => causeOf.get(key) ?? []);
  return circle.toSorted(foremost)[0]?.key ?? entry;
}
