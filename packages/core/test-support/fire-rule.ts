import { type AlertFacts, type AlertRule, NO_ALERT_FACTS, type Said } from "../src/alerts/alert-rule.ts";
import type { Firing } from "../src/alerts/firing.ts";
import type { Lists } from "../src/collect/lists.ts";
import type { Snapshot } from "../src/collect/snapshot.ts";
import type { Plan } from "../src/config/plan/plan.ts";
import { isLapsedEntity } from "../src/alerts/lapsed-entity.ts";
import { isUnknownEntity } from "../src/alerts/unknown-entity.ts";
import { plan, snapshot } from "./snapshots.ts";

export interface FireInput {
  /** Over those of a snapshot in which nothing is there. */
  readonly lists?: Partial<Lists>;
  readonly snapshot?: Partial<Snapshot>;
  readonly facts?: Partial<AlertFacts>;
  readonly plan?: Plan;
  /** Over the rule's own. */
  readonly thresholds?: Readonly<Record<string, number>>;
}

/** What one rule finds wrong in a snapshot, without what the engine does around it. */
export function fire(rule: AlertRule, input: FireInput = {}): readonly Firing[] {
  return say(rule, input).filter((said): said is Firing => !isUnknownEntity(said) && !isLapsedEntity(said));
}

/** Of what a rule can say nothing, as `id: field that is missing`. */
export function unsaid(rule: AlertRule, input: FireInput = {}): readonly string[] {
  return say(rule, input)
    .filter(isUnknownEntity)
    .map(({ entity, missing }) => `${entity.id}: ${missing}`);
}

/** Ids of what no longer counts although it was not put right. */
export function lapsed(rule: AlertRule, input: FireInput = {}): readonly string[] {
  return say(rule, input)
    .filter(isLapsedEntity)
    .map(({ entity }) => entity.id);
}

function say(rule: AlertRule, input: FireInput): readonly Said[] {
  const base = snapshot(input.snapshot);
  const seen = { ...base, lists: { ...base.lists, ...input.lists } };
  const own = Object.entries(rule.thresholds).map(([name, definition]) => [name, definition.default]);
  const context = {
    snapshot: seen,
    now: seen.takenAt,
    thresholds: { ...Object.fromEntries(own), ...input.thresholds },
    facts: { ...NO_ALERT_FACTS, ...input.facts },
    plan: input.plan ?? plan(),
    timeZone: "Europe/Stockholm",
  };
  if (rule.kind === "whole") return [...rule.evaluate(context)];
  const judge = rule.begin(context);
  return (seen.lists[rule.list] ?? []).flatMap((row) => {
    const said = judge(row);
    return said === null ? [] : [said];
  });
}
