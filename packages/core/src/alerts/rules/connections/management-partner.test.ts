import { describe, expect, it } from "vitest";
import type { Firing } from "../../firing.ts";
import type { ManagementPartner } from "../../../collect/rows/connection.ts";
import { HOUR, MINUTE } from "../../../../test-support/connections.ts";
import { fire, lapsed } from "../../../../test-support/fire-rule.ts";
import { daysAgo } from "../../../../test-support/snapshots.ts";
import { managementPartner } from "./management-partner.ts";

const partner = (patch: Partial<ManagementPartner> = {}): ManagementPartner => ({
  id: "p1",
  name: "Jamf",
  state: "enabled",
  type: "jamf",
  configured: true,
  lastHeartbeatAt: daysAgo(HOUR),
  removalAt: null,
  ...patch,
});
const firing = (patch: Partial<ManagementPartner>, thresholds = {}): Firing | undefined =>
  fire(managementPartner, { lists: { managementPartners: [partner(patch)] }, thresholds })[0];

describe("management-partner", () => {
  it.each([
    ["enabled", undefined],
    ["unresponsive", "failed"],
    ["rejected", "failed"],
    ["terminated", "failed"],
    ["unavailable", "failed"],
    ["somethingNew", undefined],
    ["", undefined],
  ])("in the state %j", (state, fault) => {
    expect(firing({ state })?.labels["fault"]).toBe(fault);
  });

  it.each([
    ["72 hours ago", 72 * HOUR, undefined],
    ["a minute more than 72 hours ago", 72 * HOUR + MINUTE, "medium"],
  ])("when it was heard from %s", (_case, days, severity) => {
    expect(firing({ lastHeartbeatAt: daysAgo(days) })?.severity).toBe(severity);
  });

  it.each([
    ["in 31 days", 31, undefined],
    ["in 30 days", 30, "removal"],
    ["in a minute", MINUTE, "removal"],
    ["a minute ago", -MINUTE, undefined],
  ])("when its devices lose management %s", (_case, days, fault) => {
    const found = firing({ removalAt: daysAgo(-days) });
    expect(found?.labels["fault"]).toBe(fault);
    if (fault !== undefined) expect(found).toMatchObject({ severity: "high", stage: 2 });
    const lists = { managementPartners: [partner({ removalAt: daysAgo(-days) })] };
    expect(lapsed(managementPartner, { lists })).toEqual(days < 0 ? ["p1"] : []);
  });

  it.each([["0001-01-01T00:00:00Z"], ["9999-12-31T23:59:59Z"]])("says nothing of a removal at %s", (at) => {
    expect(firing({ removalAt: new Date(at) })).toBeUndefined();
  });

  it("is told as silent when the service never heard from it, unless nobody set it up", () => {
    expect(firing({ lastHeartbeatAt: null })).toMatchObject({ value: null, labels: { fault: "silent" } });
    expect(firing({ lastHeartbeatAt: null, configured: null })).toBeDefined();
    expect(firing({ lastHeartbeatAt: null, configured: false })).toBeUndefined();
  });

  it("shows the day on which its devices go, and keeps its entity under another name", () => {
    const removalAt = daysAgo(-3);
    expect(firing({ removalAt })?.evidence[0]?.at).toEqual(removalAt);
    expect(firing({ removalAt, name: "Another" })?.entity.id).toBe("p1");
    expect(firing({ removalAt: daysAgo(-50) }, { removalDays: 60 })).toBeDefined();
  });
});
