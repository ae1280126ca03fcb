import type { AlertMatch } from "../../config/plan/alerts.ts";
import type { Alert } from "../alert.ts";

/** What routes ask of an alert. */
export type RoutedAlert = Pick<Alert, "tenant" | "rule" | "severity" | "labels" | "role" | "owner"> & {
  readonly entity: Pick<Alert["entity"], "platform">;
};

/** What can be asked for. */
export type MatchPart = keyof AlertMatch;

/** Whether an alert is all that is said. */
export function matches(alert: RoutedAlert, match: AlertMatch): boolean {
  return missedPart(alert, match) === null;
}

/** The first thing that is said and that an alert is not; null when it is all of it. */
export function missedPart(alert: RoutedAlert, match: AlertMatch): MatchPart | null {
  if (!isOneOf(alert.severity, match.severity)) return "severity";
  if (!isOneOf(alert.rule, match.rule)) return "rule";
  if (!isOneOf(alert.tenant, match.tenant)) return "tenant";
  if (!isPlatform(alert.entity.platform, match.platform)) return "platform";
  const others = Object.entries(match.labels).some(
    ([name, value]) => !Object.hasOwn(alert.labels, name) || alert.labels[name] !== value,
  );
  return others ? "labels" : null;
}

function isOneOf(value: string, wanted: readonly string[] | null): boolean {
  return wanted === null || wanted.includes(value);
}

/** Operating systems come and are written with capitals and without. */
function isPlatform(platform: string | null, wanted: readonly string[] | null): boolean {
  if (wanted === null) return true;
  const named = platform?.toLowerCase();
  return wanted.some((name) => name.toLowerCase() === named);
}
