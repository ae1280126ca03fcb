import { migrations } from "./migrations/index.ts";

/** What a look at the tables has found. */
export interface TableFindings {
  readonly schema: string | null;
  readonly problems: readonly string[];
}

/** What the changes of its layout that a store has say about it. */
export function judgeLayout(names: readonly string[]): TableFindings {
  const stranger = names.find((name) => migrations[name] === undefined);
  const problems =
    stranger === undefined ? [] : [`it was written by a newer version of intune-om (it has ${stranger})`];
  return { schema: names.toSorted().at(-1) ?? null, problems };
}
