import { describe, expect, it } from "vitest";
import { fire } from "../../../../test-support/fire-rule.ts";
import { daysAgo, plan } from "../../../../test-support/snapshots.ts";
import type { AuditEvent } from "../../../collect/rows/tenant.ts";
import { DEFAULT_ALERTS } from "../../../config/plan/plan.ts";
import type { Firing } from "../../firing.ts";
import { policyChanged } from "./policy-changed.ts";

const MINUTE = 1 / 1_440;

const event = (patch: Partial<AuditEvent> = {}): AuditEvent => ({
  id: "a1",
  at: daysAgo(1),
  activity: "Patch DeviceCompliancePolicy",
  operation: "Patch",
  category: "Compliance",
  result: "Success",
  actor: "mallory@elsewhere.example",
  resources: ["Windows: encryption"],
  ...patch,
});
const team = plan({ alerts: { ...DEFAULT_ALERTS, team: ["asa.admin@contoso.example", "Pipeline"] } });
const firing = (patch: Partial<AuditEvent>, thresholds = {}): Firing | undefined =>
  fire(policyChanged, { lists: { auditEvents: [event(patch)] }, plan: team, thresholds })[0];

describe("policy-changed", () => {
  it.each([
    ["Create DeviceConfiguration", "Create", "DeviceConfiguration", "medium"],
    ["Patch DeviceCompliancePolicy", "Patch", "Compliance", "medium"],
    ["Delete DeviceCompliancePolicy", "Delete", "Compliance", "high"],
    ["Delete MobileAppAssignment", "", "Application", "high"],
    ["Create MobileAppAssignment", "Create", "Application", "medium"],
    ["assign DeviceManagementConfigurationPolicy", "Action", "DeviceConfiguration", "medium"],
    ["Patch WindowsAutopilotDeploymentProfile", "Patch", "Enrollment", "medium"],
    ["Create DeviceAndAppManagementRoleAssignment", "Create", "Role", "medium"],
    ["Patch DeviceHealthScript", "SomethingNew", "Device", "medium"],
    ["", "Patch", "Compliance", "medium"],
    ["syncDevice ManagedDevice", "Action", "Device", undefined],
    ["Delete ManagedDevice", "Delete", "Device", undefined],
    ["Patch VppToken", "Patch", "Application", undefined],
    ["sync DeviceManagementIntent", "Action", "DeviceIntent", undefined],
    ["Get DeviceConfiguration", "Get", "DeviceConfiguration", undefined],
    ["", "", "", undefined],
  ])("%j (%s, %s)", (activity, operation, category, severity) => {
    expect(firing({ activity, operation, category })?.severity).toBe(severity);
  });

  it.each([
    ["a person of the plan", "asa.lind@contoso.example", 0],
    ["a person of the plan, written otherwise", " ASA.Lind@Contoso.Example", 0],
    ["an account of the team", "asa.admin@contoso.example", 0],
    ["an application of the team", "pipeline", 0],
    ["somebody else", "mallory@elsewhere.example", 1],
    ["an application of nobody", "Graph Explorer", 1],
    ["nobody who is named", "", 1],
  ])("by %s", (_case, actor, alerts) => {
    expect(firing({ actor }) === undefined ? 0 : 1).toBe(alerts);
  });

  it.each([
    ["Success", 1],
    ["success", 1],
    ["", 1],
    ["SomethingNew", 1],
    ["Failure", 0],
    ["failed", 0],
  ])("with the result %j", (result, alerts) => {
    expect(firing({ result }) === undefined ? 0 : 1).toBe(alerts);
  });

  it.each([
    ["seven days ago", 7, 1],
    ["a minute more than seven days ago", 7 + MINUTE, 0],
    ["just now", 0, 1],
  ])("made %s", (_case, days, alerts) => {
    expect(firing({ at: daysAgo(days) }) === undefined ? 0 : 1).toBe(alerts);
  });

  it("is told without a time as well, and for as long as the plan says", () => {
    expect(firing({ at: null })).toBeDefined();
    expect(firing({ at: new Date("0001-01-01T00:00:00Z") })).toBeDefined();
    expect(firing({ at: daysAgo(2) }, { days: 1 })).toBeUndefined();
  });

  it("is an alert of its own for each entry of the log, named by what was changed", () => {
    const found = fire(policyChanged, {
      lists: { auditEvents: [event(), event({ id: "a2" }), event({ id: "a3", resources: [] })] },
    });
    expect(found.map(({ entity }) => [entity.id, entity.name])).toEqual([
      ["a1", "Windows: encryption"],
      ["a2", "Windows: encryption"],
      ["a3", "Patch DeviceCompliancePolicy"],
    ]);
  });

  it("tells who did it in its evidence alone", () => {
    const found = firing({});
    expect(found?.evidence[0]?.name).toBe("mallory@elsewhere.example");
    expect(JSON.stringify({ ...found, evidence: [] })).not.toContain("mallory");
  });
});
