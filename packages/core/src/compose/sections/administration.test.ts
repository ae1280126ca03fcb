import { describe, expect, it } from "vitest";
import { blocksOf, compose, tableOf } from "../../../test-support/reports.ts";
import { daysAgo, snapshot, stakeholders } from "../../../test-support/snapshots.ts";
import type { AuditEvent, RoleAssignment } from "../../collect/rows/tenant.ts";

const empty = snapshot().lists;

const event = (id: string, days: number, more: Partial<AuditEvent> = {}): AuditEvent => ({
  id,
  at: daysAgo(days),
  activity: "Patch MobileApp",
  operation: "Patch",
  category: "Application",
  result: "Success",
  actor: "eva@contoso.example",
  resources: ["VPN"],
  ...more,
});

describe("changes in Intune", () => {
  it("say who did what to what, the newest first, 15 on a page and all in the workbook", () => {
    const auditEvents = [
      event("1", 3),
      event("2", 1, { result: "Failure", resources: ["A", "B"] }),
      event("3", 2, { result: "" }),
    ];
    const { rows, readingLimit } = tableOf(
      compose(snapshot({ lists: { ...empty, auditEvents } })),
      "audit-events",
    );
    expect(readingLimit).toBe(15);
    expect(rows[0]).toEqual([
      daysAgo(1),
      "eva@contoso.example",
      "Changed",
      "App",
      "A, B",
      { tone: "bad", label: "Failed" },
      "Patch MobileApp",
      "Application",
    ]);
    expect(rows.map((row) => row[5])).toEqual([
      { tone: "bad", label: "Failed" },
      null,
      { tone: "good", label: "Succeeded" },
    ]);
  });

  it("are counts by kind for those who may not see names", () => {
    const metrics = { "audit.events7": 5, "audit.operation.Patch": 2, "audit.operation.Delete": 3 };
    const of = snapshot({ lists: { ...empty, auditEvents: [event("1", 1)] }, metrics });
    const { columns, rows } = tableOf(compose(of, { audience: stakeholders }), "audit-events");
    expect(columns.map(({ title }) => title)).toEqual(["State", "All", "Deleted", "Changed"]);
    expect(rows).toEqual([["Changes", 5, 3, 2]]);
  });
});

describe("changes that wait for approval", () => {
  const request = (id: string, days: number) => ({
    id,
    status: "needsApproval",
    requestedAt: daysAgo(days),
    expiresAt: daysAgo(-20),
    requestor: "Eva Ek",
    justification: id,
  });

  it("are listed with the longest wait first, and counted where names are not shown", () => {
    const lists = { ...empty, approvalRequests: [request("new", 1), request("old", 5)] };
    const of = snapshot({ lists, metrics: { "approvals.waiting": 2 } });
    expect(tableOf(compose(of), "approval-requests").rows.map((row) => row[2])).toEqual(["old", "new"]);
    expect(blocksOf(compose(of, { audience: stakeholders }), "administration")[0]).toEqual({
      kind: "paragraph",
      text: "Changes that wait for approval: 2.",
    });
  });
});

describe("role assignments", () => {
  it("are counted by their groups and scopes", () => {
    const assignment: RoleAssignment = {
      id: "1",
      name: "Service desk",
      description: "Reads devices.",
      members: ["a", "b"],
      resourceScopes: ["c"],
    };
    const of = snapshot({ lists: { ...empty, roleAssignments: [assignment] } });
    expect(tableOf(compose(of), "role-assignments").rows).toEqual([["Service desk", 2, 1, "Reads devices."]]);
    expect(tableOf(compose(of, { audience: stakeholders }), "role-assignments").rows).toEqual([
      ["Service desk", 2, 1],
    ]);
  });
});
