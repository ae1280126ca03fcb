import { describe, expect, it } from "vitest";
import { describeTokenSync, expiryOf, fireExpiries } from "../../../../test-support/connections.ts";
import { daysAgo } from "../../../../test-support/snapshots.ts";
import { adeTokenSync } from "./ade-token-sync.ts";

describeTokenSync(adeTokenSync, "ade-token");

describe("an enrollment token", () => {
  const says = (state: string, days: number): string | undefined =>
    fireExpiries(adeTokenSync, [expiryOf("ade-token", { state, lastSyncAt: daysAgo(days) })])[0]?.severity;

  it("that failed once is no alert, and is one when it has not worked for three days", () => {
    expect([says("syncFailed", 1), says("syncFailed", 4)]).toEqual([undefined, "medium"]);
  });

  it("is left to the rule about Apple's terms while those wait", () => {
    expect(says("termsNotAccepted", 30)).toBeUndefined();
  });
});
