import type { Acknowledgement, Alert } from "./alert.ts";
import type { AlertEvent } from "./alert-event.ts";

/**
 * The alerts that were active at an instant, from how they are now: a report that is written late says what was true
 * when its data were collected. Figures are those of now.
 *
 * @param events Steps up to the instant, the oldest first; of what has opened anew or was taken since, all of them.
 */
export function alertsAsOf(
  alerts: readonly Alert[],
  events: readonly AlertEvent[],
  at: Date,
): readonly Alert[] {
  const until = Map.groupBy(
    events.filter((event) => isOfLife(event) && event.at <= at),
    ({ key }) => key,
  );
  return alerts.flatMap((alert) => {
    const { openedAt, resolvedAt, acknowledged, unknownSince, episode } = alert;
    const steps = until.get(alert.key) ?? [];
    if (openedAt === null) return [];
    if (openedAt > at) return earlierEpisode(alert, steps);
    if (resolvedAt !== null && resolvedAt <= at) return [];
    const isSince = acknowledged !== null && acknowledged.at > at;
    const taken = isSince ? acknowledgedIn(steps, episode) : acknowledged;
    return [
      {
        ...activeAs(alert, taken),
        unknownSince: unknownSince !== null && unknownSince <= at ? unknownSince : null,
      },
    ];
  });
}

/** What has opened anew since was active then when its last step until then was not its end. */
function earlierEpisode(alert: Alert, steps: readonly AlertEvent[]): readonly Alert[] {
  const last = steps.at(-1);
  if (last === undefined || last.kind === "resolved") return [];
  const { episode } = last;
  const openedAt =
    steps.findLast((step) => step.kind === "opened" && step.episode === episode)?.at ?? last.at;
  const active = activeAs(alert, acknowledgedIn(steps, episode));
  return [{ ...active, episode, openedAt, firstSeen: openedAt, unknownSince: null }];
}

function activeAs(alert: Alert, acknowledged: Acknowledgement | null): Alert {
  const state = acknowledged === null ? "open" : "acknowledged";
  return { ...alert, state, acknowledged, resolvedAt: null, resolution: null };
}

/** Who had taken an episode by the last of these steps. */
function acknowledgedIn(steps: readonly AlertEvent[], episode: number): Acknowledgement | null {
  const taken = steps.findLast((step) => step.kind === "acknowledged" && step.episode === episode);
  if (taken?.kind !== "acknowledged" || taken.by === null) return null;
  return { by: taken.by, at: taken.at, note: taken.note };
}

function isOfLife({ kind }: AlertEvent): boolean {
  return kind === "opened" || kind === "acknowledged" || kind === "resolved";
}
