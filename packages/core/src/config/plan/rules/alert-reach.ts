import { formatPath, valueAt } from "../../path.ts";
import type { Finding } from "../../references.ts";
import { type Ask, askOf, isImpossible, NO_ASK, together } from "./alert-asks.ts";
import { findLostBranches } from "./alert-branches.ts";
import { alertWorld, misfitOf } from "./alert-fits.ts";
import { sampleAlerts, type SampleAlert } from "./alert-samples.ts";
import { type Branch, branchesOf } from "./alert-tree.ts";
import { atValue, type PlanCheck } from "./rule.ts";

/** Takers that are named; there may be more. */
const MOST_NAMED = 3;

/** Branches whose alerts the ones in front of them take together: what single ones take is found without looking at rules. */
export const findTakenUp: PlanCheck = (data, context) => {
  const branches = branchesOf(data);
  const [root] = branches;
  if (root === undefined || branches.length < 3) return [];
  const world = alertWorld(data, context);
  const asks = new Map(branches.map((branch) => [branch, askOf(valueAt(branch.value, ["when"]))]));
  const samples = sampleAlerts(world, [...asks.values()], context.hasPlugins);
  if (samples === null) return [];
  const takers = new Map<Branch, Set<Branch>>(branches.map((branch) => [branch, new Set()]));
  const reached = new Set<Branch>();
  for (const alert of samples) walk(alert, root, { branches, asks, takers, reached });
  const told = new Set(findLostBranches(data, context.lineOf).map(({ path }) => formatPath(path)));
  return branches.flatMap((branch): readonly Finding[] => {
    const whole = [...branch.above, branch].map((one) => asks.get(one) ?? NO_ASK).reduce(together, NO_ASK);
    const takenBy = [...(takers.get(branch) ?? [])];
    const isTold = [...branch.above, branch].some(
      ({ path }) => told.has(formatPath(path)) || told.has(formatPath([...path, "when"])),
    );
    if (reached.has(branch) || takenBy.length === 0 || isTold) return [];
    if (isImpossible(whole) || misfitOf(whole, [], world) !== null) return [];
    const named = takenBy
      .slice(0, MOST_NAMED)
      .map(({ path }) => `${formatPath(path)} of line ${context.lineOf(path)}`);
    const message = `is never reached: ${named.join(" and ")} take${named.length === 1 ? "s" : ""} all of it`;
    return [atValue(branch.path, message, "Put it in front of what takes its alerts, or remove it.")];
  });
};

interface Walk {
  readonly branches: readonly Branch[];
  readonly asks: ReadonlyMap<Branch, Ask>;
  /** For each branch those that took what it asks for. */
  readonly takers: ReadonlyMap<Branch, Set<Branch>>;
  readonly reached: Set<Branch>;
}

/** The way of an alert down the tree; branches behind the one that took it learn who did. */
function walk(alert: SampleAlert, branch: Branch, tree: Walk): void {
  tree.reached.add(branch);
  const children = tree.branches.filter(({ above }) => above.at(-1) === branch);
  const fitting = children.filter((child) => fits(alert, tree.asks.get(child) ?? NO_ASK));
  const [taker, ...late] = fitting;
  if (taker === undefined) return;
  for (const child of late) pass(alert, child, taker, tree);
  walk(alert, taker, tree);
}

/** What stands in a branch that is passed by is passed by as well. */
function pass(alert: SampleAlert, branch: Branch, taker: Branch, tree: Walk): void {
  tree.takers.get(branch)?.add(taker);
  for (const child of tree.branches)
    if (child.above.at(-1) === branch && fits(alert, tree.asks.get(child) ?? NO_ASK))
      pass(alert, child, taker, tree);
}

function fits(alert: SampleAlert, ask: Ask): boolean {
  const isOneOf = (value: string, some: ReadonlySet<string> | null): boolean =>
    some === null || some.has(value);
  return (
    isOneOf(alert.severity, ask.severity) &&
    isOneOf(alert.rule, ask.rule) &&
    isOneOf(alert.tenant, ask.tenant) &&
    isOneOf(alert.platform, ask.platform) &&
    [...ask.labels].every(([name, value]) => alert.labels.get(name) === value)
  );
}
