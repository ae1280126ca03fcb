import { instantOfLocal } from "../../../schedule/wall-instant.ts";
import { createZoneClock } from "../../../schedule/zone-clock.ts";
import { select, valueAt } from "../../path.ts";
import type { Path } from "../../path.ts";
import type { Finding } from "../../references.ts";
import { askOf } from "./alert-asks.ts";
import { knownEntities } from "./alert-entities.ts";
import { type AlertWorld, alertWorld, misfitOf } from "./alert-fits.ts";
import { atValue, type CheckContext, type PlanCheck, textAt, warnOf } from "./rule.ts";

/** Suppressions, and maintenance windows that hold alerts back, that no alert can ever be in. */
export const findEmptyScopes: PlanCheck = (data, context) => {
  const world = alertWorld(data, context);
  const scopes = [
    ...select(data, "alerts.suppressions.*.scope"),
    ...select(data, "maintenanceWindows.*.suppresses"),
  ];
  return scopes.flatMap(({ path, value }) => scopeFaults({ data, path, scope: value }, world, context));
};

interface PlacedScope {
  readonly data: unknown;
  readonly path: Path;
  readonly scope: unknown;
}

function scopeFaults(placed: PlacedScope, world: AlertWorld, context: CheckContext): readonly Finding[] {
  const { path, scope } = placed;
  const key = textAt(scope, ["alert"])?.trim() ?? "";
  const ofKey = key === "" ? null : ruleOfKey(key, world);
  const keyFault = key === "" ? null : badKey(key, ofKey, path, world);
  if (keyFault !== null) return [keyFault];
  const said = textAt(scope, ["rule"]);
  if (said !== null && ofKey !== null && said !== ofKey)
    return [
      atValue(
        [...path, "rule"],
        `is not the rule of the alert, which is ${ofKey}`,
        "Leave it out: the alert says it.",
      ),
    ];
  const ask = { ...askOf(scope), ...(ofKey === null ? {} : { rule: new Set([ofKey]) }) };
  const misfit = misfitOf(ask, path, world);
  const off =
    misfit?.path.at(-1) === "rule" && said === null && misfit !== null
      ? { ...misfit, path: [...path, "alert"] }
      : misfit;
  if (off !== null) return [off];
  return entityFaults(placed, said ?? ofKey, { key, ofKey }, context);
}

/** The rule of a key: rules of the plan's own have a colon in theirs. Null for none that is known. */
function ruleOfKey(key: string, { kinds }: AlertWorld): string | null {
  const known = kinds.find(({ rule }) => key.startsWith(`${rule}:`));
  if (known !== undefined) return known.rule;
  return /^[a-z0-9][a-z0-9-]*\/[a-z0-9][a-z0-9-]*:./.exec(key) === null
    ? null
    : key.slice(0, key.indexOf(":"));
}

function badKey(key: string, ofKey: string | null, path: Path, { kinds }: AlertWorld): Finding | null {
  const at = [...path, "alert"];
  if (ofKey !== null && key.length > ofKey.length + 1) return null;
  const isRule = ofKey !== null || kinds.some(({ rule }) => rule === key);
  if (isRule)
    return atValue(
      at,
      "is a rule, and the key of no alert",
      "Write it under rule, or add a colon and what the alert is about.",
    );
  return {
    ...atValue(
      at,
      "is the key of no alert: it begins with no rule",
      "Write it as `intune-om alerts` lists it: the rule, a colon, what it is about.",
    ),
    among: () => kinds.map(({ rule }) => `${rule}${key.slice(beginningOf(key).length)}`),
  };
}

function beginningOf(key: string): string {
  return /^(?:custom:)?[^:]*/.exec(key)?.[0] ?? "";
}

function entityFaults(
  { data, path, scope }: PlacedScope,
  rule: string | null,
  { key, ofKey }: { readonly key: string; readonly ofKey: string | null },
  context: CheckContext,
): readonly Finding[] {
  const known = rule === null ? null : knownEntities(data, rule, context);
  const entity = textAt(scope, ["entity"])?.trim() ?? "";
  const findings: Finding[] = [];
  if (entity !== "" && known !== null && !isFeed(rule, entity) && !isAmong(entity, known))
    findings.push(notAbout([...path, "entity"], rule ?? "", known));
  else if (/[*?]/.test(entity))
    findings.push(
      warnOf(
        [...path, "entity"],
        "is compared whole: * and ? stand for themselves",
        "Write the whole name or id, or say which by rule, platform or labels.",
      ),
    );
  const about = ofKey === null ? "" : key.slice(ofKey.length + 1);
  if (about !== "" && known !== null && !isFeed(rule, about) && !known.includes(about))
    findings.push(
      notAbout(
        [...path, "alert"],
        rule ?? "",
        known.map((one) => `${ofKey}:${one}`),
      ),
    );
  return findings;
}

function isAmong(entity: string, known: readonly string[]): boolean {
  return known.some((one) => one.toLowerCase() === entity.toLowerCase());
}

/** Feeds are sources as well, by the ids that the configuration gives them. */
function isFeed(rule: string | null, entity: string): boolean {
  return rule === "source-unreadable" && entity.startsWith("feed:");
}

function notAbout(path: Path, rule: string, known: readonly string[]): Finding {
  const fix = known.length === 0 ? "Leave it out." : `Use one of: ${known.join(", ")}.`;
  return { ...atValue(path, `is nothing that alerts of ${rule} are about`, fix), among: () => known };
}

/** Suppressions that have ended. */
export const findEndedSuppressions: PlanCheck = (data, { now, timeZone }) => {
  if (now === null) return [];
  const clock = createZoneClock(timeZone);
  return select(data, "alerts.suppressions.*").flatMap(({ path, value }): readonly Finding[] => {
    const [, day = "", time = ""] = LOCAL_TIME.exec(textAt(value, ["until"]) ?? "") ?? [];
    if (day === "" || Number.isNaN(Date.parse(`${day}T${time}Z`)) || startsLater(value)) return [];
    if (instantOfLocal(clock, day, time) > now.getTime()) return [];
    const message = "has passed: the suppression holds nothing back any more";
    return [warnOf([...path, "until"], message, "Remove the suppression, or write a time to come.")];
  });
};

const LOCAL_TIME = /^(\d{4}-\d{2}-\d{2})T(\d{2}:\d{2})$/;

/** Whether it ends before it begins, which is told elsewhere. */
function startsLater(suppression: unknown): boolean {
  const from = valueAt(suppression, ["from"]);
  return typeof from === "string" && from > (textAt(suppression, ["until"]) ?? "");
}
