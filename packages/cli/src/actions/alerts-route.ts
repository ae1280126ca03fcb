import { access } from "node:fs/promises";
import {
  ALERT_SEVERITIES,
  type Alert,
  type AlertThread,
  explainRoute,
  foreseeMessages,
  hiddenBy,
  type StoreLocation,
  type Suppression,
  suppressionOf,
  suppressionsInForce,
} from "@intune-om/core";
import type { Action, ActionContext } from "../action.ts";
import { EXIT, type ExitCode } from "../exit-codes.ts";
import { type ExplainedAlert, routeJson, routeText } from "../output/route-text.ts";
import { alertToRoute } from "../session/alert-to-route.ts";
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
  const explained = explain(found.alert, {
    ...found,
    tools,
    at,
    ...(await surroundings(found.alert, session, at)),
  });
  output.result(routeJson(explained), () => routeText(explained));
  return EXIT.done;
}

/** What else decides whether anybody is told. */
interface Surroundings {
  readonly others: readonly Alert[];
  readonly threads: readonly AlertThread[];
  readonly suppressions: readonly Suppression[];
}

async function surroundings(
  { tenant, key, told }: Alert,
  session: Session | null,
  at: Date,
): Promise<Surroundings> {
  if (session === null) return { others: [], threads: [], suppressions: [] };
  const { alerts } = session.store;
  const active = await alerts.list({ tenant, states: ["open", "acknowledged"] });
  const thread = told === null ? null : await alerts.thread(tenant, told.thread);
  return {
    others: active.filter((other) => other.key !== key),
    threads: thread === null ? [] : [thread],
    suppressions: await alerts.suppressions({ at }),
  };
}

function explain(
  alert: Alert,
  {
    tools: { plan, config },
    at,
    isKnown,
    others,
    threads,
    suppressions,
  }: Surroundings & { readonly tools: Tools; readonly at: Date; readonly isKnown: boolean },
): ExplainedAlert {
  const sources = { plan, timeZone: config.timeZone, stored: suppressions, tenant: alert.tenant, at };
  const cause = hiddenBy([alert, ...others], plan.alerts.inhibit).get(alert.key) ?? null;
  const until = new Date(at.getTime() + A_WEEK_MS);
  const inThread = others.filter((one) => one.key === cause || one.told?.thread === alert.told?.thread);
  return {
    ...explainRoute(alert, plan.alerts.route),
    alert,
    isKnown,
    at,
    until,
    cause,
    suppression: suppressionOf(alert, suppressionsInForce(sources)),
    messages: foreseeMessages({ alert, others: inThread, threads, plan, config, suppressions, at, until }),
    plan,
  };
}
