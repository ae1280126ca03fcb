import { type BigIntStats, statSync } from "node:fs";
import { gone } from "./sqlite-error.ts";

/**
 * Remembers which file stands at a path, and makes of that a check that throws when it no longer does. An open file can
 * be written to long after it was deleted or replaced, and nobody would ever read it.
 */
export function watchSqliteFile(path: string): () => void {
  const own = statOf(path);
  return () => {
    const now = statOf(path);
    if (now !== null && own !== null && now.ino === own.ino && now.dev === own.dev) return;
    const what = now === null ? "was taken away while it was open" : "was replaced while it was open";
    throw gone(path, what, "Put it back or restore a backup, and start again. Nothing is sent without it.");
  };
}

function statOf(path: string): BigIntStats | null {
  try {
    return statSync(path, { bigint: true });
  } catch {
    // Whatever the reason is, the file cannot be found any more.
    return null;
  }
}
