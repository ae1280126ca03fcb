import { describe, expect, it } from "vitest";
import { causeText } from "./alert-words.ts";

describe("why nothing can be said of a rule", () => {
  it.each([
    [{ kind: "history" }, "not enough earlier snapshots to compare with yet"],
    [{ kind: "error", message: "out of\u202E order" }, "failed: out of order"],
    [{ kind: "timeout", afterMs: 10_000 }, "took longer than 10 s"],
    [{ kind: "off", sources: ["devices"] }, "switched off: devices"],
    [{ kind: "source", sources: [] }, "was not read in full"],
    [null, ""],
  ] as const)("%j is told apart from a failure", (cause, expected) => {
    expect(causeText(cause)).toBe(expected);
  });
});
