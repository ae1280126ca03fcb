import { describe, expect, it } from "vitest";
import { catalogues } from "../locales/index.ts";
import { connectorLevel, isSilent } from "./connector-level.ts";

describe("the state of a connector", () => {
  it.each([
    ["enabled", "working"],
    ["Connected", "working"],
    ["", "working"],
    ["connectionPending", "passing"],
    ["unresponsive", "failed"],
    ["termsNotAccepted", "failed"],
    ["notSetUp", "notSetUp"],
    ["unknown", "unknown"],
    ["none", "unknown"],
    ["somethingNew", "unknown"],
    ["constructor", "unknown"],
  ])("%j is %s", (state, level) => {
    expect(connectorLevel(state)).toBe(level);
  });

  it("is judged wherever the reports have a word for it, but for the words that say nothing", () => {
    const words = Object.keys(catalogues.en.connectorState);
    expect(words.filter((word) => connectorLevel(word) === "unknown").toSorted()).toEqual([
      "none",
      "unknown",
    ]);
  });
});

describe("a connector is silent", () => {
  const now = new Date("2026-11-22T06:00:00Z");

  it.each([
    ["2026-11-19T06:00:01Z", false],
    ["2026-11-19T06:00:00Z", false],
    ["2026-11-19T05:59:59Z", true],
    [null, true],
  ])("when it was heard from at %s: %s", (at, silent) => {
    expect(isSilent(at === null ? null : new Date(at), now)).toBe(silent);
  });
});
