import { describe, expect, it } from "vitest";
import { blocksOf, compose, tables } from "../../test-support/reports.ts";
import { device, snapshot, without } from "../../test-support/snapshots.ts";
import type { Coverage, Snapshot } from "../collect/snapshot.ts";
import type { SectionId } from "./section.ts";

const empty = snapshot({
  lists: { ...snapshot().lists, devices: [device()] },
  metrics: { "apps.installed": 1, "apps.failed": 0 },
});
const whole = {
  ...empty,
  metrics: {
    ...empty.metrics,
    "protection.protected": 1,
    "protection.reporting": 1,
    "protection.signaturesFresh": 1,
    "protection.activeThreatDevices": 0,
  },
};

function inPart(of: Snapshot, source: string): Snapshot {
  const cut: Coverage = { source, status: "incomplete", count: 0, reason: "cut", cause: { kind: "cut" } };
  return { ...of, coverage: of.coverage.map((entry) => (entry.source === source ? cut : entry)) };
}

function switchedOff(of: Snapshot, source: string): Snapshot {
  return { ...of, coverage: of.coverage.filter((entry) => entry.source !== source) };
}

describe("the decisions", () => {
  it("are none, in green, only when everything was seen", () => {
    expect(blocksOf(compose(whole), "state")).toEqual([
      { kind: "callout", tone: "good", title: "Nothing needs a decision now." },
    ]);
  });

  it.each([
    ["a source was refused", without(whole, "malware", "malware")],
    ["a source was read in part", inPart(whole, "malware")],
    ["the devices were refused", without(whole, "devices", "devices")],
    ["the devices are switched off", switchedOff(whole, "devices")],
  ])("are none that is known when %s", (_why, of) => {
    expect(blocksOf(compose(of), "state")).toEqual([
      {
        kind: "callout",
        tone: "unknown",
        title: "Nothing is known to need a decision, but not everything could be seen.",
      },
    ]);
  });
});

describe("a part that needs any of its sources", () => {
  const parts: readonly (readonly [string, SectionId, string, string])[] = [
    ["expiries", "expiries", "apple-push-certificate", "expiries"],
    ["expiries", "expiries", "vpp-tokens", "expiries"],
    ["changes", "changes", "service-messages", "changes"],
    ["errors", "error-guide", "apps", "errors"],
    ["errors", "error-guide", "enrollment-failures", "errors"],
  ];
  it.each(parts)("has no empty table of %s in %s without %s", (_what, section, source, table) => {
    expect(tables(compose(whole)).map(({ id }) => id)).toContain(table);
    const feed: Coverage = { source: "feed:news", status: "complete", count: 0 };
    const withFeed = { ...whole, coverage: [...whole.coverage, feed] };
    for (const unseen of [without, inPart, switchedOff]) {
      const document = compose(unseen(withFeed, source, null));
      expect(tables(document).map(({ id }) => id)).not.toContain(table);
      expect(blocksOf(document, section)[0]?.kind).toBe("callout");
    }
  });

  it("keeps the rows it has when a source of it was not read", () => {
    const expiry = {
      id: "e",
      kind: "vpp-token",
      name: "Norr",
      expiresAt: null,
      lastSyncAt: null,
      state: "",
    } as const;
    const of = { ...whole, lists: { ...whole.lists, expiries: [expiry] } };
    const document = compose(without(of, "apple-push-certificate", null));
    expect(tables(document).find(({ id }) => id === "expiries")?.rows).toHaveLength(1);
  });
});

describe("a source that was read in part", () => {
  it.each([
    ["malware", "malware"],
    ["service-issues", "incidents"],
    ["unhealthy-devices", "unhealthy-devices"],
  ])("gives no empty table of %s", (source, table) => {
    expect(tables(compose(whole)).map(({ id }) => id)).toContain(table);
    expect(tables(compose(inPart(whole, source))).map(({ id }) => id)).not.toContain(table);
  });
});

describe("what users will call about", () => {
  const says = (of: Snapshot): boolean =>
    JSON.stringify(blocksOf(compose(of), "error-guide")).includes("out of the ordinary");

  it("is nothing only when incidents, apps and announcements were all read", () => {
    expect(says(whole)).toBe(true);
    for (const source of ["service-issues", "apps", "service-messages"]) {
      expect(says(without(whole, source, null)), source).toBe(false);
      expect(says(switchedOff(whole, source)), source).toBe(false);
    }
    const feed: Coverage = { source: "feed:news", status: "unreadable", reason: "404", fix: "" };
    expect(says({ ...whole, coverage: [...whole.coverage, feed] })).toBe(false);
  });
});
