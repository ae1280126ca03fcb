import type { Fault } from "./fields.ts";
import { formatPath, select } from "./path.ts";
import type { Path } from "./path.ts";

/** Something that is wrong at a place of the data, before its line is known. */
export interface Finding extends Fault {
  readonly path: Path;
  /** Which part of the entry the problem is about. */
  readonly at: "key" | "value";
  /** Whether it may be meant: it is told, and the file is taken all the same. Default false. */
  readonly mayBeMeant?: boolean;
}

/** Values at `from` name the `id` of an entry in the list `to`, or in one of several lists. */
export interface Reference {
  readonly from: string;
  readonly to: string | readonly string[];
}

/** Values that name an entry which is not there. Works on data that has other faults, too. */
export function findBadReferences(data: unknown, references: readonly Reference[]): Finding[] {
  return references.flatMap(({ from, to }) => {
    const lists = typeof to === "string" ? [to] : to;
    const ids = lists.flatMap((list) =>
      select(data, `${list}.*.id`).flatMap(({ value }) => (typeof value === "string" ? [value] : [])),
    );
    const names = new Set(ids);
    const either = lists.join(" or ");
    const fault = {
      message: `is no id in ${either}`,
      fix: `Write the id of an entry under ${either}, or add the entry there.`,
      among: () => ids.slice(0, 200),
    };
    return select(data, from).flatMap(({ path, value }): Finding[] =>
      typeof value !== "string" || names.has(value) ? [] : [{ path, at: "value", ...fault }],
    );
  });
}

/** Texts at `each` may stand only once in everything at `within`. */
export interface Unique {
  readonly within: string;
  readonly each: string;
}

/** Texts that stand more than once where each may stand only once; the line of the first is named. */
export function findDuplicates(
  data: unknown,
  uniques: readonly Unique[],
  lineOf: (path: Path) => number,
): Finding[] {
  return uniques.flatMap(({ within, each }) =>
    select(data, within).flatMap((scope) => {
      const first = new Map<string, Path>();
      return select(scope.value, each).flatMap(({ path: inner, value }): Finding[] => {
        const path = [...scope.path, ...inner];
        const earlier = typeof value === "string" ? first.get(value) : path;
        if (typeof value === "string" && earlier === undefined) first.set(value, path);
        if (typeof value !== "string" || earlier === undefined) return [];
        const message = `repeats ${formatPath(earlier)} of line ${lineOf(earlier)}`;
        return [{ path, at: "value", message, fix: "Give each its own, or remove one of the two." }];
      });
    }),
  );
}
