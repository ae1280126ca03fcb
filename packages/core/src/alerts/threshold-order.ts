import type { RuleHead, ThresholdDefinition } from "./alert-rule.ts";
import type { ThresholdProblem } from "./rules-in-use.ts";

const HOURS_A_DAY = 24;

/** A threshold with the value that it would have. */
interface Held {
  readonly name: string;
  readonly value: number;
  readonly unit: ThresholdDefinition["unit"];
  /** Whether the plan says so; otherwise it is the rule's default. */
  readonly isSet: boolean;
}

/** Values of the plan by which a stage of a rule would begin before the one that it comes after. */
export function orderProblems(
  { thresholds, descending = [] }: Pick<RuleHead, "thresholds" | "descending">,
  values: Readonly<Record<string, number>>,
): readonly ThresholdProblem[] {
  const held = (name: string): readonly Held[] => {
    const definition = thresholds[name];
    if (definition === undefined) return [];
    const isSet = Object.hasOwn(values, name);
    const value = isSet ? (values[name] ?? definition.default) : definition.default;
    return [{ name, value, unit: definition.unit, isSet }];
  };
  return descending.flatMap((names) => {
    const chain = names.flatMap(held);
    return chain.flatMap((smaller, index): readonly ThresholdProblem[] => {
      const larger = chain[index - 1];
      if (larger === undefined || !(comparable(smaller) > comparable(larger))) return [];
      return problemOf(larger, smaller);
    });
  });
}

/** It is told at the one that the plan sets, the later of two. Defaults keep the order. */
function problemOf(larger: Held, smaller: Held): readonly ThresholdProblem[] {
  if (smaller.isSet)
    return [
      {
        name: smaller.name,
        kind: "order",
        message: `is more than ${said(larger)}`,
        fix: `Write ${limitFor(smaller, larger)} at most, or a larger ${larger.name}.`,
      },
    ];
  if (!larger.isSet) return [];
  return [
    {
      name: larger.name,
      kind: "order",
      message: `is less than ${said(smaller)}`,
      fix: `Write ${limitFor(larger, smaller)} at least, or set ${smaller.name} to less as well.`,
    },
  ];
}

function said({ name, value, unit, isSet }: Held): string {
  return `${name}, which is ${value} ${unit}${isSet ? "" : " where the plan does not set it"}`;
}

/** What the one may be by the other, in its own unit. */
function limitFor({ unit }: Held, other: Held): string {
  const hours = comparable(other);
  return `${unit === "days" ? hours / HOURS_A_DAY : hours} ${unit}`;
}

function comparable({ value, unit }: Held): number {
  return unit === "days" ? value * HOURS_A_DAY : value;
}
