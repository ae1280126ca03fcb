import type { AlertRoute } from "../config/plan/alerts.ts";
import type { Alert } from "./alert.ts";
import type { AlertMessage } from "./alert-message.ts";
import { routeOf } from "./routing/route-of.ts";

const MINUTE_MS = 60_000;

/**
 * When more people are told of what a message is about unless somebody acknowledges it: the next step of the alert that
 * comes to it first. Null when nobody is left to be told, or everything is taken.
 */
export function escalatesAt(
  { items, at }: Pick<AlertMessage, "items" | "at">,
  alerts: ReadonlyMap<string, Alert>,
  root: AlertRoute,
): Date | null {
  const times = items.flatMap(({ alert: key }) => {
    const alert = alerts.get(key);
    return alert === undefined ? [] : stepsOf(alert, root).filter((time) => time > at.getTime());
  });
  const first = times.reduce((earliest, time) => Math.min(earliest, time), Infinity);
  return first === Infinity ? null : new Date(first);
}

function stepsOf(alert: Alert, root: AlertRoute): readonly number[] {
  const { state, told, episode, flappingSince, unknownSince } = alert;
  if (state !== "open" || told === null || told.episode !== episode) return [];
  if (flappingSince !== null || unknownSince !== null) return [];
  const { escalate, urgency } = routeOf(alert, root);
  if (urgency !== "immediate") return [];
  return escalate
    .slice(told.steps)
    .map(({ afterMinutes }) => told.severeAt.getTime() + afterMinutes * MINUTE_MS);
}
