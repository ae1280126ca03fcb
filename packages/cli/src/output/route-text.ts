import {
  type Alert,
  type AlertMessage,
  type AlertRecipient,
  cleanText,
  type MatchPart,
  type Plan,
  type RouteExplanation,
  type Suppression,
} from "@intune-om/core";
import { messageJson, suppressionJson } from "./alert-json.ts";
import { routeSettings } from "./route-settings.ts";
import { textTable } from "./text-table.ts";
import type { Times } from "./times.ts";

/** An alert with the branch that takes it, and what would be sent of it. */
export interface ExplainedAlert extends RouteExplanation {
  readonly alert: Alert;
  /** False for one that is made up. */
  readonly isKnown: boolean;
  readonly at: Date;
  /** How far was looked ahead. */
  readonly until: Date;
  /** Key of the alert that hides it; null for none. */
  readonly cause: string | null;
  readonly suppression: Suppression | null;
  /** What would be sent if nobody takes it, the first in front. */
  readonly messages: readonly AlertMessage[];
  readonly plan: Pick<Plan, "people">;
}

/** `alerts route --json`. */
export function routeJson(explained: ExplainedAlert): object {
  const { alert, isKnown, at, until, route, passed, cause, suppression, messages } = explained;
  const { path, ...settings } = route;
  return {
    alert: {
      key: alert.key,
      rule: alert.rule,
      severity: alert.severity,
      tenant: alert.tenant,
      platform: alert.entity.platform,
      labels: alert.labels,
      role: alert.role,
      assignedTo: alert.owner,
      known: isKnown,
      state: isKnown ? alert.state : null,
    },
    at,
    until,
    branch: path,
    passed: passed.map(({ id, missed }) => ({ branch: id, because: missed })),
    route: settings,
    hiddenBy: cause,
    suppression: suppression === null ? null : suppressionJson(suppression),
    messages: messages.map((message) => {
      const { at: when, kind, step, to } = messageJson(message) as Record<string, unknown>;
      return { at: when, kind, step, to };
    }),
  };
}

/** The same for people. */
export function routeText(explained: ExplainedAlert, times: Times): string {
  const { alert, route, passed, at } = explained;
  const shown = cleanText(alert.key, 100);
  return [
    `${shown}: ${alert.severity}${alert.entity.platform === null ? "" : `, ${cleanText(alert.entity.platform, 40)}`}, in ${alert.tenant}, as of ${times.minute(at)}`,
    "",
    `  branch     ${route.path.join(" > ")}`,
    ...passed.map(
      ({ id, missed }, index) => `  ${index === 0 ? "passed by" : "         "}  ${id}: ${MISSED[missed]}`,
    ),
    ...routeSettings(route).map(([name, value]) => `  ${name.padEnd(9)}  ${value}`),
    ...silence(explained, times).map((line) => `  silent     ${line}`),
    "",
    ...timeline(explained, times),
  ].join("\n");
}

const MISSED: Readonly<Record<MatchPart, string>> = {
  severity: "asks for another severity",
  rule: "asks for another rule",
  tenant: "asks for another tenant",
  platform: "asks for another platform",
  labels: "asks for other labels",
};

function silence({ suppression, cause, alert, isKnown }: ExplainedAlert, times: Times): readonly string[] {
  return [
    ...(suppression === null
      ? []
      : [
          `suppressed until ${times.minute(suppression.until)}${suppression.by === null ? "" : ` by ${suppression.by}`}: ${cleanText(suppression.why, 120)}`,
        ]),
    ...(cause === null ? [] : [`while ${cleanText(cause, 100)} is there, which explains it`]),
    ...(isKnown && alert.unknownSince !== null
      ? [`its source could not be read since ${times.minute(alert.unknownSince)}`]
      : []),
    ...(isKnown && alert.acknowledged !== null
      ? [`${alert.acknowledged.by} has acknowledged it: told again only when it gets worse`]
      : []),
  ];
}

function timeline({ messages, until, plan }: ExplainedAlert, times: Times): readonly string[] {
  if (messages.length === 0) return [`Nobody is told before ${times.minute(until)}.`];
  const rows = messages.flatMap(({ at, kind, step, to }) =>
    to.map((one) => [
      times.minute(at),
      kind === "escalation" ? `escalation ${step}` : kind,
      ...recipientCells(one, plan),
    ]),
  );
  return [
    textTable(["WHEN", "WHAT", "WHO", "WHY"], rows),
    "",
    `What goes out before ${times.minute(until)} if it stays as it is and nobody acknowledges it.`,
  ];
}

function recipientCells(to: AlertRecipient, { people }: Pick<Plan, "people">): readonly [string, string] {
  if (to.kind === "channel") return [to.channel, "a channel of the branch"];
  const name = people.find(({ id }) => id === to.person)?.name;
  return [cleanText(name ?? to.address, 60), BECAUSE[to.because]];
}

const BECAUSE: Readonly<Record<Extract<AlertRecipient, { readonly kind: "mail" }>["because"], string>> = {
  assigned: "it is assigned to them",
  role: "acts in the role",
  standsIn: "stands in for somebody who is away",
  deputy: "is the deputy",
  onCall: "is on call",
  named: "is named by the branch",
  fallback: "watches, because nobody else can be reached",
  noChannel: "watches, because a channel is not in use",
  told: "was told before",
};
