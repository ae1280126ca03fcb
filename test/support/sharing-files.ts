import { globSync, readFileSync } from "node:fs";
import path from "node:path";

const root = path.resolve(import.meta.dirname, "../..");

/** What opens stores, threads and connections to them, which a test that breaks may leave behind. */
const ALONE = /^packages\/core\/src\/(?:deliver|dispatch|run|store|alerts\/plugins)\//;
/** What changes something that the next file in the same process would see. */
const CHANGES_PROCESS = /\bvi\.|\bprocess\.|\bglobalThis\b|node:child_process|node:worker_threads/;

/**
 * Test files of the core, from the root of the repository, of which many may run in one process after each other: what they
 * test keeps nothing in its modules, and they change nothing of the process.
 */
export function sharingFiles(): string[] {
  const all = globSync("packages/core/src/**/*.test.ts", { cwd: root });
  return all.filter(
    (file) => !ALONE.test(file) && !CHANGES_PROCESS.test(readFileSync(path.join(root, file), "utf8")),
  );
}
