import {
  acknowledgeAlert,
  type Alert,
  type AlertAct,
  assignAlert,
  cleanText,
  commentAlert as commentOn,
  OmError,
} from "@intune-om/core";
import type { Action, ActionContext } from "../action.ts";
import { EXIT, type ExitCode } from "../exit-codes.ts";
import { alertJson } from "../output/alert-json.ts";
import { ownersNow } from "../session/alert-owners.ts";
import { seeing, suppressionsNow } from "../session/alerts-now.ts";
import { findAlerts, openAlertsOf } from "../session/find-alerts.ts";
import { openAlertsIn } from "../session/message-alerts.ts";
import { findPerson } from "../session/find-person.ts";
import { tenantsOf } from "../session/pick-tenant.ts";
import { type Session, withSession } from "../session/session.ts";

export interface ActOptions {
  readonly alert: readonly string[];
  readonly by: string;
  readonly tenant?: string;
  /** Every open alert of it, beside those that are named. */
  readonly rule?: string;
  /** Every open alert that the message of this id holds, beside those that are named. */
  readonly message?: string;
}

/** What is done with each alert, and how the line on the terminal puts it. */
interface Deed {
  readonly change: (alert: Alert) => AlertAct;
  readonly detail: (alert: Alert) => string;
}

/** `alerts ack ALERT…`: somebody has seen them and takes care of it. */
export const acknowledgeAlerts: Action<ActOptions & { readonly note?: string }> = (context) =>
  act(context, (session, by) => {
    const said = { by, at: session.clock.now(), note: context.options.note ?? null };
    return {
      change: (alert) => acknowledgeAlert(alert, said),
      detail: (alert) => acknowledgedText(alert, by),
    };
  });

/** `alerts assign ALERT…`: somebody else has them from now on. */
export const assignAlerts: Action<ActOptions & { readonly to: string }> = (context) =>
  act(context, ({ plan, clock }, by) => {
    const to = findPerson(plan, context.options.to).id;
    return {
      change: (alert) => assignAlert(alert, { to, by, at: clock.now() }),
      detail: () => `assigned to ${to}`,
    };
  });

/** Who acknowledged it first has it still. */
function acknowledgedText({ acknowledged }: Alert, by: string): string {
  const first = acknowledged?.by ?? by;
  if (first === by) return `acknowledged by ${by}`;
  return `${first} has acknowledged it already, and keeps it; \`intune-om alerts assign\` hands it over`;
}

export interface CommentOptions {
  readonly alert: string;
  readonly text: string;
  readonly by: string;
  readonly tenant?: string;
}

/** `alerts comment ALERT TEXT`: keeps a remark with one. */
export const commentAlert: Action<CommentOptions> = (context) => {
  const { alert, text } = context.options;
  return act({ ...context, options: { ...context.options, alert: [alert] } }, ({ clock }, by) => ({
    change: (one) => commentOn(one, { text: text.trim(), by, at: clock.now() }),
    detail: () => `kept what ${by} says: ${cleanText(text)}`,
  }));
};

/** Finds every alert and sees that the deed may be done with each before any is changed. */
async function act<Options extends ActOptions>(
  context: ActionContext<Options>,
  prepare: (session: Session, by: string) => Deed,
): Promise<ExitCode> {
  const { options, output } = context;
  return withSession(context, async (session) => {
    const by = findPerson(session.plan, options.by).id;
    const deed = prepare(session, by);
    const alerts = await alertsMeant(session, options);
    for (const alert of alerts) deed.change(alert);
    const changed: Alert[] = [];
    for (const [tenant, own] of Map.groupBy(alerts, (alert) => alert.tenant)) {
      const keys = own.map(({ key }) => key);
      changed.push(...(await session.store.alerts.changeAll(tenant, keys, deed.change)));
    }
    const tenants = tenantsOf(session.config, options.tenant);
    const see = await seeing(session, tenants, await suppressionsNow(session, tenants));
    const ownerOf = ownersNow(session);
    const json = { alerts: changed.map((one) => alertJson(see(one), ownerOf(one))) };
    output.result(json, () => changed.map((one) => `${cleanText(one.key)}: ${deed.detail(one)}`).join("\n"));
    return EXIT.done;
  });
}

/** @throws OmError `usage.alert` when none is named, or the rule or message has none open; `usage.message` */
async function alertsMeant(
  session: Session,
  { alert, rule, message, tenant }: ActOptions,
): Promise<readonly Alert[]> {
  const named = await findAlerts(session, alert, tenant);
  if (rule === undefined && message === undefined && named.length === 0) {
    throw new OmError("no alert is named", {
      code: "usage.alert",
      hint: "Write its key, --message for what a message holds, or --rule for every open one of a rule. List them with `intune-om alerts`.",
    });
  }
  const ofRule = rule === undefined ? [] : await openAlertsOf(session, rule, tenant);
  const ofMessage = message === undefined ? [] : await openAlertsIn(session, message, tenant);
  const meant = [...named, ...ofRule, ...ofMessage];
  return [...new Map(meant.map((one) => [`${one.tenant} ${one.key}`, one])).values()];
}
