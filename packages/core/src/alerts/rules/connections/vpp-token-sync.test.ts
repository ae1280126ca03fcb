import { describe, expect, it } from "vitest";
import { describeTokenSync, expiryOf, fireExpiries } from "../../../../test-support/connections.ts";
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
