import { type MailRecipient, recipientsOf } from "../alerts/routing/recipients-of.ts";
import type { ResolvedRoute } from "../alerts/routing/resolved-route.ts";
import { routeOf } from "../alerts/routing/route-of.ts";
import { alertRules } from "../alerts/rules/index.ts";
import { tellings } from "../alerts/routing/tellings.ts";
import { createOrganisationCalendar } from "../calendar/organisation-calendar.ts";
import type { Plan } from "../config/plan/plan.ts";
import { OmError } from "../errors.ts";
import { whoActs } from "../people/who-acts.ts";
import { ALERT_KIND_RULES, ALERT_ROLES, type AlertKind, type DrillSeverity } from "./alert-kinds.ts";
import type { Called } from "./whom-to-call.ts";

/** An alert as a drill plays it, beside its kind. */
export interface SentAlert {
  readonly tenant: string;
  readonly severity: DrillSeverity;
  readonly at: Date;
  /** IANA zone of the organisation. */
  readonly timeZone: string;
}

/** Whether a plan says who is told of alerts; else whoever has their role is. */
export function hasRoutes({ alerts: { route } }: Pick<Plan, "alerts">): boolean {
  return route.routes.length > 0 || route.to?.length !== 1 || route.to[0]?.kind !== "owner";
}

/**
 * Whom the routes tell of an alert first: those who are told at once, or else those whom the branch means, for a drill
 * does not wait for working hours. Null when everybody whom the branch means is away: who watches would be told of a
 * real alert, but is not whom the drill is to measure.
 * @throws OmError `drill.nobody`
 */
export function calledByRoute(kind: AlertKind, plan: Plan, sent: SentAlert): readonly Called[] | null {
  const rule = ALERT_KIND_RULES[kind];
  const role = roleOf(rule, plan) ?? ALERT_ROLES[kind];
  const alert = {
    tenant: sent.tenant,
    rule,
    severity: sent.severity,
    labels: {},
    role,
    owner: null,
    entity: { platform: null },
  };
  const route = routeOf(alert, plan.alerts.route);
  const calendar = createOrganisationCalendar(plan.organisation.calendar, sent.timeZone);
  const reach = { alert, plan, at: sent.at, timeZone: sent.timeZone, calendar };
  const now = tellings(route, reach).filter(({ when }) => when !== "atWork");
  const recipients = now.length > 0 ? now.map(({ to }) => to) : recipientsOf(route.to, reach);
  if (recipients.some(({ because }) => because === "fallback")) return null;
  const called = recipients.flatMap((recipient) =>
    calledOne(recipient, { plan, role, day: calendar.dayOf(sent.at) }),
  );
  if (called.length > 0 && route.urgency !== "none") return called;
  throw nobodyCalled(rule, route, plan);
}

/** Id of the role that has the alerts of a rule. */
function roleOf(rule: string, { alerts }: Pick<Plan, "alerts">): string | null {
  const setting = alerts.rules.find((one) => one.rule === rule);
  return setting?.role ?? alertRules.find(({ id }) => id === rule)?.role ?? null;
}

/** None for an address of nobody, who could not acknowledge. */
function calledOne(
  { person: id }: MailRecipient,
  { plan, role: roleId, day }: { readonly plan: Plan; readonly role: string; readonly day: string },
): readonly Called[] {
  const person = plan.people.find((entry) => entry.id === id);
  if (person === undefined) return [];
  const role = plan.roles.find((entry) => entry.id === roleId);
  const acts = role === undefined ? null : whoActs(role, day, plan);
  if (role === undefined || acts?.person !== person.id || acts.because === null)
    return [{ person, because: { kind: "route" } }];
  return [{ person, because: { ...acts.because, role } }];
}

function nobodyCalled(rule: string, { path, urgency }: ResolvedRoute, { file }: Plan): OmError {
  const why = urgency === "none" ? "tells nobody" : "tells nobody of the plan by mail";
  return new OmError(`the branch ${path.join(" > ")} of the alert routes ${why}`, {
    code: "drill.nobody",
    hint: `See \`intune-om alerts route ${rule}\`. Change alerts.route in ${file}, or name somebody with --to.`,
  });
}
