import { type Alert, isActive, OmError, suggest } from "@intune-om/core";
import { knownRule } from "./known-alert-words.ts";
import { tenantsOf } from "./pick-tenant.ts";
import type { Session } from "./session.ts";

const MOST_SHOWN = 5;

/**
 * The alerts that some keys lead to, each once. A key may be cut where no other alert goes on in the same way; those that
 * are active count before those that are resolved.
 * @throws OmError `usage.alert`, `usage.tenant`
 */
export async function findAlerts(
  { config, store }: Pick<Session, "config" | "store">,
  keys: readonly string[],
  tenant: string | undefined,
): Promise<readonly Alert[]> {
  const tenants = tenantsOf(config, tenant).map(({ id }) => id);
  const found = new Map<string, Alert>();
  // Only keys that were cut are looked for among all of them.
  let listed: Promise<readonly Alert[]> | null = null;
  const all = (): Promise<readonly Alert[]> => {
    listed ??= Promise.all(tenants.map((id) => store.alerts.list({ tenant: id }))).then((lists) =>
      lists.flat(),
    );
    return listed;
  };
  for (const key of keys) {
    const exact = await Promise.all(tenants.map((id) => store.alerts.get(id, key.trim())));
    const alert = await theOne(
      key.trim(),
      exact.filter((one) => one !== null),
      all,
    );
    found.set(`${alert.tenant} ${alert.key}`, alert);
  }
  return [...found.values()];
}

/** One alert; see {@link findAlerts}. */
export async function findOneAlert(
  session: Pick<Session, "config" | "store">,
  key: string,
  tenant: string | undefined,
): Promise<Alert> {
  const [alert] = await findAlerts(session, [key], tenant);
  if (alert === undefined) throw new TypeError("an alert that was found is not there");
  return alert;
}

/**
 * Every alert of a rule that is open and that nobody has taken.
 * @throws OmError `usage.alert` when there is none, `usage.rule` when there is no such rule
 */
export async function openAlertsOf(
  session: Pick<Session, "config" | "store" | "plan" | "rulePlugins">,
  rule: string,
  tenant: string | undefined,
): Promise<readonly Alert[]> {
  const { config, store } = session;
  const tenants = tenantsOf(config, tenant).map(({ id }) => id);
  const lists = await Promise.all(
    tenants.map((id) => store.alerts.list({ tenant: id, states: ["open"], rule })),
  );
  const open = lists.flat();
  if (open.length > 0) return open;
  // One that is no longer in use may have alerts from before; without any it is mistyped.
  await knownRule(rule, session);
  throw new OmError(`no alert of the rule ${JSON.stringify(rule)} is open`, {
    code: "usage.alert",
    hint: "List them with `intune-om alerts`.",
  });
}

/** The one that has the key, in whichever tenant, else the one whose key begins so. */
async function theOne(
  key: string,
  exact: readonly Alert[],
  all: () => Promise<readonly Alert[]>,
): Promise<Alert> {
  const fitting = exact.length > 0 ? exact : beginningWith(key, await all());
  const [only, ...more] = fitting;
  if (only === undefined) throw unknownAlert(key, await all());
  if (more.length === 0) return only;
  throw severalAlerts(key, fitting);
}

/**
 * Active ones that begin so, else any; whoever acts means what is there now. A whole id of a rule is that rule and no other
 * whose id goes on.
 */
function beginningWith(key: string, alerts: readonly Alert[]): readonly Alert[] {
  const wanted = key.toLowerCase();
  if (wanted === "") return [];
  const fitting = alerts.filter((alert) => alert.key.toLowerCase().startsWith(wanted));
  const same = fitting.filter((alert) => alert.key.toLowerCase() === wanted);
  if (same.length > 0) return same;
  const ofRule = fitting.filter(({ rule }) => rule.toLowerCase() === wanted);
  const meant = ofRule.length > 0 ? ofRule : fitting;
  const active = meant.filter(isActive);
  return active.length > 0 ? active : meant;
}

function unknownAlert(key: string, alerts: readonly Alert[]): OmError {
  const meant = suggest(
    key,
    alerts.flatMap((alert) => [alert.key, alert.rule]),
  );
  return new OmError(`there is no alert ${JSON.stringify(key)}`, {
    code: "usage.alert",
    hint: `${meant === null ? "" : `Did you mean ${meant}? `}List them with \`intune-om alerts\`.`,
  });
}

function severalAlerts(key: string, alerts: readonly Alert[]): OmError {
  const tenants = new Set(alerts.map(({ tenant }) => tenant));
  if (tenants.size === alerts.length && new Set(alerts.map((alert) => alert.key)).size === 1) {
    return new OmError(`several tenants have the alert ${JSON.stringify(key)}`, {
      code: "usage.tenant",
      hint: `Name one with --tenant: ${[...tenants].join(", ")}.`,
    });
  }
  const shown = alerts.slice(0, MOST_SHOWN).map((alert) => alert.key);
  const more = alerts.length > shown.length ? ` and ${alerts.length - shown.length} more` : "";
  return new OmError(`${JSON.stringify(key)} fits several alerts`, {
    code: "usage.alert",
    hint: `Write more of the key: ${shown.join(", ")}${more}.`,
  });
}
