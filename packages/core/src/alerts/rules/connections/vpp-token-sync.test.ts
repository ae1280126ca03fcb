import { describe, expect, it } from "vitest";
import { describeTokenSync, expiryOf, fireExpiries } from "../../../../test-support/connections.ts";
import { lapsed } from "../../../../test-support/fire-rule.ts";
import { daysAgo } from "../../../../test-support/snapshots.ts";
import { vppTokenSync } from "./vpp-token-sync.ts";

describeTokenSync(vppTokenSync, "vpp-token");

describe("a token that Apple does not take", () => {
  it.each([
    ["invalid", "high"],
    ["assignedToExternalMDM", "high"],
    ["duplicateLocationId", "high"],
    ["expired", undefined],
    ["valid", undefined],
  ])("says so by the state %s", (state, severity) => {
    const found = fireExpiries(vppTokenSync, [expiryOf("vpp-token", { state })])[0];
    expect(found?.severity).toBe(severity);
    if (severity !== undefined) expect(found).toMatchObject({ detail: state, labels: { fault: "failed" } });
  });
});

it.each([
  ["has ended", { expiresAt: daysAgo(1) }, true],
  ["has ended by its state", { state: "expired" }, true],
  ["works", {}, false],
])("does not call it put right that a token %s", (_case, patch, isLapsed) => {
  const token = expiryOf("vpp-token", patch);
  expect(lapsed(vppTokenSync, { lists: { expiries: [token] } })).toEqual(isLapsed ? [token.id] : []);
});
