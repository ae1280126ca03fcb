import type { Path } from "../../path.ts";
import { type Branch, branchesOf } from "./alert-tree.ts";
import { entriesAt } from "./rule.ts";

/** A list of targets. */
export interface Told {
  readonly path: Path;
  readonly targets: readonly unknown[];
}

/** Every list of targets that the routes write. */
export function toldIn(data: unknown): readonly Told[] {
  return branchesOf(data).flatMap((branch) => [
    ...ownTargets(branch, "to"),
    ...ownTargets(branch, "outOfHours"),
    ...stepsOf(branch),
  ]);
}

function ownTargets({ path, value }: Branch, part: string): readonly Told[] {
  const targets = entriesAt(value, [part]);
  return targets.length === 0 ? [] : [{ path: [...path, part], targets }];
}

function stepsOf({ path, value }: Branch): readonly Told[] {
  return entriesAt(value, ["escalate"]).flatMap((step, index) => {
    const targets = entriesAt(step, ["to"]);
    return targets.length === 0 ? [] : [{ path: [...path, "escalate", index, "to"], targets }];
  });
}
