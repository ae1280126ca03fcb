import { messageOf, type OmError } from "../errors.ts";
import { migrations } from "./migrations/index.ts";
import { damaged } from "./sqlite-error.ts";
import type { StoreProblem } from "./store-check.ts";

/** What a look at the tables has found. */
export interface TableFindings {
  readonly schema: string | null;
  readonly problems: readonly StoreProblem[];
}

/** What the changes of its layout that a store has say about it. */
export function judgeLayout(names: readonly string[]): TableFindings {
  const stranger = names.find((name) => migrations[name] === undefined);
  const newer = {
    code: "store.newer",
    message: `it was written by a newer version of intune-om (it has ${stranger})`,
    hint: "Update intune-om on this machine; the store itself is whole.",
  };
  return { schema: names.toSorted().at(-1) ?? null, problems: stranger === undefined ? [] : [newer] };
}

/** What an error says, as a problem that was found. */
export function problemOf(error: OmError, message: string = messageOf(error)): StoreProblem {
  return { code: error.code, message, hint: error.hint };
}

/** Nothing is wrong with a store that was never made. */
export function notMade(message: string): StoreProblem {
  return {
    code: "store.missing",
    message,
    hint: "It is made at the first run, `intune-om collect` for example. If one was there before, put it back or restore a backup.",
  };
}

/** Many lines of SQLite say no more than the first of them. */
const LONGEST = 160;

export function damage(path: string, words: string): StoreProblem {
  const line = words.replace(/\s+/g, " ").trim();
  return problemOf(damaged(path, null), line.length <= LONGEST ? line : `${line.slice(0, LONGEST - 1)}…`);
}
