import {
  type Alert,
  alertRunbook,
  BLADES,
  cleanText,
  createOrganisationCalendar,
  recipientsOf,
  routeOf,
  rulesInUse,
  runbookUrl,
} from "@intune-om/core";
import type { Action } from "../action.ts";
import { EXIT } from "../exit-codes.ts";
import { alertDetails, type Runbook } from "../output/alert-details.ts";
import { alertJson, messageJson } from "../output/alert-json.ts";
import { ownersNow } from "../session/alert-owners.ts";
import { seeing, type SeenAlert, suppressionsNow } from "../session/alerts-now.ts";
import { findOneAlert } from "../session/find-alerts.ts";
import { pickTenant } from "../session/pick-tenant.ts";
import { pluginTextsFor } from "../session/rule-names.ts";
import { type Session, withSession } from "../session/session.ts";

export interface ShowAlertOptions {
  readonly alert: string;
  readonly tenant?: string;
}

/** `alerts show ALERT`: everything that is known of one. */
export const showAlert: Action<ShowAlertOptions> = (context) =>
  withSession(context, async (session) => {
    const { store, config } = session;
    const alert = await findOneAlert(session, context.options.alert, context.options.tenant);
    const tenants = [pickTenant(config, alert.tenant)];
    const seen = (await seeing(session, tenants, await suppressionsNow(session, tenants)))(alert);
    const owner = ownersNow(session)(alert);
    const events = await store.alerts.events({ tenant: alert.tenant, key: alert.key });
    const messages = await store.alerts.messagesAbout(alert.tenant, alert.key);
    const { name, runbook } = await textsOf(session, alert);
    const route = routeLine(session, seen);
    const { evidence, evidenceTotal, detail, labels, acknowledged, openings, told } = alert;
    const json = {
      alert: {
        ...alertJson(seen, owner),
        name,
        detail,
        labels,
        evidence,
        evidenceTotal,
        acknowledged,
        openings,
        told,
        route,
      },
      runbook,
      messages: messages.map(messageJson),
      events,
    };
    context.output.result(json, () =>
      alertDetails({ seen, name, owner, route, events, messages, runbook }, session.times),
    );
    return EXIT.done;
  });

async function textsOf(
  session: Session,
  alert: Alert,
): Promise<{ readonly name: string; readonly runbook: Runbook }> {
  const { plan, clock, config } = session;
  const { rule } = alert;
  const pluginTexts = await pluginTextsFor(session, [rule]);
  const { name, action, steps } = alertRunbook(alert, {
    locale: "en",
    timeZone: config.timeZone,
    plan,
    pluginTexts,
    at: clock.now(),
  });
  const plugins = rule.includes("/") ? await session.rulePlugins.rules() : [];
  const inUse = rulesInUse(plan, plugins).find((one) => one.rule.id === rule);
  const blade = inUse === undefined ? null : BLADES[inUse.rule.blade];
  return { name, runbook: { action, steps, url: runbookUrl(rule, plan), blade } };
}

/** The branch that takes it and whom that tells now, in one line. */
function routeLine({ plan, config, clock }: Session, { alert, hiddenBy }: SeenAlert): string {
  const route = routeOf(alert, plan.alerts.route);
  const at = clock.now();
  const calendar = createOrganisationCalendar(plan.organisation.calendar, config.timeZone);
  const people = recipientsOf(route.to, { alert, plan, at, timeZone: config.timeZone, calendar });
  const who = [
    ...people.map(({ person, address }) => person ?? address),
    ...route.channels.map((channel) => `channel ${channel}`),
  ];
  const urgency = { immediate: "at once", digest: "in a digest", none: "nobody is told" }[route.urgency];
  const hours = route.urgency === "immediate" && route.hours === "working" ? " in working hours" : "";
  const told = route.urgency === "none" ? "" : `, to ${who.length === 0 ? "nobody" : who.join(", ")}`;
  const unless = hiddenBy === null ? "" : `not told while ${cleanText(hiddenBy)} hides it, else `;
  return `${route.path.join(" > ")}: ${unless}${urgency}${hours}${told}`;
}
