import { describe, expect, it } from "vitest";
import type { SecurityAlert } from "../../../collect/rows/protection.ts";
import { daysAgo } from "../../../../test-support/snapshots.ts";
import { fire } from "../../../../test-support/fire-rule.ts";
import { defenderAlert } from "./defender-alert.ts";

const alert = (patch: Partial<SecurityAlert> = {}): SecurityAlert => ({
  id: "da1",
  title: "Suspicious activity",
  severity: "high",
  status: "new",
  category: "Execution",
  serviceSource: "microsoftDefenderForEndpoint",
  createdAt: daysAgo(2),
  updatedAt: daysAgo(1),
  devices: ["NORR-001", "NORR-002"],
  url: null,
  ...patch,
});
const firing = (patch: Partial<SecurityAlert> = {}): ReturnType<typeof fire>[number] | undefined =>
  fire(defenderAlert, { lists: { securityAlerts: [alert(patch)] } })[0];

describe("defender-alert", () => {
  it.each([
    ["high", "high"],
    ["High", "high"],
    ["medium", "medium"],
    ["low", "low"],
    ["informational", "low"],
    ["unknown", "medium"],
    ["laterMember", "medium"],
    ["", "medium"],
  ])("takes the severity “%s” for %s", (severity, expected) => {
    expect(firing({ severity })?.severity).toBe(expected);
  });

  it.each([
    ["new", true],
    ["inProgress", true],
    ["unknown", true],
    ["laterMember", true],
    ["", true],
    ["resolved", false],
    ["Resolved", false],
  ])("in the status “%s” is told: %s", (status, fires) => {
    expect(firing({ status }) !== undefined).toBe(fires);
  });

  it.each([daysAgo(400), null])("counts whatever its age: %s", (createdAt) => {
    expect(firing({ createdAt })).toBeDefined();
  });

  it("shows the devices and how far it is, and can be routed by product and category", () => {
    expect(firing()).toMatchObject({
      entity: { kind: "securityAlert", id: "da1", name: "Suspicious activity", platform: null },
      detail: "new",
      labels: { service: "microsoftDefenderForEndpoint", category: "Execution" },
      evidence: [{ name: "NORR-001" }, { name: "NORR-002" }],
      evidenceTotal: 2,
    });
    expect(firing({ title: "", serviceSource: "", category: "", devices: [] })).toMatchObject({
      entity: { id: "da1", name: "da1" },
      labels: {},
      evidence: [],
    });
  });

  it("keeps of very many devices what is kept of evidence, and how many there were", () => {
    const devices = Array.from({ length: 300 }, (_, index) => `N-${index}`);
    expect(firing({ devices })?.evidence).toHaveLength(200);
    expect(firing({ devices })?.evidenceTotal).toBe(300);
  });
});
