/** How bad an alert is, the least first. */
export const ALERT_SEVERITIES = ["low", "medium", "high", "critical"] as const;
export type AlertSeverity = (typeof ALERT_SEVERITIES)[number];

/** Above 0 when the first is the worse one. */
export function compareSeverity(one: AlertSeverity, other: AlertSeverity): number {
  return ALERT_SEVERITIES.indexOf(one) - ALERT_SEVERITIES.indexOf(other);
}

/** The worst of some; null when there are none. */
export function worstSeverity(severities: Iterable<AlertSeverity>): AlertSeverity | null {
  let worst: AlertSeverity | null = null;
  for (const severity of severities)
    if (worst === null || compareSeverity(severity, worst) > 0) worst = severity;
  return worst;
}
