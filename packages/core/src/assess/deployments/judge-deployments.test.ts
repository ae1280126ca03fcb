import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { appRow, deployment, policyRow } from "../../../test-support/deployments.ts";
import { device, NOW, plan, snapshot, without } from "../../../test-support/snapshots.ts";
import type { Snapshot } from "../../collect/snapshot.ts";
import type { Deployment } from "../../config/plan/plan.ts";
import {
  DEPLOYMENT_STATUSES,
  type DeploymentHistoryEntry,
  type DeploymentState,
} from "./deployment-state.ts";
import { deploymentValues } from "./deployment-values.ts";
import { judgeDeployments } from "./judge-deployments.ts";

/** Everything of some lists was read. */
function read(lists: Snapshot["lists"], takenAt = NOW): Snapshot {
  const metrics = { "apps.total": 1, "configuration.policies": 1, "compliance.policies": 1 };
  return snapshot({ lists: { ...snapshot().lists, ...lists }, metrics, takenAt });
}

function judge(
  of: Snapshot,
  patch: Partial<Deployment> = {},
  history: readonly DeploymentHistoryEntry[] = [],
): DeploymentState {
  const deployments = [deployment(patch)];
  const [state] = judgeDeployments({
    snapshot: of,
    plan: plan({ deployments }),
    log: { deployments: history },
    timeZone: "Europe/Stockholm",
  });
  if (state === undefined) throw new Error("the deployment does not concern the tenant");
  return state;
}

const app = (patch: Parameters<typeof appRow>[0] = {}): Snapshot => read({ apps: [appRow(patch)] });
const at = (installed: number, failed = 0): Snapshot =>
  app({ installed, failed, pending: 100 - installed - failed, notInstalled: 0 });

describe("how far a deployment has come", () => {
  it("is for an app those who have it, of all that are meant to", () => {
    const state = judge(app({ installed: 40, failed: 5, pending: 50, notInstalled: 5 }));
    expect(state).toMatchObject({
      actual: 40,
      measured: { reach: { reached: 40, failed: 5, population: 100 } },
    });
    expect(state.failedShare).toBeCloseTo(11.1, 1);
  });

  it("is for a policy its successes of the devices that it applies to, wherever the policy stands", () => {
    const measure = { kind: "policy", policy: "Longer passcodes" } as const;
    for (const list of ["configurationPolicies", "compliancePolicies"] as const) {
      expect(judge(read({ [list]: [policyRow()] }), { measure }).measured).toEqual({
        known: true,
        reach: { reached: 60, failed: 10, population: 100 },
      });
    }
  });

  it("is for a version the devices of its platform that are on it or above", () => {
    const versions = ["10.0.22631.1", "10.0.26100.1", "10.0.26200.9", "", "10.0.19045.1"];
    const devices = [
      ...versions.map((osVersion) => device({ osVersion })),
      device({ os: "iOS", osVersion: "99" }),
    ];
    const leaving = device({ osVersion: "10.0.26100.1", managementState: "wipeIssued" });
    const measure = { kind: "version", platform: "windows", version: "11 24H2" } as const;
    expect(judge(read({ devices: [...devices, leaving] }), { measure }).measured).toEqual({
      known: true,
      reach: { reached: 2, failed: null, population: 5 },
    });
  });

  it("is for an enrollment the devices of the platform, of those that the plan wants", () => {
    const devices = [device({ os: "iPadOS" }), device({ os: "iPadOS" }), device()];
    const measure = { kind: "enrolled", platform: "ipados" } as const;
    const target = { kind: "devices", count: 8 } as const;
    expect(judge(read({ devices }), { measure, target }).actual).toBe(25);
    expect(judge(read({ devices }), { measure }).measured).toEqual({
      known: false,
      why: { kind: "noTarget" },
    });
  });

  it("is set against the target that the plan names, and never more than all", () => {
    const target = { kind: "devices", count: 50 } as const;
    expect(judge(at(40), { target }).actual).toBe(80);
    expect(judge(at(90), { target }).actual).toBe(100);
  });

  it("finds an app by its id, or by its whole name whatever its case", () => {
    const named = (name: string): number | null =>
      judge(app(), { measure: { kind: "app", app: name } }).actual;
    expect(named("APP-1")).toBe(40);
    expect(named(" meter APP ")).toBe(40);
    expect(named("Meter")).toBeNull();
  });
});

describe("a group that should have it", () => {
  const id = "6a0e1c3e-0000-4a5a-9d3e-7b1f20c4d001";
  const target = { kind: "group", group: { id, tenant: null } } as const;
  const user = (name: string) =>
    ({
      id: name,
      userPrincipalName: `${name}@contoso.example`,
      mail: "",
      name,
      language: "",
      enabled: true,
      guest: false,
    }) as const;
  const people = read({
    apps: [appRow()],
    devices: ["eva", "eva", "bo", "other"].map((name, index) =>
      device({
        userPrincipalName: `${name}@CONTOSO.example`,
        osVersion: index === 0 ? "10.0.22631.1" : "10.0.26100.1",
      }),
    ),
    users: [user("eva"), user("bo")],
    directoryGroups: [{ id: id.toUpperCase(), state: "read", people: 2, devices: 0 }],
    groupMembers: ["eva", "bo"].map((member) => ({ group: id, kind: "user", id: member })),
  });
  const version = { kind: "version", platform: "windows", version: "24H2" } as const;

  it("counts each of its people once for an app, and their devices for a version", () => {
    expect(judge(people, { target }).measured).toMatchObject({ reach: { reached: 40, population: 2 } });
    expect(judge(people, { target, measure: version }).measured).toMatchObject({
      reach: { reached: 2, population: 3 },
    });
    const enrolled = { kind: "enrolled", platform: "windows" } as const;
    expect(judge(people, { target, measure: enrolled }).measured).toMatchObject({
      reach: { reached: 2, population: 2 },
    });
  });

  it.each([
    ["was not read", { directoryGroups: [] }, "noGroup"],
    ["was read in part", { directoryGroups: [{ id, state: "cut", people: 1, devices: 0 }] }, "noGroup"],
    [
      "holds devices, which the directory names otherwise",
      { directoryGroups: [{ id, state: "read", people: 0, devices: 3 }] },
      "deviceGroup",
    ],
    ["has a member whose account was not read", { users: [user("eva")] }, "notRead"],
  ] as const)("leaves a version unknown when it %s", (_why, lists, kind) => {
    const state = judge({ ...people, lists: { ...people.lists, ...lists } }, { target, measure: version });
    expect(state.measured).toMatchObject({ known: false, why: { kind } });
    expect(state.status).toBe("unknown");
  });

  it("of another tenant is not known here", () => {
    const elsewhere = { kind: "group", group: { id, tenant: "fabrikam" } } as const;
    expect(judge(people, { target: elsewhere }).measured).toMatchObject({ why: { kind: "noGroup" } });
  });
});

describe("what is not known", () => {
  const policy = { kind: "policy", policy: "Longer passcodes" } as const;
  const version = { kind: "version", platform: "windows", version: "24H2" } as const;
  const cut = (of: Snapshot, source: string): Snapshot => ({
    ...of,
    metrics: {},
    coverage: of.coverage.map((entry) =>
      entry.source === source ? { source, status: "incomplete", count: 1, reason: "cut" } : entry,
    ),
  });

  it.each([
    ["the plan names no measure", app(), { measure: null }, { kind: "noMeasure" }],
    ["the apps could not be read", without(app(), "apps", "apps"), {}, { kind: "notRead", source: "apps" }],
    ["the apps were cut short", cut(app(), "apps"), {}, { kind: "notRead", source: "apps" }],
    ["no app has the name", app({ name: "Other" }), {}, { kind: "notFound", name: "Meter app" }],
    [
      "two apps have it",
      read({ apps: [appRow(), appRow({ id: "2", name: "METER APP" })] }),
      {},
      { kind: "several", name: "Meter app", count: 2 },
    ],
    [
      "nobody is meant to have it",
      app({ installed: 0, pending: 0, notInstalled: 0 }),
      {},
      { kind: "nobody" },
    ],
    [
      "the policy has no figures",
      read({ configurationPolicies: [policyRow({ status: null })] }),
      { measure: policy },
      { kind: "noFigures", name: "Longer passcodes" },
    ],
    [
      "one of two lists of policies was refused",
      without(read({ configurationPolicies: [policyRow()] }), "compliance-policies", "compliancePolicies"),
      { measure: policy },
      { kind: "notRead", source: "compliance-policies" },
    ],
    [
      "the devices were refused",
      without(read({ devices: [device()] }), "devices", "devices"),
      { measure: version },
      { kind: "notRead", source: "devices" },
    ],
    [
      "the devices were cut short",
      cut(read({ devices: [device()] }), "devices"),
      { measure: version },
      { kind: "notRead", source: "devices" },
    ],
    [
      "the version means nothing",
      read({ devices: [device()] }),
      { measure: { ...version, version: "Sun Valley" } },
      { kind: "noVersion", version: "Sun Valley" },
    ],
  ] as const)("stays unknown when %s", (_why, of, patch, why) => {
    const state = judge(of, patch);
    expect(state).toMatchObject({ status: "unknown", actual: null, failedShare: null, forecast: null });
    expect(state.measured).toEqual({ known: false, why });
    expect(deploymentValues([state])).toEqual([]);
  });

  it("does not keep an app from being found by its id in what was read, or by name where single failures lack", () => {
    const byId = { measure: { kind: "app", app: "app-1" } } as const;
    expect(judge(cut(app(), "apps"), byId).actual).toBe(40);
    const details = cut(app(), "apps");
    expect(judge({ ...details, metrics: { "apps.total": 1 } }).actual).toBe(40);
  });

  it("does not keep a policy from being found when the other kind of policy is switched off", () => {
    const of = read({ configurationPolicies: [policyRow()] });
    const coverage = of.coverage.filter(({ source }) => source !== "compliance-policies");
    expect(judge({ ...of, coverage }, { measure: policy }).actual).toBe(60);
  });
});

describe("the state of a deployment", () => {
  // By the end of 20 November, the last working day before the snapshot, half of the twenty working days have gone.
  it.each([
    [50, "onPlan"],
    [45.5, "onPlan"],
    [44.5, "behind"],
    [0, "behind"],
    [54.5, "onPlan"],
    [55.5, "ahead"],
    [100, "done"],
  ])("with half planned and %f reached is %s", (share, status) => {
    const target = { kind: "devices", count: 1_000 } as const;
    const state = judge(app({ installed: share * 10, failed: 0, pending: 0 }), { target });
    expect(state).toMatchObject({ planned: 50, status });
  });

  it("is failing from the plan's share of failures on, however far it is", () => {
    expect(judge(at(90, 9)).status).toBe("ahead");
    expect(judge(at(90, 10)).status).toBe("failing");
    expect(judge(at(85, 15), { failingPercent: 20 }).status).toBe("ahead");
  });

  it("is overdue when its last day has passed, and done once its last share is reached", () => {
    const days = { start: "2026-11-02", end: "2026-11-21" };
    expect(judge(at(99), days).status).toBe("overdue");
    expect(judge(at(99), { ...days, end: "2026-11-22" }).status).toBe("onPlan");
    const phases = [{ title: null, on: "2026-11-20", share: 95 }];
    expect(judge(at(95), { ...days, phases }).status).toBe("done");
    expect(judge(at(94), { ...days, phases }).status).toBe("overdue");
  });

  it("is not started before its first day, and says what is there already", () => {
    const days = { start: "2026-11-23", end: "2026-12-04" };
    expect(judge(at(30, 20), days)).toMatchObject({
      status: "notStarted",
      planned: 0,
      actual: 30,
      forecast: null,
    });
    expect(judge(without(at(30), "apps", "apps"), days)).toMatchObject({
      status: "notStarted",
      actual: null,
    });
  });

  it("is closed, not done, when somebody says that it is finished and no figure shows it", () => {
    expect(judge(at(80), { done: true }).status).toBe("closed");
    expect(judge(without(at(80), "apps", "apps"), { done: true }).status).toBe("closed");
    expect(judge(at(100), { done: true }).status).toBe("done");
  });

  it("goes by the organisation's day, and concerns its own tenant alone", () => {
    const midnight = new Date("2026-11-22T23:30:00Z");
    const of = { ...at(50), takenAt: midnight };
    expect(judge(of, { start: "2026-11-23" }).status).not.toBe("notStarted");
    const deployments = [deployment({ tenant: "fabrikam" }), deployment({ id: "ours", tenant: "contoso" })];
    const states = judgeDeployments({
      snapshot: at(50),
      plan: plan({ deployments }),
      log: { deployments: [] },
      timeZone: "UTC",
    });
    expect(states.map((state) => state.deployment.id)).toEqual(["ours"]);
  });

  it("is never better than the figures allow, and a figure never comes from nowhere", () => {
    const counts = fc.record({
      installed: fc.nat(500),
      failed: fc.nat(500),
      pending: fc.nat(500),
      notInstalled: fc.nat(500),
    });
    const days = fc.tuple(fc.integer({ min: -60, max: 60 }), fc.integer({ min: 0, max: 60 }));
    const day = (ahead: number): string =>
      new Date(NOW.getTime() + ahead * 86_400_000).toISOString().slice(0, 10);
    const loss = fc.constantFrom("none", "refused", "off");
    fc.assert(
      fc.property(counts, days, loss, (figures, [start, length], lost) => {
        const whole = app(figures);
        const of =
          lost === "none"
            ? whole
            : lost === "refused"
              ? without(whole, "apps", "apps")
              : { ...whole, coverage: [], lists: {} };
        const state = judge(of, { start: day(start), end: day(start + length) });
        expect(DEPLOYMENT_STATUSES).toContain(state.status);
        if (lost !== "none") {
          expect(state.actual).toBeNull();
          expect(["unknown", "notStarted"]).toContain(state.status);
          return;
        }
        const { actual, planned, final, failedShare } = state;
        if (state.status === "done") expect(actual).toBeGreaterThanOrEqual(final);
        if (state.status === "onPlan" || state.status === "ahead") {
          expect((actual ?? 0) - planned).toBeGreaterThanOrEqual(-5);
          expect(failedShare ?? 0).toBeLessThan(10);
          expect(day(0) <= state.deployment.end).toBe(true);
        }
        if (state.forecast !== null) expect(state.forecast > day(0)).toBe(true);
      }),
    );
  });
});

describe("the course of a deployment", () => {
  const entry = (hours: number, reached: number | null): DeploymentHistoryEntry => ({
    at: new Date(NOW.getTime() + hours * 3_600_000),
    values: reached === null ? [] : [{ deployment: "meter-app", reached, failed: null, population: 100 }],
  });

  it("has one point for each day, the last that was known on it, and a gap where nothing was", () => {
    const history = [entry(-72, 10), entry(-50, 20), entry(-48, null), entry(-24, null), entry(-23, null)];
    expect(judge(at(40), {}, history).history).toEqual([
      { day: "2026-11-19", actual: 10 },
      { day: "2026-11-20", actual: 20 },
      { day: "2026-11-21", actual: null },
      { day: "2026-11-22", actual: 40 },
    ]);
  });

  it("leaves out what was before its start, and what came after the snapshot", () => {
    const history = [entry(-24 * 20, 5), entry(-24, 30), entry(0, 41), entry(24, 90)];
    expect(judge(at(40), {}, history).history).toEqual([
      { day: "2026-11-21", actual: 30 },
      { day: "2026-11-22", actual: 40 },
    ]);
  });

  it("leads to a forecast while it is under way", () => {
    const history = [entry(-48, 20), entry(-24, 30)];
    expect(judge(at(40), {}, history).forecast).toBe("2026-11-28");
    expect(judge(at(100), {}, history).forecast).toBeNull();
  });
});
