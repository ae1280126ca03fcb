import { ruleTextsOf } from "../../alerts/rule-texts.ts";
import type { AlertMatch, AlertRoute, RouteTarget } from "../../config/plan/alerts.ts";
import { fill } from "../../locales/fill.ts";
import { cleanText } from "../../text/clean-text.ts";
import { ownerName } from "../plan-words.ts";
import type { Block } from "../document.ts";
import type { HandbookContext } from "./handbook-section.ts";
import { peopleNames, roleWithHolders } from "./handbook-words.ts";

/** Who is told of which alerts, and who takes turns; nothing for a plan without routes of its own. */
export function alertRoutes(context: HandbookContext): readonly Block[] {
  const { plan, messages } = context;
  const { texts } = messages.plan.handbook;
  const { route, onCall } = plan.alerts;
  if (route.routes.length === 0) return [];
  const table: Block = {
    kind: "table",
    id: "alert-routes",
    title: texts.routeTable,
    emptyText: texts.none,
    columns: [
      { id: "alerts", title: texts.routeAlerts, type: "text", weight: 2.4 },
      { id: "told", title: texts.routeTold, type: "text", weight: 2.6 },
      { id: "when", title: texts.when, type: "text", weight: 1.6 },
    ],
    rows: rowsOf(route, [], context),
  };
  const turns = onCall.map(({ id, people }) => ({
    text: fill(texts.onCallTurns, { rota: id, people: peopleNames(people, context) }),
  }));
  return [table, ...(turns.length === 0 ? [] : [{ kind: "list", ordered: false, items: turns } as const])];
}

type Row = readonly [string, string, string];

/** Branches in the order in which they are asked, the one that takes the rest last. */
function rowsOf(route: AlertRoute, above: readonly AlertRoute[], context: HandbookContext): readonly Row[] {
  const way = [...above, route];
  const inner = route.routes.flatMap((branch) => rowsOf(branch, way, context));
  return [...inner, [alertsOf(way, context), toldOf(way, context), whenOf(way, context)]];
}

function alertsOf(way: readonly AlertRoute[], context: HandbookContext): string {
  const { texts } = context.messages.plan.handbook;
  const asked = way.flatMap(({ when }) => conditionsOf(when, context));
  return asked.length === 0 ? texts.otherAlerts : asked.join("; ");
}

function conditionsOf(when: AlertMatch, { plan, messages, format }: HandbookContext): readonly string[] {
  const sources = { plan, pluginTexts: new Map() };
  const nameOf = (rule: string): string => cleanText(ruleTextsOf(rule, format.locale, sources).name, 80);
  const lists = [
    when.severity?.map((severity) => messages.alerts.severity[severity]),
    when.rule?.map(nameOf),
    when.platform,
    when.tenant,
    Object.entries(when.labels).map(([name, value]) => `${name}: ${cleanText(value, 60)}`),
  ];
  return lists.flatMap((list) =>
    list === null || list === undefined || list.length === 0 ? [] : [list.join(", ")],
  );
}

function toldOf(way: readonly AlertRoute[], context: HandbookContext): string {
  const { texts } = context.messages.plan.handbook;
  const said = <Part extends "to" | "channels" | "outOfHours" | "escalate">(part: Part): AlertRoute[Part] =>
    way.findLast((branch) => branch[part] !== null)?.[part] ?? null;
  const targets = (list: readonly RouteTarget[] | null): string =>
    (list ?? []).map((target) => targetName(target, context)).join(", ");
  const told = [targets(said("to")), ...(said("channels") ?? [])].filter((text) => text !== "").join(", ");
  const instead = targets(said("outOfHours"));
  const steps = (said("escalate") ?? []).map(({ afterMinutes, to, channels }) =>
    fill(texts.routeStep, {
      minutes: context.format.integer(afterMinutes),
      to: [targets(to), ...channels].filter((text) => text !== "").join(", "),
    }),
  );
  return [
    told === "" ? texts.none : told,
    ...(instead === "" ? [] : [fill(texts.routeOutOfHours, { to: instead })]),
    ...steps,
  ].join("; ");
}

function targetName(target: RouteTarget, context: HandbookContext): string {
  const { plan, messages, format } = context;
  const { texts } = messages.plan.handbook;
  switch (target.kind) {
    case "owner":
      return texts.routeOwner;
    case "deputy":
      return texts.routeDeputy;
    case "role":
      return roleWithHolders(target.role, context);
    case "person":
      return ownerName(target.person, plan, format.locale);
    case "onCall":
      return fill(texts.routeOnCall, { rota: target.rota });
    default:
      return cleanText(target.name, 100);
  }
}

function whenOf(way: readonly AlertRoute[], { messages }: HandbookContext): string {
  const { texts } = messages.plan.handbook;
  const urgency = way.findLast((branch) => branch.urgency !== null)?.urgency ?? null;
  const hours = way.findLast((branch) => branch.hours !== null)?.hours ?? null;
  if (urgency === "digest") return texts.routeDigest;
  if (urgency === "none") return texts.routeNever;
  if (hours === null) return texts.routeBySeverity;
  return hours === "always" ? texts.always : texts.routeAtWork;
}
