import type { Path } from "../../path.ts";
import type { Finding } from "../../references.ts";
import type { Ask } from "./alert-asks.ts";
import type { AlertKind } from "./alert-kinds.ts";

/** A label that is asked for and that no alert has, or not so; null when each can be by itself. */
export function labelMisfit(ask: Ask, path: Path, kinds: readonly AlertKind[]): Finding | null {
  for (const [name, value] of ask.labels) {
    const at = [...path, "labels", name];
    const values = kinds.flatMap(({ labels }) =>
      labels?.has(name) === true ? [labels.get(name) ?? null] : [],
    );
    if (values.length === 0) return strangeLabel(at, ask, kinds);
    const known = [...new Set(values.flatMap((some) => some ?? []))];
    if (values.includes(null) || known.includes(value)) continue;
    return {
      path: at,
      at: "value",
      message: `is never what the label ${name} is${ofRules(ask)}`,
      fix: `Use one of: ${known.join(", ")}.`,
      among: () => known,
    };
  }
  return null;
}

/** A label that no alert has that could be meant. */
export function strangeLabel(path: Path, ask: Pick<Ask, "rule">, kinds: readonly AlertKind[]): Finding {
  const names = [...new Set(kinds.flatMap(({ labels }) => [...(labels?.keys() ?? [])]))];
  return {
    path,
    at: typeof path.at(-1) === "number" ? "value" : "key",
    message: `is a label that no alert${ofRules(ask)} has`,
    fix:
      names.length === 0
        ? "They have no labels: leave it out."
        : `Use one of: ${names.toSorted().join(", ")}.`,
    among: () => names,
  };
}

function ofRules({ rule }: Pick<Ask, "rule">): string {
  return rule === null ? "" : ` of ${[...rule].join(", ")}`;
}
