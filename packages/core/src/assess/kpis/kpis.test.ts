import { practiceOf } from "../../../test-support/practice.ts";
import { describe, expect, it } from "vitest";
import { daysAgo, device, NOW, snapshot, without } from "../../../test-support/snapshots.ts";
import type { Snapshot } from "../../collect/snapshot.ts";
import type { KpiId, KpiValue } from "../kpi.ts";
import { KPI_IDS } from "../kpi.ts";
import { measureKpis } from "../measure-kpis.ts";
import { kpiDefinitions } from "./index.ts";

function measure(kpi: KpiId, of: Snapshot): KpiValue | undefined {
  return measureKpis(of, practiceOf(of)).find((value) => value.kpi === kpi);
}

describe("the registry of KPIs", () => {
  it("holds each KPI once, in the order of their ids", () => {
    expect(kpiDefinitions.map(({ id }) => id)).toEqual(KPI_IDS);
  });

  it.each(kpiDefinitions.map(({ id, sources }) => [id, sources] as const))(
    "%s is missing, never 0, when a source of it was refused or read in part",
    (id, sources) => {
      const whole = snapshot({ lists: { ...snapshot().lists, devices: [device()] } });
      for (const source of sources) {
        expect(measure(id, without(whole, source, null))?.value, source).toBeNull();
        const coverage = whole.coverage.map((entry) =>
          entry.source === source
            ? ({ source, status: "incomplete", count: 1, reason: "cut" } as const)
            : entry,
        );
        expect(measure(id, { ...whole, coverage })?.value, source).toBeNull();
        expect(measure(id, { ...whole, coverage: [] })?.value, source).toBeNull();
      }
    },
  );
});

describe("compliance rate", () => {
  it("counts evaluated devices and leaves out Configuration Manager, ChromeOS and retired ones", () => {
    const devices = [
      ...[
        "compliant",
        "compliant",
        "compliant",
        "noncompliant",
        "inGracePeriod",
        "conflict",
        "error",
        "unknown",
      ].map((complianceState) => device({ complianceState })),
      device({ complianceState: "configManager" }),
      device({ os: "ChromeOS" }),
      ...["retirePending", "retireIssued", "wipePending", "wipeIssued", "deletePending", "discovered"].map(
        (managementState) => device({ managementState }),
      ),
    ];
    expect(measure("compliance_rate", snapshot({ lists: { devices } }))).toEqual({
      kpi: "compliance_rate",
      value: 37.5,
      numerator: 3,
      denominator: 8,
    });
  });

  it("still counts a device whose wipe or retirement failed or was cancelled", () => {
    const devices = ["wipeFailed", "wipeCanceled", "retireFailed", "retireCanceled", "unhealthy"].map(
      (managementState) => device({ managementState }),
    );
    expect(measure("compliance_rate", snapshot({ lists: { devices } }))?.denominator).toBe(5);
  });

  it("is nothing, not 0, in a tenant without devices", () => {
    expect(measure("compliance_rate", snapshot())?.value).toBeNull();
  });
});

describe("the other KPIs", () => {
  it("count devices heard from within seven days, and one that never was counts against", () => {
    const devices = [0, 6.9, 7, 7.1, 40].map((days) => device({ lastSyncAt: daysAgo(days) }));
    const leaving = device({ managementState: "wipeIssued", lastSyncAt: daysAgo(40) });
    const of = snapshot({ lists: { devices: [...devices, device({ lastSyncAt: null }), leaving] } });
    expect(measure("checkin_freshness", of)).toMatchObject({ numerator: 3, denominator: 6 });
  });

  it("set protected devices against all managed Windows devices, so that a silent one counts against", () => {
    const devices = [device(), device(), device(), device(), device({ os: "iOS" })];
    const of = snapshot({
      lists: { devices },
      metrics: { "protection.protected": 3, "protection.reporting": 3 },
    });
    expect(measure("protection_coverage", of)).toMatchObject({ value: 75, numerator: 3, denominator: 4 });
  });

  it("leave devices that do not report encryption out of the encryption rate", () => {
    const devices = [device(), device({ encrypted: false }), device({ encrypted: null })];
    expect(measure("encryption_rate", snapshot({ lists: { devices } }))).toMatchObject({
      value: 50,
      denominator: 2,
    });
  });

  it("count finished installations only", () => {
    const metrics = { "apps.installed": 95, "apps.failed": 105, "apps.pending": 18, "apps.notInstalled": 18 };
    expect(measure("app_install_success", snapshot({ metrics }))).toMatchObject({
      value: 47.5,
      denominator: 200,
    });
  });

  it.each([
    ["active_threats", "unhealthy-devices", { "protection.activeThreatDevices": 3 }, 3],
    ["app_install_success", "apps", { "apps.installed": 1, "apps.failed": 1 }, 50],
  ] as const)(
    "keep %s when %s was read in part and its own figure is there, and not when it was refused",
    (kpi, source, metrics, value) => {
      const inPart = {
        ...snapshot({ metrics }),
        coverage: [{ source, status: "incomplete", count: 1, reason: "too many" }],
      } as const;
      expect(measure(kpi, inPart)?.value).toBe(value);
      expect(measure(kpi, { ...inPart, metrics: {} })?.value).toBeNull();
      expect(measure(kpi, without(snapshot({ metrics }), source, null))?.value).toBeNull();
    },
  );

  it("give the days to the first expiry, negative when it has passed", () => {
    const expiry = { id: "e", kind: "vpp-token", name: "", lastSyncAt: null, state: "valid" } as const;
    const of = (...days: number[]): Snapshot =>
      snapshot({ lists: { expiries: days.map((left) => ({ ...expiry, expiresAt: daysAgo(-left) })) } });
    expect(measure("expiry_margin", of(40, 12.9, 200))?.value).toBe(12);
    expect(measure("expiry_margin", of(40, -0.5))?.value).toBe(0);
    expect(measure("expiry_margin", of(40, -1.5))?.value).toBe(-1);
    expect(measure("expiry_margin", of())?.value).toBeNull();
  });

  it("give no days to the first expiry when one has no date, for it may be the next to end", () => {
    const expiry = { id: "e", kind: "vpp-token", name: "", lastSyncAt: null, state: "valid" } as const;
    const expiries = [
      { ...expiry, expiresAt: daysAgo(-200) },
      { ...expiry, id: "f", expiresAt: null },
    ];
    expect(measure("expiry_margin", snapshot({ lists: { expiries } }))?.value).toBeNull();
  });

  it("count of applications only the tool's own sign-in among what ends, and nothing that is replaced", () => {
    const credential = (id: string, state: string, days: number) => ({
      id,
      kind: "app-secret" as const,
      name: id,
      expiresAt: daysAgo(-days),
      lastSyncAt: null,
      state,
    });
    const margin = (...expiries: readonly ReturnType<typeof credential>[]): number | null | undefined =>
      measure("expiry_margin", snapshot({ lists: { expiries } }))?.value;
    expect(margin(credential("a", "", 3), credential("b", "replaced", 1), credential("c", "own", 50))).toBe(
      50,
    );
    expect(margin(credential("a", "", 3))).toBeNull();
  });

  it("need for the first expiry what is switched on, and only that", () => {
    const token = {
      id: "e",
      kind: "vpp-token",
      name: "",
      expiresAt: daysAgo(-40),
      lastSyncAt: null,
      state: "",
    } as const;
    const whole = snapshot({ lists: { expiries: [token] } });
    const off = (...sources: readonly string[]): Snapshot => ({
      ...whole,
      coverage: whole.coverage.filter(({ source }) => !sources.includes(source)),
    });
    expect(measure("expiry_margin", off("ade-tokens", "app-credentials"))?.value).toBe(40);
    expect(measure("expiry_margin", without(off("ade-tokens"), "app-credentials", null))?.value).toBeNull();
    const all = ["apple-push-certificate", "vpp-tokens", "ade-tokens", "app-credentials"];
    expect(measure("expiry_margin", off(...all))?.value).toBeNull();
    // A share of devices that lacks one of its parts would be another figure.
    expect(measure("protection_coverage", off("unhealthy-devices"))?.value).toBeNull();
  });

  it("count failed enrollments of the last seven days and open incidents, not advisories", () => {
    const failure = {
      id: "f",
      os: "iOS",
      osVersion: "",
      category: "unknown",
      reason: "",
      enrollmentType: "",
      userId: "",
    };
    const issue = {
      title: "",
      service: "",
      feature: "",
      status: "",
      impact: "",
      startAt: null,
      firstPostAt: null,
      endAt: null,
      updatedAt: null,
      latestPost: "",
    };
    const of = snapshot({
      lists: {
        enrollmentFailures: [1, 6, 8, 30].map((days) => ({ ...failure, at: daysAgo(days) })),
        serviceIssues: [
          { ...issue, id: "1", classification: "Incident", resolved: false },
          { ...issue, id: "2", classification: "incident", resolved: true },
          { ...issue, id: "3", classification: "advisory", resolved: false },
        ],
      },
    });
    expect(measure("enrollment_failures", of)?.value).toBe(2);
    expect(measure("service_incidents", of)?.value).toBe(1);
    expect(of.takenAt).toBe(NOW);
  });
});
