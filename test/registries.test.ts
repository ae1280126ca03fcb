import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";

const KINDS = new URL("../packages/core/src/feeds/kinds/", import.meta.url).pathname;

/** Collectors, alert rules, reporters and channels are run through their contract suites by a loop over their registries. */
describe("the registry of feed kinds", () => {
  const registry = readFileSync(join(KINDS, "index.ts"), "utf8");
  const listed = /feedKinds[^=]*= \[([^\]]*)\]/.exec(registry)?.[1]?.match(/\w+/g) ?? [];
  const tests = readdirSync(KINDS)
    .filter((name) => name.endsWith(".test.ts"))
    .map((name) => readFileSync(join(KINDS, name), "utf8"))
    .join("\n");

  it("can be read by this test", () => expect(listed.length).toBeGreaterThan(1));

  it.each(listed)("has no kind without its contract suite: %s", (kind) => {
    expect(tests).toContain(`describeFeedKind(${kind},`);
  });
});
