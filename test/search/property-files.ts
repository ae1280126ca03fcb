import { globSync, readFileSync } from "node:fs";
import path from "node:path";

const root = path.resolve(import.meta.dirname, "../..");

/** The test files that check properties, from the root of the repository. */
export function propertyFiles(): string[] {
  const all = globSync("{packages,examples,test}/**/*.test.ts", {
    cwd: root,
    exclude: (name) => name === "node_modules" || name === "dist",
  });
  return all.filter((file) => readFileSync(path.join(root, file), "utf8").includes('"fast-check"'));
}
