import { describe, expect, it } from "vitest";
import { fire } from "../../../../test-support/fire-rule.ts";
import type { CoverageCause } from "../../../collect/coverage-cause.ts";
import type { Coverage } from "../../../collect/snapshot.ts";
import { sourceUnreadable } from "./source-unreadable.ts";

const unreadable = (source: string, cause?: CoverageCause): Coverage => ({
  source,
  status: "unreadable",
  reason: "403 Forbidden",
  fix: "Grant it.",
  ...(cause === undefined ? {} : { cause }),
});
const incomplete = (source: string, cause?: CoverageCause): Coverage => ({
  source,
  status: "incomplete",
  count: 3,
  reason: "A page was cut.",
  ...(cause === undefined ? {} : { cause }),
});
const FORBIDDEN: CoverageCause = { kind: "forbidden", permission: "Device.Read.All" };
const firings = (...coverage: readonly Coverage[]): ReturnType<typeof fire> =>
  fire(sourceUnreadable, { snapshot: { coverage } });

describe("source-unreadable", () => {
  it.each([
    ["a core source that is refused", unreadable("devices", FORBIDDEN), "high"],
    ["a core source without a cause", unreadable("devices"), "high"],
    ["a core source behind a network fault", unreadable("devices", { kind: "network" }), "medium"],
    ["another source that is refused", unreadable("licences", FORBIDDEN), "medium"],
    ["another source that is throttled", unreadable("licences", { kind: "throttled" }), "low"],
    ["a feed that cannot be read", unreadable("feed:news", { kind: "feed" }), "medium"],
    ["a source of a plug-in", unreadable("somethingNew"), "medium"],
    ["a source that is not offered", unreadable("devices", { kind: "notOffered" }), "low"],
    ["a core source read in part", incomplete("devices", { kind: "rows", rows: 3 }), "medium"],
    ["another source read in part", incomplete("licences", { kind: "cut" }), "low"],
    ["another source that moved", incomplete("licences", { kind: "moved" }), "low"],
    [
      "a source that the tenant has switched off",
      unreadable("ade-tokens", { kind: "switchedOff" }),
      undefined,
    ],
    ["a source that is complete", { source: "devices", status: "complete", count: 0 }, undefined],
    ["a source that is not set up", { source: "vpp-tokens", status: "notConfigured", reason: "" }, undefined],
  ] satisfies [string, Coverage, string | undefined][])("is, of %s", (_case, coverage, severity) => {
    expect(firings(coverage)[0]?.severity).toBe(severity);
  });

  it("tells why and what to do, by the id of the source", () => {
    expect(firings(unreadable("devices", FORBIDDEN), incomplete("feed:news"))).toMatchObject([
      {
        entity: { kind: "source", id: "devices" },
        detail: "Device.Read.All",
        labels: { status: "unreadable", cause: "forbidden" },
        evidence: [{ detail: "403 Forbidden Grant it." }],
      },
      {
        entity: { kind: "source", id: "feed:news" },
        detail: "incomplete",
        labels: { status: "incomplete", cause: "unknown" },
        evidence: [{ detail: "A page was cut." }],
      },
    ]);
  });

  it("is judged from the coverage alone, so that nothing makes it unknown", () => {
    expect(sourceUnreadable.sources).toEqual([]);
    expect(firings()).toEqual([]);
  });
});
