import {
  type Alert,
  type AlertSeverity,
  isActive,
  OmError,
  type RuleInUse,
  rulesInUse,
  suggest,
  testAlert,
} from "@intune-om/core";
import { findOneAlert } from "./find-alerts.ts";
import { pickTenant } from "./pick-tenant.ts";
import type { Session } from "./session.ts";
import type { Tools } from "./tools.ts";

/** What somebody says of an alert in place of what is known of it. */
export interface AskedAlert {
  readonly alert: string;
  readonly tenant: string | undefined;
  readonly severity: AlertSeverity | undefined;
  readonly platform: string | undefined;
  readonly labels: Readonly<Record<string, string>>;
}

export interface AlertToRoute {
  readonly alert: Alert;
  /** Whether it is one of the store. */
  readonly isKnown: boolean;
}

/**
 * The alert that a key of the store leads to, or one of a rule that is made up: `rule`, or `rule:entity`.
 * @throws OmError `usage.alert`, `usage.tenant`
 */
export async function alertToRoute(
  asked: AskedAlert,
  { tools, session, at }: { readonly tools: Tools; readonly session: Session | null; readonly at: Date },
): Promise<AlertToRoute> {
  const known = session === null ? null : await knownAlert(asked, session);
  if (known !== null) return { alert: asAsked(known, asked, at), isKnown: true };
  const tenant = pickTenant(tools.config, asked.tenant).id;
  const { of, entity } = await ruleOf(asked.alert, tools);
  const alert = testAlert({
    tenant,
    of,
    entity,
    at,
    severity: asked.severity,
    platform: asked.platform,
    labels: asked.labels,
  });
  return { alert, isKnown: false };
}

/** Null for one that the store does not have: it may be made up. */
async function knownAlert(asked: AskedAlert, session: Session): Promise<Alert | null> {
  try {
    return await findOneAlert(session, asked.alert, asked.tenant);
  } catch (error) {
    if (error instanceof OmError && error.code === "usage.alert") return null;
    throw error;
  }
}

/** One that is over is taken as if it opened now. */
function asAsked(known: Alert, { severity, platform, labels }: AskedAlert, at: Date): Alert {
  const alert = {
    ...known,
    severity: severity ?? known.severity,
    entity: { ...known.entity, platform: platform ?? known.entity.platform },
    labels: { ...known.labels, ...labels },
  };
  if (isActive(alert)) return alert;
  return {
    ...alert,
    state: "open",
    episode: alert.episode + 1,
    openedAt: at,
    returnsSince: null,
    resolvedAt: null,
    resolution: null,
    limits: [],
    acknowledged: null,
    unknownSince: null,
    flappingSince: null,
    told: null,
  };
}

async function ruleOf(
  text: string,
  { plan, rulePlugins }: Tools,
): Promise<{ readonly of: RuleInUse; readonly entity: string | undefined }> {
  const plugins = text.includes("/") ? await rulePlugins.rules() : [];
  const rules = rulesInUse(plan, plugins);
  const exact = rules.find(({ rule }) => rule.id === text);
  if (exact !== undefined) return { of: exact, entity: undefined };
  const of = rules.find(({ rule }) => text.startsWith(`${rule.id}:`));
  if (of !== undefined) return { of, entity: text.slice(of.rule.id.length + 1) };
  const off = plan.alerts.rules.find(
    ({ rule, enabled }) => !enabled && (text === rule || text.startsWith(`${rule}:`)),
  );
  if (off !== undefined) {
    throw new OmError(`the rule ${off.rule} is switched off`, {
      code: "usage.alert",
      hint: `It has no alerts while ${plan.file} says so under alerts.rules.`,
    });
  }
  const ids = rules.map(({ rule }) => rule.id);
  const meant = suggest(text.split(":")[0] ?? text, ids);
  const example = meant ?? ids[0];
  throw new OmError(`there is no alert or rule ${JSON.stringify(text)}`, {
    code: "usage.alert",
    hint: [
      ...(meant === null ? [] : [`Did you mean ${meant}?`]),
      "The id of a rule makes a test alert, and so does rule:entity with any entity" +
        (example === undefined
          ? "."
          : `: \`intune-om alerts route ${example}\`, \`intune-om alerts route ${example}:my-test\`.`),
      "`intune-om alerts rules` lists the rules, `intune-om alerts` the alerts there are.",
    ].join(" "),
  });
}
