import { describe, expect, it } from "vitest";
import { daysAgo, device, NOW, plan, snapshot, without } from "../../test-support/snapshots.ts";
import type { Snapshot } from "../collect/snapshot.ts";
import { createErrorCodeTable } from "../domain/error-codes.ts";
import { assess, type Assessment, type AssessInput } from "./assessment.ts";
import type { Kpi, KpiId } from "./kpi.ts";
import { update } from "../../test-support/updates.ts";

const healthy = snapshot({
  lists: {
    ...snapshot().lists,
    devices: [device()],
    apps: [
      {
        id: "a",
        name: "A",
        version: "",
        platform: "Windows",
        installed: 10,
        failed: 0,
        pending: 0,
        notInstalled: 0,
        notApplicable: 0,
      },
    ],
  },
  metrics: {
    "protection.protected": 1,
    "protection.reporting": 1,
    "protection.signaturesFresh": 1,
    "protection.activeThreatDevices": 0,
    "apps.installed": 10,
    "apps.failed": 0,
  },
});

function judge(of: Snapshot, more: Partial<AssessInput> = {}): Assessment {
  return assess({
    snapshot: of,
    history: [],
    plan: plan(),
    errorCodes: createErrorCodeTable([]),
    periodDays: 7,
    ...more,
  });
}

function kpi(assessment: Assessment, id: KpiId): Kpi {
  const found = assessment.kpis.find((entry) => entry.kpi === id);
  if (found === undefined) throw new Error(`no KPI ${id}`);
  return found;
}

const expiry = {
  id: "e",
  kind: "apple-push-certificate",
  name: "APNs",
  lastSyncAt: null,
  state: "",
} as const;
const expiringIn = (days: number): Snapshot => ({
  ...healthy,
  lists: { ...healthy.lists, expiries: [{ ...expiry, expiresAt: daysAgo(-days) }] },
});

describe("the overall state", () => {
  it("is good only when everything was read, meets its target and nothing ends soon", () => {
    expect(judge(healthy).overall).toEqual({ level: "good", reasons: [] });
  });

  it("is not known when the devices could not be read, however good the rest looks", () => {
    expect(judge(without(healthy, "devices", "devices")).overall.level).toBe("blind");
  });

  it("needs attention when any other source could not be read", () => {
    const { level, reasons } = judge(without(healthy, "malware", "malware")).overall;
    expect([level, reasons.map(({ kind }) => kind)]).toEqual(["attention", ["unseen"]]);
  });

  it.each([
    [31, "good"],
    [30, "attention"],
    [8, "attention"],
    [7, "bad"],
    [-1, "bad"],
  ] as const)("with a certificate that ends in %i days is %s", (days, level) => {
    expect(judge(expiringIn(days)).overall.level).toBe(level);
  });

  it("does not hang on other applications' secrets, nor on one of the tool's that is replaced", () => {
    const secret = (id: string, state: string, days: number) => ({
      ...expiry,
      id,
      kind: "app-secret" as const,
      state,
      expiresAt: daysAgo(-days),
    });
    const level = (...expiries: readonly ReturnType<typeof secret>[]): string =>
      judge({ ...healthy, lists: { ...healthy.lists, expiries } }).overall.level;
    expect(level(secret("a", "", -3), secret("b", "", 3), secret("c", "replaced", 3))).toBe("good");
    expect(level(secret("a", "own", 3))).toBe("bad");
    expect(level(secret("a", "own", 20))).toBe("attention");
    expect(level(secret("a", "own", -3), secret("b", "own", 300))).toBe("good");
  });

  it("is bad while a threat is active", () => {
    const of = { ...healthy, metrics: { ...healthy.metrics, "protection.activeThreatDevices": 2 } };
    expect(judge(of).overall).toMatchObject({ level: "bad", reasons: [{ kind: "threats", devices: 2 }] });
  });
});

describe("a KPI against its target", () => {
  const rate = (compliant: number): Snapshot => ({
    ...healthy,
    lists: {
      ...healthy.lists,
      devices: Array.from({ length: 100 }, (_, index) =>
        device({ id: `d${index}`, complianceState: index < compliant ? "compliant" : "noncompliant" }),
      ),
    },
  });
  const targets = [{ kpi: "compliance_rate", value: 90, owner: null, approvedOn: null }];

  it.each([
    [90, "met"],
    [89, "near"],
    [88, "near"],
    [87, "missed"],
  ] as const)("at %i with a target of 90 is %s", (compliant, state) => {
    expect(kpi(judge(rate(compliant), { plan: plan({ targets }) }), "compliance_rate")).toMatchObject({
      state,
      target: 90,
      targetIsOwn: true,
    });
  });

  it("is compared with the newest figure from before the period, and remembers gaps", () => {
    const entry = (days: number, value: number | null) => ({
      at: daysAgo(days),
      values: [{ kpi: "compliance_rate" as const, value, numerator: null, denominator: null }],
    });
    const history = [entry(15, 80), entry(8, 81), entry(3, null), entry(2, 85)];
    const judged = kpi(judge(rate(90), { history }), "compliance_rate");
    expect(judged.previous).toEqual({ value: 81, at: daysAgo(8) });
    expect(judged.trend.map(({ value }) => value)).toEqual([80, 81, null, 85, 90]);
  });

  it("draws one point a day, the day's last, but compares with what was really measured", () => {
    const at = (hours: number): Date => new Date(NOW.getTime() - hours * 3_600_000);
    const entry = (hours: number, value: number) => ({
      at: at(hours),
      values: [{ kpi: "compliance_rate" as const, value, numerator: null, denominator: null }],
    });
    const judged = kpi(
      judge(rate(90), { history: [entry(30, 70), entry(29, 71), entry(2, 72), entry(1, 73)] }),
      "compliance_rate",
    );
    expect(judged.trend.map(({ value }) => value)).toEqual([71, 90]);
    expect(judged.previous?.value).toBe(70);
  });

  it("names the sources it lacks", () => {
    const judged = kpi(judge(without(healthy, "vpp-tokens", null)), "expiry_margin");
    expect(judged).toMatchObject({ state: "missing", value: null, missingSources: ["vpp-tokens"] });
  });
});

describe("a KPI without a figure", () => {
  it("is missing when a token has no date, and nothing to measure when there is no token", () => {
    const undated = { ...healthy, lists: { ...healthy.lists, expiries: [{ ...expiry, expiresAt: null }] } };
    expect(kpi(judge(undated), "expiry_margin")).toMatchObject({ state: "missing", missingSources: [] });
    expect(kpi(judge(healthy), "expiry_margin").state).toBe("nothing");
  });

  it("is judged on its own figure when the rest of its source could be read only in part", () => {
    const source = "unhealthy-devices";
    const inPart = { source, status: "incomplete", count: 1, reason: "too many" } as const;
    const of = {
      ...healthy,
      coverage: healthy.coverage.map((entry) => (entry.source === source ? inPart : entry)),
    };
    expect(kpi(judge(of), "active_threats")).toMatchObject({ state: "met", missingSources: [] });
    expect(kpi(judge(of), "signature_currency")).toMatchObject({
      state: "missing",
      missingSources: [source],
    });
    expect(kpi(judge({ ...of, metrics: {} }), "active_threats").state).toBe("missing");
  });
});

describe("the lists people work from", () => {
  it("name each reason a device needs attention, the most pressing device first", () => {
    const devices = [
      device({ id: "fine" }),
      device({ id: "plain", encrypted: false }),
      device({ id: "silent", lastSyncAt: daysAgo(31) }),
      device({ id: "quiet", lastSyncAt: daysAgo(8) }),
      device({ id: "never", lastSyncAt: null }),
      device({ id: "grace", complianceState: "inGracePeriod", graceEndsAt: daysAgo(-2) }),
      device({ id: "later", complianceState: "inGracePeriod", graceEndsAt: daysAgo(-9) }),
      device({ id: "bad", complianceState: "noncompliant", encrypted: false }),
    ];
    const listed = judge({ ...healthy, lists: { ...healthy.lists, devices } }).devices;
    expect(listed.map(({ device: { id }, reasons }) => [id, reasons])).toEqual([
      ["bad", ["noncompliant", "unencrypted"]],
      ["grace", ["graceEnding"]],
      ["never", ["stale"]],
      ["silent", ["stale"]],
      ["quiet", ["quiet"]],
      ["plain", ["unencrypted"]],
    ]);
  });

  it("put the update with the nearest date to act by first, then the newest", () => {
    const updates = [
      update({ key: "old", publishedAt: daysAgo(40) }),
      update({ key: "new", publishedAt: daysAgo(1) }),
      update({ key: "due", publishedAt: daysAgo(90), actBy: daysAgo(-3) }),
      update({ key: "past", publishedAt: daysAgo(90), actBy: daysAgo(3) }),
    ];
    const judged = judge({ ...healthy, lists: { ...healthy.lists, updates } }).updates;
    expect(judged.map(({ update: { key }, fresh, daysToAct }) => [key, fresh, daysToAct])).toEqual([
      ["due", false, 3],
      ["new", true, null],
      ["old", false, null],
      ["past", false, -3],
    ]);
  });

  it("group the same error of the same platform and count it", () => {
    const failure = { appId: "a", deviceName: "d", userPrincipalName: "u", at: NOW };
    const appFailures = [
      { ...failure, appName: "Teams", platform: "Windows", code: "0x87D1041C" },
      { ...failure, appName: "Excel", platform: "windows10", code: "0x87D1041C" },
      { ...failure, appName: "Teams", platform: "iOS", code: "0x87D1041C" },
    ];
    const errors = judge({ ...healthy, lists: { ...healthy.lists, appFailures } }).errors;
    expect(errors.map(({ platform, count, apps }) => [platform, count, apps])).toEqual([
      ["windows", 2, ["Excel", "Teams"]],
      ["ios", 1, ["Teams"]],
    ]);
  });

  it("count failed enrollments of the period only", () => {
    const failure = {
      os: "iOS",
      osVersion: "18",
      category: "authorization",
      reason: "",
      enrollmentType: "",
      userId: "",
    };
    const at = (date: Date | null, id: string) => ({ ...failure, id, at: date });
    const enrollmentFailures = [at(daysAgo(1), "1"), at(daysAgo(7), "2"), at(daysAgo(8), "3"), at(null, "4")];
    const errors = judge({ ...healthy, lists: { ...healthy.lists, enrollmentFailures } }).errors;
    expect(errors.map(({ code, count }) => [code, count])).toEqual([["authorization", 2]]);
  });
});
