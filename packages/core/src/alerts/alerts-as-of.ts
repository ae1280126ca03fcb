import type { Alert } from "./alert.ts";
import type { AlertEvent } from "./alert-event.ts";

/**
 * The alerts that were active at an instant, from how they are now: a report that is written late says what was true
 * when its data were collected. Figures are those of now.
 *
 * @param events Steps up to the instant, the oldest first.
 */
export function alertsAsOf(
  alerts: readonly Alert[],
  events: readonly AlertEvent[],
  at: Date,
): readonly Alert[] {
  const last = new Map<string, AlertEvent>();
  for (const event of events) if (isOfLife(event) && event.at <= at) last.set(event.key, event);
  return alerts.flatMap((alert) => {
    const { openedAt, resolvedAt, acknowledged, unknownSince } = alert;
    if (openedAt === null) return [];
    if (openedAt > at) return earlierEpisode(alert, last.get(alert.key));
    if (resolvedAt !== null && resolvedAt <= at) return [];
    const taken = acknowledged !== null && acknowledged.at <= at ? acknowledged : null;
    return [
      {
        ...alert,
        state: taken === null ? "open" : "acknowledged",
        acknowledged: taken,
        resolvedAt: null,
        resolution: null,
        unknownSince: unknownSince !== null && unknownSince <= at ? unknownSince : null,
      },
    ];
  });
}

/** What has opened anew since was active then when its last step until then was not its end. */
function earlierEpisode(alert: Alert, last: AlertEvent | undefined): readonly Alert[] {
  if (last === undefined || last.kind === "resolved") return [];
  const state = last.kind === "acknowledged" ? "acknowledged" : "open";
  return [{ ...alert, state, episode: last.episode, acknowledged: null, unknownSince: null }];
}

function isOfLife({ kind }: AlertEvent): boolean {
  return kind === "opened" || kind === "acknowledged" || kind === "resolved";
}
