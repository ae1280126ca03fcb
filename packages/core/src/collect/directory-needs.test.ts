import { describe, expect, it } from "vitest";
import { audience } from "../../test-support/plans.ts";
import { plan } from "../../test-support/snapshots.ts";
import type { Deployment, Plan } from "../config/plan/plan.ts";
import { directoryNeeds } from "./directory-needs.ts";

const A = "aaaaaaaa-2222-4333-8444-555555555555";
const B = "bbbbbbbb-2222-4333-8444-555555555555";

function needs(patch: Partial<Plan>, tenant = "contoso"): ReturnType<typeof directoryNeeds> {
  return directoryNeeds(plan(patch), tenant);
}

function deployment(tenant: string | null, group: { id: string; tenant: string | null }): Deployment {
  const base = { id: "d", title: { en: "D", sv: "D" }, kind: "app", owner: "asa", done: false } as const;
  const span = { start: "2026-11-02", end: "2026-12-01", measure: null, phases: [], failingPercent: 10 };
  return { ...base, ...span, tenant, target: { kind: "group", group } };
}

describe("the directory", () => {
  it("is not read for a plan that has nobody told who is not in it", () => {
    expect(needs({})).toEqual({ users: false, groups: [] });
  });

  it("is read where somebody may approve notices, newcomers are welcomed, or an audience follows a rule", () => {
    const { notices, newcomers } = plan();
    const rule = {
      platforms: ["ios"],
      versionBelow: null,
      app: null,
      compliance: null,
      ownership: null,
    } as const;
    for (const patch of [
      { notices: { ...notices, approver: "communicator" } },
      { newcomers: { ...newcomers, on: true } },
      { audiences: [audience("a", "users", [], { rule })] },
    ])
      expect(needs(patch)).toEqual({ users: true, groups: [] });
  });

  it("is read for each group once, those of audiences and of deployments", () => {
    const groups = [A, A, B].map((id) => audience(id, "users", [], { group: { id, tenant: null } }));
    expect(needs({ audiences: groups, deployments: [deployment(null, { id: B, tenant: null })] })).toEqual({
      users: true,
      groups: [A, B],
    });
  });

  it("is not read for groups and deployments of another tenant", () => {
    const patch = {
      audiences: [audience("a", "users", [], { group: { id: A, tenant: "fabrikam" } })],
      deployments: [deployment("fabrikam", { id: B, tenant: null })],
    };
    expect(needs(patch).groups).toEqual([]);
    expect(needs(patch, "fabrikam").groups).toEqual([A, B]);
  });
});
