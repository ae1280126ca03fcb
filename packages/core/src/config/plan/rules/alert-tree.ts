import { select, valueAt } from "../../path.ts";
import type { Path } from "../../path.ts";
import { entriesAt, textAt } from "./rule.ts";

/** A branch of the routes as it is written, with those that it stands in. */
export interface Branch {
  readonly path: Path;
  readonly value: unknown;
  /** From the root on; the root itself has none. */
  readonly above: readonly Branch[];
  /** Those in front of it, in the same list. */
  readonly before: readonly Branch[];
}

const ROOT: Path = ["alerts", "route"];

/** Every branch of the routes, each after what it stands in; the root first. */
export function branchesOf(data: unknown): readonly Branch[] {
  const value = valueAt(data, ROOT);
  return value === undefined ? [] : within({ path: ROOT, value, above: [], before: [] });
}

function within(branch: Branch): readonly Branch[] {
  const inner: Branch[] = [];
  const found = entriesAt(branch.value, ["routes"]).flatMap((value, index) => {
    const path = [...branch.path, "routes", index];
    const child: Branch = { path, value, above: [...branch.above, branch], before: [...inner] };
    inner.push(child);
    return within(child);
  });
  return [branch, ...found];
}

/** A text of a plan, and where it stands. */
export interface PlacedText {
  readonly path: Path;
  readonly text: string;
}

/** Every target that a branch names as a text: of its own, out of hours, and of its escalation. */
export function targetsOf({ path, value }: Branch): readonly PlacedText[] {
  const patterns = ["to.*", "outOfHours.*", "escalate.*.to.*"];
  return patterns.flatMap((pattern) => textsAt(value, pattern, path));
}

/** Everything that says what an alert must be, in routes and in what hides what. */
export function alertMatches(data: unknown): readonly { readonly path: Path; readonly value: unknown }[] {
  return [
    ...branchesOf(data).flatMap(({ path, value }) => {
      const when = valueAt(value, ["when"]);
      return when === undefined ? [] : [{ path: [...path, "when"], value: when }];
    }),
    ...select(data, "alerts.inhibit.*.cause"),
    ...select(data, "alerts.inhibit.*.symptoms"),
  ];
}

/** What one of them asks of a part: one text, or a list of them; none when it asks nothing. */
export function askedFor(
  match: { readonly path: Path; readonly value: unknown },
  part: string,
): readonly PlacedText[] {
  const single = textAt(match.value, [part]);
  if (single !== null) return [{ path: [...match.path, part], text: single }];
  return textsAt(match.value, `${part}.*`, match.path);
}

export function textsAt(data: unknown, pattern: string, under: Path = []): readonly PlacedText[] {
  return select(data, pattern).flatMap(({ path, value }) =>
    typeof value === "string" ? [{ path: [...under, ...path], text: value }] : [],
  );
}

/** The entries of a mapping; none when something else stands there. */
export function mappingAt(data: unknown, path: Path): readonly (readonly [string, unknown])[] {
  const value = valueAt(data, path);
  return typeof value === "object" && value !== null && !Array.isArray(value) ? Object.entries(value) : [];
}
