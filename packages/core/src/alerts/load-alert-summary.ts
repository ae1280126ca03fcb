import type { RunnerDeps } from "../run/report-runner.ts";
import type { Alert } from "./alert.ts";
import type { AlertEvent } from "./alert-event.ts";
import type { AlertSummary } from "./alert-summary.ts";
import { type AlertRecord, measureAlerts } from "./measure-alerts.ts";
import { type PluginTexts, pluginTextsOf } from "./rule-texts.ts";
import type { RuleStanding } from "../store/alerts.ts";
import { suppressionsInForce } from "./suppressions-in-force.ts";

/**
 * Sums up the alerts of a tenant over a period, as they stood at its end: what came later is not known, so that a
 * report says the same whenever it is written.
 */
export async function loadAlertSummary(
  { store, plan, config, rulePlugins }: Pick<RunnerDeps, "store" | "plan" | "config" | "rulePlugins">,
  tenant: string,
  { from, to }: { readonly from: Date; readonly to: Date },
): Promise<AlertSummary> {
  const events = await store.alerts.events({ tenant, since: from, until: to });
  const stored = await store.alerts.suppressions({ at: to, endedSince: to });
  const standings = await store.alerts.standings(tenant);
  const messages = await store.alerts.messages({ tenant, since: from, until: to });
  const alerts = await alertsOf(store, tenant, { from, events, messages });
  return measureAlerts({
    alerts,
    events: [...(await beginnings(store, tenant, { alerts, events, from, to })), ...events],
    messages,
    suppressions: suppressionsInForce({ plan, timeZone: config.timeZone, stored, tenant, at: to }),
    standings,
    pluginTexts: await textsOf(standings, rulePlugins),
    from,
    to,
  });
}

/** Those that were not over before the period, and of the others those that it speaks of. */
async function alertsOf(
  { alerts }: Pick<RunnerDeps["store"], "alerts">,
  tenant: string,
  { from, events, messages }: Pick<AlertRecord, "from" | "events" | "messages">,
): Promise<readonly Alert[]> {
  const listed = await alerts.list({ tenant, resolvedSince: from });
  const known = new Set(listed.map(({ key }) => key));
  const spokenOf = [
    ...events.map(({ key }) => key),
    ...messages.flatMap(({ items }) => items.map(({ alert }) => alert)),
  ];
  return [
    ...listed,
    ...(await alerts.ofKeys(
      tenant,
      spokenOf.filter((key) => !known.has(key)),
    )),
  ];
}

/** Plug-ins are asked only where a rule of one was judged. */
async function textsOf(
  standings: readonly RuleStanding[],
  rulePlugins: RunnerDeps["rulePlugins"],
): Promise<PluginTexts> {
  if (rulePlugins === undefined || !standings.some(({ rule }) => rule.includes("/"))) return new Map();
  return pluginTextsOf(await rulePlugins.rules());
}

/** Above so many alerts, everything before the period is read at once. */
const MOST_READ_ALONE = 100;

/**
 * Steps before the period of episodes that ended or were taken in it, without which no wait can be told, and of alerts that
 * have gone on since. Steps come in the order in which they were kept, and what somebody does while a snapshot is taken is
 * kept before what that says: only the beginning of the period tells which of them came before it.
 */
async function beginnings(
  store: Pick<RunnerDeps["store"], "alerts">,
  tenant: string,
  { alerts, events, from, to }: Pick<AlertRecord, "alerts" | "events" | "from" | "to">,
): Promise<readonly AlertEvent[]> {
  const known = new Set(events.flatMap((event) => (event.kind === "opened" ? [nameOf(event)] : [])));
  const open = events.filter((event) => isOfWait(event) && !known.has(nameOf(event)));
  const since = alerts.filter((alert) => hasGoneOn(alert, to));
  const keys = new Set([...open, ...since].map(({ key }) => key));
  if (keys.size === 0) return [];
  const earlier =
    keys.size > MOST_READ_ALONE
      ? await store.alerts.events({ tenant, until: from })
      : (await Promise.all([...keys].map((key) => store.alerts.events({ tenant, key, until: from })))).flat();
  return earlier.filter(({ at, key }) => at < from && keys.has(key));
}

/** Whether it has opened again or was taken since, so that its steps alone say how it stood then. */
function hasGoneOn({ openedAt, acknowledged, episode }: Alert, to: Date): boolean {
  const isAnew = episode > 1 && openedAt !== null && openedAt > to;
  return isAnew || (acknowledged !== null && acknowledged.at > to);
}

function isOfWait({ kind }: AlertEvent): boolean {
  return kind === "resolved" || kind === "acknowledged";
}

function nameOf({ key, episode }: AlertEvent): string {
  return `${episode} ${key}`;
}
