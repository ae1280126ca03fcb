import { isLabelName } from "../alert-matches.ts";
import { askedFor, mappingAt } from "./alert-tree.ts";

/** What a `when` asks for, part by part: one of some values, or anything (null). */
export interface Ask {
  readonly severity: ReadonlySet<string> | null;
  readonly rule: ReadonlySet<string> | null;
  readonly tenant: ReadonlySet<string> | null;
  readonly platform: ReadonlySet<string> | null;
  readonly labels: ReadonlyMap<string, string>;
  /** Whether two of those that were put together ask for different values of one label. */
  readonly contradicts: boolean;
  /** How many parts it says. */
  readonly said: number;
}

const PARTS = ["severity", "rule", "tenant", "platform"] as const;
type Part = (typeof PARTS)[number];

export const NO_ASK: Ask = {
  severity: null,
  rule: null,
  tenant: null,
  platform: null,
  labels: new Map(),
  contradicts: false,
  said: 0,
};

/** Reads a `when` as it is written, whatever else is wrong with it. */
export function askOf(value: unknown): Ask {
  const of = (part: Part): ReadonlySet<string> | null => {
    const texts = askedFor({ path: [], value }, part).map(({ text }) => text);
    if (texts.length === 0) return null;
    return new Set(part === "platform" ? texts.map((text) => text.toLowerCase()) : texts);
  };
  // What is no name of a label is told by the schema.
  const labels = mappingAt(value, ["labels"]).filter(
    (entry): entry is readonly [string, string] => typeof entry[1] === "string" && isLabelName(entry[0]),
  );
  return {
    severity: of("severity"),
    rule: of("rule"),
    tenant: of("tenant"),
    platform: of("platform"),
    labels: new Map(labels),
    contradicts: false,
    said: mappingAt(value, []).length,
  };
}

/** What both ask for. */
export function together(one: Ask, other: Ask): Ask {
  const clashes = [...one.labels].some(([name, value]) => (other.labels.get(name) ?? value) !== value);
  return {
    severity: both(one.severity, other.severity),
    rule: both(one.rule, other.rule),
    tenant: both(one.tenant, other.tenant),
    platform: both(one.platform, other.platform),
    labels: new Map([...one.labels, ...other.labels]),
    contradicts: one.contradicts || other.contradicts || clashes,
    said: one.said + other.said,
  };
}

/** Whether no alert can be all of it. */
export function isImpossible(ask: Ask): boolean {
  return ask.contradicts || PARTS.some((part) => ask[part]?.size === 0);
}

/** Whether every alert that the second asks for is one that the first does. */
export function covers(wider: Ask, narrower: Ask): boolean {
  const parts = PARTS.every((part) => {
    const [wide, narrow] = [wider[part], narrower[part]];
    return wide === null || (narrow !== null && [...narrow].every((value) => wide.has(value)));
  });
  return parts && [...wider.labels].every(([name, value]) => narrower.labels.get(name) === value);
}

function both(
  one: ReadonlySet<string> | null,
  other: ReadonlySet<string> | null,
): ReadonlySet<string> | null {
  if (one === null || other === null) return one ?? other;
  return new Set([...one].filter((value) => other.has(value)));
}
