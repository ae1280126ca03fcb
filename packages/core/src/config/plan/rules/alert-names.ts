import { ALERT_RULE_IDS } from "../../../alerts/rule-ids.ts";
import type { Finding } from "../../references.ts";
import {
  alertMatches,
  askedFor,
  branchesOf,
  mappingAt,
  type PlacedText,
  targetsOf,
  textsAt,
} from "./alert-tree.ts";
import { type PlanRule, textAt } from "./rule.ts";

/** Rules that are nowhere. Those of plug-ins are known only where these are loaded. */
export const findUnknownRules: PlanRule = (data) => {
  const own = textsAt(data, "alerts.custom.*.id").map(({ text }) => `custom:${text}`);
  const known = [...ALERT_RULE_IDS, ...own];
  const fault = {
    message: "is no rule",
    fix: "Write the id of a rule, as `intune-om alerts rules` lists them.",
    among: () => known,
  };
  const isKnown = (id: string): boolean => known.includes(id) || id.includes("/");
  // What is no id at all is told by the schema.
  const isTold = (id: string): boolean => !/^[a-z0-9:-]+$/.test(id);
  return [
    ...mappingAt(data, ["alerts", "rules"]).flatMap(([id]): readonly Finding[] => {
      const path = ["alerts", "rules", id];
      if (own.includes(id)) return [{ path, at: "key", ...OWN_RULE }];
      return isKnown(id) ? [] : [{ path, at: "key", ...fault }];
    }),
    ...namedRules(data).flatMap(({ path, text }): readonly Finding[] =>
      isKnown(text) || isTold(text) ? [] : [{ path, at: "value", ...fault }],
    ),
  ];
};

/** Everywhere that a rule is named, but for where the plan says how it is used. */
export function namedRules(data: unknown): readonly PlacedText[] {
  return [
    ...alertMatches(data).flatMap((match) => askedFor(match, "rule")),
    ...textsAt(data, "alerts.runbooks.*.rule"),
    ...textsAt(data, "alerts.suppressions.*.scope.rule"),
    ...textsAt(data, "maintenanceWindows.*.suppresses.rule"),
  ];
}

const OWN_RULE = {
  message: "is a rule of this plan",
  fix: "Say it under alerts.custom, where the rule stands.",
};

/** Whom targets of routes name, and which roles rules are given to. */
export const findUnknownTargets: PlanRule = (data) => {
  const targets = branchesOf(data).flatMap(targetsOf);
  const roles: readonly PlacedText[] = mappingAt(data, ["alerts", "rules"]).flatMap(([id, value]) => {
    const role = textAt(value, ["role"]);
    return role === null ? [] : [{ path: ["alerts", "rules", id, "role"], text: role }];
  });
  return [
    ...unknownAmong(targets, "role:", idsIn(data, "roles"), "roles"),
    ...unknownAmong(targets, "person:", idsIn(data, "people"), "people"),
    ...unknownAmong(targets, "onCall:", idsIn(data, "alerts.onCall"), "alerts.onCall"),
    ...unknownAmong(roles, "", idsIn(data, "roles"), "roles"),
  ];
};

function unknownAmong(
  named: readonly PlacedText[],
  prefix: string,
  ids: readonly string[],
  list: string,
): readonly Finding[] {
  return named.flatMap(({ path, text }): readonly Finding[] => {
    if (!text.startsWith(prefix) || ids.includes(text.slice(prefix.length))) return [];
    const fix = `Write the id of an entry under ${list}${prefix === "" ? "" : ` after ${prefix}`}, or add the entry there.`;
    const among = (): readonly string[] => ids.map((id) => `${prefix}${id}`);
    return [{ path, at: "value", message: `is no id in ${list}`, fix, among }];
  });
}

/** Names of branches that stand twice, or are those that the tree itself has. */
export const findTakenBranches: PlanRule = (data) => {
  const seen = new Set<string>(["root", "routes"]);
  return branchesOf(data).flatMap(({ path, value }): readonly Finding[] => {
    const id = textAt(value, ["id"]);
    if (id === null) return [];
    const isTaken = seen.has(id);
    seen.add(id);
    if (!isTaken) return [];
    const fix = "Give the branch another id.";
    return [{ path: [...path, "id"], at: "value", message: "is the name of another branch", fix }];
  });
};

function idsIn(data: unknown, list: string): readonly string[] {
  return textsAt(data, `${list}.*.id`).map(({ text }) => text);
}

/** The schedule of the alerts is kept as that of a report of this name. */
const RESERVED_REPORT = "alerts";

/** A report that has the name under which the alerts are watched. */
export const findReservedReport: PlanRule = (data) =>
  textsAt(data, "reports.*.id").flatMap(({ path, text }): readonly Finding[] =>
    text === RESERVED_REPORT
      ? [
          {
            path,
            at: "value",
            message: "is the name under which alerts are watched",
            fix: "Give the report another id.",
          },
        ]
      : [],
  );
