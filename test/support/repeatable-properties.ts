import { fileURLToPath } from "node:url";
import type { Plugin } from "vitest/config";

const CHECKED = fileURLToPath(new URL("seeded-fast-check.ts", import.meta.url));

/** Gives tests that ask for fast-check the one of `seeded-fast-check.ts`. */
export function repeatableProperties(): Plugin {
  return {
    name: "repeatable-properties",
    enforce: "pre",
    resolveId: (source, importer) => (source === "fast-check" && importer !== CHECKED ? CHECKED : null),
  };
}
