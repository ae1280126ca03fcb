import { valueAt } from "../../path.ts";
import type { Path } from "../../path.ts";
import type { Finding } from "../../references.ts";
import { type Ask, askOf, isImpossible, NO_ASK, together } from "./alert-asks.ts";
import { type AlertWorld, alertWorld, canFit, misfitOf } from "./alert-fits.ts";
import { strangeLabel } from "./label-misfits.ts";
import { askedFor, type Branch, branchesOf, textsAt } from "./alert-tree.ts";
import { atValue, entriesAt, type PlanCheck, warnOf } from "./rule.ts";

/** Branches, and parts of them, that ask for what no alert is. */
export const findMisfitBranches: PlanCheck = (data, context) => {
  const world = alertWorld(data, context);
  return branchesOf(data).flatMap((branch): readonly Finding[] => {
    const inherited = branch.above.map(ownAsk).reduce(together, NO_ASK);
    if (isImpossible(inherited) || misfitOf(inherited, [], world) !== null) return [];
    const when = [...branch.path, "when"];
    const own = ownAsk(branch);
    const misfit = misfitOf(own, when, world);
    if (misfit !== null) return [misfit];
    const ask = together(inherited, own);
    if (isImpossible(ask)) return [];
    if (own.said > 0 && misfitOf(ask, when, world) !== null) {
      const fix =
        "Let it ask for something that alerts of the branch around it can be, or move it out of there.";
      return [atValue(when, "asks for what no alert of the branch around it is", fix)];
    }
    return [...idleWords(branch, ask, world), ...groupLabels(branch, ask, world)];
  });
};

/** Causes and symptoms that never are, and what they can never have in common. */
export const findMisfitInhibitions: PlanCheck = (data, context) => {
  const world = alertWorld(data, context);
  return entriesAt(data, ["alerts", "inhibit"]).flatMap((rule, index): readonly Finding[] => {
    const path = ["alerts", "inhibit", index];
    const asks = ["cause", "symptoms"].map((part) => ({
      at: [...path, part],
      ask: askOf(valueAt(rule, [part])),
    }));
    const misfits = asks.flatMap(({ at, ask }) => (ask.said === 0 ? [] : (misfitOf(ask, at, world) ?? [])));
    if (misfits.length > 0) return misfits;
    return commonLabels(
      rule,
      path,
      asks.map(({ ask }) => ask),
      world,
    );
  });
};

function commonLabels(
  rule: unknown,
  path: Path,
  asks: readonly Ask[],
  world: AlertWorld,
): readonly Finding[] {
  return textsAt(rule, "equal.*", path).flatMap(({ path: at, text }): readonly Finding[] => {
    const name = text.startsWith("label:") ? text.slice("label:".length) : null;
    if (name === null) return [];
    const without = asks.find((ask) => !anyHas(name, ask, world));
    return without === undefined ? [] : [strangeLabel(at, without, fittingOf(without, world))];
  });
}

function groupLabels(branch: Branch, ask: Ask, world: AlertWorld): readonly Finding[] {
  return textsAt(branch.value, "group.by.*", branch.path).flatMap(({ path, text }): readonly Finding[] => {
    const name = text.startsWith("label:") ? text.slice("label:".length) : null;
    return name === null || anyHas(name, ask, world) ? [] : [strangeLabel(path, ask, fittingOf(ask, world))];
  });
}

function fittingOf(ask: Ask, world: AlertWorld): ReturnType<AlertWorld["kindsOf"]> & object {
  return (world.kindsOf(ask.rule) ?? []).filter((kind) => canFit(kind, ask));
}

/** Whether an alert that fits may have a label; of rules that are not known, any. */
function anyHas(name: string, ask: Ask, world: AlertWorld): boolean {
  if (world.kindsOf(ask.rule) === null || (world.isOpen && ask.rule === null)) return true;
  return fittingOf(ask, world).some(({ labels }) => labels === null || labels.has(name));
}

/** Of several rules or severities that are asked for, those that bring nothing. */
function idleWords(branch: Branch, ask: Ask, world: AlertWorld): readonly Finding[] {
  const match = { path: [...branch.path, "when"], value: valueAt(branch.value, ["when"]) };
  return (["rule", "severity"] as const).flatMap((part) => {
    const words = askedFor(match, part);
    if (words.length < 2 || (part === "severity" && world.isOpen && ask.rule === null)) return [];
    return words.flatMap(({ path, text }): readonly Finding[] => {
      if (ask[part]?.has(text) !== true) return [];
      const misfit = misfitOf({ ...ask, [part]: new Set([text]) }, [], world);
      if (misfit === null) return [];
      const isOff = part === "rule" && misfit.path.at(-1) === "rule";
      const why = isOff
        ? misfit.message
        : "brings nothing here: no such alert is the rest of what is asked for";
      return [warnOf(path, why, "Remove it, or ask for less beside it.")];
    });
  });
}

function ownAsk({ value }: Branch): Ask {
  return askOf(valueAt(value, ["when"]));
}
