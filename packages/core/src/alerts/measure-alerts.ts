import { spreadOf } from "../assess/spread.ts";
import type { RuleStanding } from "../store/alerts.ts";
import type { Alert } from "./alert.ts";
import type { AlertEvent } from "./alert-event.ts";
import type { AlertMessage } from "./alert-message.ts";
import {
  type ActiveAlert,
  type AlertSummary,
  ENDS_SOON_DAYS,
  type OpenedAlert,
  type ResolvedAlert,
} from "./alert-summary.ts";
import { alertsAsOf } from "./alerts-as-of.ts";
import { compareAlerts } from "./compare-alerts.ts";
import { countNoise } from "./count-noise.ts";
import { effectiveState } from "./effective-state.ts";
import type { PluginTexts } from "./rule-texts.ts";
import type { Suppression } from "./suppression.ts";
import { suppressionOf } from "./suppressions-in-force.ts";

export interface AlertRecord {
  readonly alerts: readonly Alert[];
  /**
   * Steps of the period, and those before it of episodes that were acknowledged or resolved in it, or of alerts that have
   * gone on since.
   */
  readonly events: readonly AlertEvent[];
  readonly messages: readonly AlertMessage[];
  /** Those that hold at the end of the period. */
  readonly suppressions: readonly Suppression[];
  readonly standings: readonly RuleStanding[];
  /** Texts of rules that are not the product's own. Default: none. */
  readonly pluginTexts?: PluginTexts;
  /** The period: after `from`, up to and at `to`. */
  readonly from: Date;
  readonly to: Date;
}

const MINUTE_MS = 60_000;
const DAY_MS = 86_400_000;

/** Sums up the alerts of a tenant over a period. Pure. */
export function measureAlerts(record: AlertRecord): AlertSummary {
  const { standings, to } = record;
  const active = activeAt(record);
  const episodes = episodesOf(record.events);
  const resolved = resolvedIn(record, episodes);
  return {
    watched: standings.length > 0,
    active,
    opened: openedIn(record),
    resolved,
    acknowledge: spreadOf(waitsUntilAcknowledged(record, episodes)),
    resolve: spreadOf(resolved.flatMap(({ minutes }) => (minutes === null ? [] : [minutes]))),
    noise: countNoise(record),
    suppressions: record.suppressions
      .map((suppression) => ({
        suppression,
        endsSoon: suppression.until.getTime() - to.getTime() <= ENDS_SOON_DAYS * DAY_MS,
        alerts: active.filter((one) => one.suppression?.id === suppression.id).length,
      }))
      .toSorted((one, other) => one.suppression.until.getTime() - other.suppression.until.getTime()),
    unknown: standings.filter(({ state, since }) => state === "unknown" && since <= to),
    pluginTexts: record.pluginTexts ?? new Map(),
  };
}

function activeAt({ alerts, events, suppressions, to }: AlertRecord): readonly ActiveAlert[] {
  return alertsAsOf(alerts, events, to)
    .map((alert) => {
      const suppression = suppressionOf(alert, suppressions);
      return { alert, suppression, state: effectiveState(alert, suppression) };
    })
    .toSorted(worstFirst);
}

/** The worst first: see {@link compareAlerts}. */
export function worstFirst(one: Pick<ActiveAlert, "alert">, other: Pick<ActiveAlert, "alert">): number {
  return compareAlerts(one.alert, other.alert);
}

/** When an episode of an alert opened, and when somebody took it. */
interface Episode {
  readonly openedAt: Date | null;
  readonly acknowledgedAt: Date | null;
}

const episodeKey = ({ key, episode }: Pick<AlertEvent, "key" | "episode">): string => `${episode} ${key}`;

function episodesOf(events: readonly AlertEvent[]): ReadonlyMap<string, Episode> {
  const episodes = new Map<string, Episode>();
  for (const event of events) {
    const known = episodes.get(episodeKey(event)) ?? { openedAt: null, acknowledgedAt: null };
    if (event.kind === "opened") episodes.set(episodeKey(event), { ...known, openedAt: event.at });
    if (event.kind === "acknowledged" && known.acknowledgedAt === null)
      episodes.set(episodeKey(event), { ...known, acknowledgedAt: event.at });
  }
  return episodes;
}

function openedIn(record: AlertRecord): readonly OpenedAlert[] {
  const byKey = alertsByKey(record);
  return record.events
    .flatMap((event) => {
      const alert = byKey.get(event.key);
      if (event.kind !== "opened" || alert === undefined || !isWithin(event, record)) return [];
      return [{ alert, at: event.at, again: event.again }];
    })
    .toSorted(newestFirst);
}

function resolvedIn(record: AlertRecord, episodes: ReadonlyMap<string, Episode>): readonly ResolvedAlert[] {
  const byKey = alertsByKey(record);
  return record.events
    .flatMap((event) => {
      const alert = byKey.get(event.key);
      if (event.kind !== "resolved" || alert === undefined || !isWithin(event, record)) return [];
      const openedAt = episodes.get(episodeKey(event))?.openedAt ?? null;
      return [{ alert, at: event.at, why: event.why, minutes: minutesBetween(openedAt, event.at) }];
    })
    .toSorted(newestFirst);
}

function waitsUntilAcknowledged(
  record: AlertRecord,
  episodes: ReadonlyMap<string, Episode>,
): readonly number[] {
  return [...episodes.values()].flatMap(({ openedAt, acknowledgedAt }) => {
    if (acknowledgedAt === null || !isWithin({ at: acknowledgedAt }, record)) return [];
    return minutesBetween(openedAt, acknowledgedAt) ?? [];
  });
}

function alertsByKey({ alerts }: AlertRecord): ReadonlyMap<string, Alert> {
  return new Map(alerts.map((alert) => [alert.key, alert]));
}

function isWithin({ at }: { readonly at: Date }, { from, to }: AlertRecord): boolean {
  return at > from && at <= to;
}

function minutesBetween(from: Date | null, to: Date): number | null {
  return from === null ? null : (to.getTime() - from.getTime()) / MINUTE_MS;
}

function newestFirst(one: { readonly at: Date }, other: { readonly at: Date }): number {
  return other.at.getTime() - one.at.getTime();
}
