import { describe, expect, it } from "vitest";
import type { Coverage } from "../collect/snapshot.ts";
import { createRuleCoverage } from "./rule-coverage.ts";

const ENTRIES = {
  complete: { source: "x", status: "complete", count: 1 },
  incomplete: { source: "x", status: "incomplete", count: 1, reason: "half" },
  unreadable: { source: "x", status: "unreadable", reason: "403", fix: "grant" },
  notConfigured: { source: "x", status: "notConfigured", reason: "none" },
} as const satisfies Readonly<Record<Coverage["status"], Coverage>>;

type Word = Coverage["status"] | "off";

/** What is said of a rule over sources that are so, named s0, s1, … */
function judge(words: readonly Word[], onIncomplete: "rows" | "whole" = "rows"): object {
  const sources = words.map((_, index) => `s${index}`);
  const coverage = words.flatMap((word, index) =>
    word === "off" ? [] : [{ ...ENTRIES[word], source: `s${index}` }],
  );
  return createRuleCoverage({ coverage })({ sources, onIncomplete });
}

const unknown = (kind: "source" | "off", ...sources: readonly string[]): object => ({
  state: "unknown",
  cause: { kind, sources },
});

describe("what coverage lets be said of a rule", () => {
  it.each<readonly [readonly Word[], object]>([
    [["complete"], { state: "read", incomplete: [] }],
    [["unreadable"], unknown("source", "s0")],
    [["off"], unknown("off", "s0")],
    [["notConfigured"], { state: "notApplicable" }],
    [["incomplete"], { state: "read", incomplete: ["s0"] }],
    [["complete", "unreadable"], unknown("source", "s1")],
    [["complete", "off"], unknown("off", "s1")],
    [["complete", "notConfigured"], { state: "read", incomplete: [] }],
    [["complete", "incomplete"], { state: "read", incomplete: ["s1"] }],
    [["notConfigured", "notConfigured"], { state: "notApplicable" }],
    [["notConfigured", "unreadable"], unknown("source", "s1")],
    [["notConfigured", "off"], unknown("off", "s1")],
    [["notConfigured", "incomplete"], { state: "read", incomplete: ["s1"] }],
    [["off", "unreadable"], unknown("source", "s1")],
    [["unreadable", "unreadable"], unknown("source", "s0", "s1")],
    [[], { state: "read", incomplete: [] }],
  ])("of %j is %j", (words, expected) => expect(judge(words)).toEqual(expected));

  it("of a list that was read in part is unknown where half of it would falsify a figure", () => {
    expect(judge(["incomplete"], "whole")).toEqual(unknown("source", "s0"));
    expect(judge(["complete", "incomplete"], "whole")).toEqual(unknown("source", "s1"));
    expect(judge(["complete"], "whole")).toEqual({ state: "read", incomplete: [] });
  });

  it("does not ask sources that the rule does not name", () => {
    const coverage: readonly Coverage[] = [
      { ...ENTRIES.complete, source: "devices" },
      { ...ENTRIES.unreadable, source: "apps" },
    ];
    const rule = { sources: ["devices"], onIncomplete: "whole" } as const;
    expect(createRuleCoverage({ coverage })(rule)).toEqual({ state: "read", incomplete: [] });
  });
});
