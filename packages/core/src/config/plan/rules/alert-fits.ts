import { ALERT_SEVERITIES } from "../../../alerts/severity.ts";
import { PLATFORMS } from "../../../updates/update.ts";
import type { Path } from "../../path.ts";
import type { Finding } from "../../references.ts";
import type { Ask } from "./alert-asks.ts";
import { labelMisfit } from "./label-misfits.ts";
import { type AlertKind, alertKinds, pluginKind } from "./alert-kinds.ts";
import type { CheckContext } from "./rule.ts";

/** The alerts that there can be, and whether there may be others that nobody here knows. */
export interface AlertWorld {
  readonly kinds: readonly AlertKind[];
  readonly isOpen: boolean;
  /** Of rules that are named; null when one of them is nowhere, which is told elsewhere. */
  kindsOf(rules: ReadonlySet<string> | null): readonly AlertKind[] | null;
}

export function alertWorld(data: unknown, { hasPlugins }: Pick<CheckContext, "hasPlugins">): AlertWorld {
  const kinds = alertKinds(data);
  return {
    kinds,
    isOpen: hasPlugins,
    kindsOf: (rules) => {
      if (rules === null) return kinds;
      const named = [...rules].map(
        (rule) =>
          kinds.find((kind) => kind.rule === rule) ?? (rule.includes("/") ? pluginKind(data, rule) : null),
      );
      return named.includes(null) ? null : named.filter((kind) => kind !== null);
    },
  };
}

/** Whether an alert of a kind can be all of what is asked for, beside its rule. */
export function canFit(kind: AlertKind, ask: Ask): boolean {
  return hasSeverity(kind, ask) && hasPlatform(kind, ask) && hasLabels(kind, ask.labels);
}

function hasSeverity({ severities }: AlertKind, { severity }: Ask): boolean {
  return severity === null || severities.some((one) => severity.has(one));
}

function hasPlatform({ platforms }: AlertKind, { platform }: Ask): boolean {
  return platform === null || platforms === null || platforms.some((one) => platform.has(one));
}

function hasLabels({ labels }: AlertKind, asked: ReadonlyMap<string, string>): boolean {
  return [...asked].every(([name, value]) => {
    if (labels === null) return true;
    const values = labels.get(name);
    return values !== undefined && (values === null || values.includes(value));
  });
}

/** Why no alert is what is asked for at a place, told at the part that it fails by; null when one can be. */
export function misfitOf(ask: Ask, path: Path, world: AlertWorld): Finding | null {
  const kinds = world.kindsOf(ask.rule);
  if (kinds === null || kinds.length === 0 || hasStrangers(ask)) return null;
  const fitting = kinds.filter((kind) => canFit(kind, ask));
  if (fitting.some(({ isOff }) => !isOff)) return null;
  if (fitting.length > 0) return ask.rule === null ? null : switchedOff([...path, "rule"], fitting);
  const found = labelMisfit(ask, path, kinds) ?? partMisfit(ask, path, kinds);
  return world.isOpen && ask.rule === null ? { ...found, mayBeMeant: true } : found;
}

/** Whether it asks for words that there are not, which the schema tells. */
function hasStrangers({ severity, platform }: Ask): boolean {
  const isStrange = (asked: ReadonlySet<string> | null, known: readonly string[]): boolean =>
    [...(asked ?? [])].some((word) => !known.includes(word));
  return isStrange(severity, ALERT_SEVERITIES) || isStrange(platform, PLATFORMS);
}

function switchedOff(path: Path, kinds: readonly AlertKind[]): Finding {
  const rules = kinds.map(({ rule }) => rule).join(", ");
  return {
    path,
    at: "value",
    message: `has no alerts: alerts.rules switches ${rules} off`,
    fix: "Switch it on again, or remove what is for it.",
    mayBeMeant: true,
  };
}

/** Of one rule by its severity or system, else by parts that go together nowhere. */
function partMisfit(ask: Ask, path: Path, kinds: readonly AlertKind[]): Finding {
  const labelled = kinds.filter((kind) => hasLabels(kind, ask.labels));
  const severities = [...new Set(labelled.flatMap((kind) => kind.severities))];
  if (labelled.length > 0 && !labelled.some((kind) => hasSeverity(kind, ask)))
    return {
      path: [...path, "severity"],
      at: "value",
      message: `is never how bad ${alertsOf(ask)} are`,
      fix: `Use ${severities.join(" or ")}, or set another severity of the rule.`,
    };
  const platforms = [...new Set(labelled.flatMap((kind) => kind.platforms ?? []))];
  if (labelled.length > 0 && !labelled.some((kind) => hasPlatform(kind, ask)))
    return {
      path: [...path, "platform"],
      at: "value",
      message: `is never what ${alertsOf(ask)} are about`,
      fix:
        platforms.length === 0
          ? "They are of no system: leave it out."
          : `Use one of: ${platforms.join(", ")}.`,
    };
  return {
    path,
    at: "value",
    message: "asks for what no alert is: no rule has all of it",
    fix: "Leave out a part, or make a branch for each rule.",
  };
}

function alertsOf({ rule }: Pick<Ask, "rule">): string {
  return rule === null ? "alerts with these labels" : `alerts of ${[...rule].join(", ")}`;
}
