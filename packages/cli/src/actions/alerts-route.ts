import { access } from "node:fs/promises";
import {
  ALERT_SEVERITIES,
  type Alert,
  type AlertCompany,
  alertCompany,
  type AlertThread,
  explainRoute,
  foreseeMessages,
  type StoreLocation,
  type Suppression,
  suppressionOf,
  suppressionsInForce,
} from "@intune-om/core";
import type { Action, ActionContext } from "../action.ts";
import { EXIT, type ExitCode } from "../exit-codes.ts";
import { type ExplainedAlert, routeJson, routeText } from "../output/route-text.ts";
import { alertToRoute, type AlertToRoute } from "../session/alert-to-route.ts";
import { knownPlatform } from "../session/known-alert-words.ts";
import { knownWord } from "../session/known-word.ts";
import { loadConfiguration } from "../session/load-configuration.ts";
import { type Session, withSession } from "../session/session.ts";
import { openTools, type Tools } from "../session/tools.ts";

export interface RouteOptions {
  readonly alert: string;
  readonly severity?: string;
  readonly platform?: string;
  readonly tenant?: string;
  readonly label: Readonly<Record<string, string>>;
  readonly at?: Date;
}

const A_WEEK_MS = 7 * 86_400_000;

/** `alerts route TEST-ALERT`: which branch takes it, and who gets it when. The store is asked only where there is one. */
export const routeAlert: Action<RouteOptions> = async (context) => {
  const { config } = await loadConfiguration(context);
  const isKey = context.options.alert.replace(/^custom:/, "").includes(":");
  if (isKey && (await mayHoldAlerts(config.store)))
    return await withSession(context, (session) => answer(context, session, session));
  const tools = await openTools(context);
  try {
    return await answer(context, tools, null);
  } finally {
    await tools.close();
  }
};

/** A file that is not there yet knows of no alert, and is not made for a question. */
async function mayHoldAlerts(store: StoreLocation): Promise<boolean> {
  if (store.kind === "postgres") return true;
  return await access(store.path).then(
    () => true,
    () => false,
  );
}

async function answer(
  { options, output }: ActionContext<RouteOptions>,
  tools: Tools,
  session: Session | null,
): Promise<ExitCode> {
  const { severity, platform, tenant, label: labels } = options;
  const at = options.at ?? tools.clock.now();
  const word = severity === undefined ? undefined : knownWord("severity", severity, ALERT_SEVERITIES);
  const system = platform === undefined ? undefined : knownPlatform(platform);
  const asked = { alert: options.alert, tenant, severity: word, platform: system, labels };
  const found = await alertToRoute(asked, { tools, session, at });
  const explained = await explain({ found, tools, session, at });
  output.result(routeJson(explained), () => routeText(explained, tools.times));
  return EXIT.done;
}

/** What else there is in its tenant. */
interface Surroundings {
  readonly others: readonly Alert[];
  readonly suppressions: readonly Suppression[];
}

async function surroundings(
  { tenant, key }: Alert,
  session: Session | null,
  at: Date,
): Promise<Surroundings> {
  if (session === null) return { others: [], suppressions: [] };
  const { alerts } = session.store;
  const active = await alerts.list({ tenant, states: ["open", "acknowledged"] });
  return {
    others: active.filter((other) => other.key !== key),
    suppressions: await alerts.suppressions({ at }),
  };
}

interface Explaining {
  readonly found: AlertToRoute;
  readonly tools: Tools;
  readonly session: Session | null;
  readonly at: Date;
}

async function explain({
  found: { alert, isKnown },
  tools,
  session,
  at,
}: Explaining): Promise<ExplainedAlert> {
  const { plan, config } = tools;
  const { others, suppressions } = await surroundings(alert, session, at);
  const sources = { plan, timeZone: config.timeZone, stored: suppressions, tenant: alert.tenant, at };
  const inForce = suppressionsInForce(sources);
  const company = alertCompany(alert, others, { plan, inForce });
  const until = new Date(at.getTime() + A_WEEK_MS);
  const foreseeing = { plan, config, suppressions, at, until };
  const threads = await threadOf(alert, company, session);
  return {
    ...explainRoute(alert, plan.alerts.route),
    alert,
    isKnown,
    at,
    until,
    cause: company.cause,
    suppression: suppressionOf(alert, inForce),
    messages: foreseeMessages({ alert, others: company.others, threads, ...foreseeing }),
    plan,
  };
}

/** What was told in its thread, where that has begun. */
async function threadOf(
  { tenant }: Alert,
  { thread: id }: AlertCompany,
  session: Session | null,
): Promise<readonly AlertThread[]> {
  const thread = session === null || id === null ? null : await session.store.alerts.thread(tenant, id);
  return thread === null ? [] : [thread];
}
