import { describe, expect, it } from "vitest";
import { fixedClock } from "../clock.ts";
import { createPacer, type PacedRequest, type Pacer } from "./pacer.ts";
import type { RequestBudget } from "./request-budgets.ts";
import { REQUEST_BUDGETS } from "./request-budgets.ts";

const BUDGETS: readonly RequestBudget[] = [
  { name: "small", path: /^\/small/, windows: [{ requests: 3, seconds: 10 }] },
  { name: "rest", path: /^\//, windows: [{ requests: 1_000, seconds: 10 }] },
];
const SMALL: PacedRequest = { method: "GET", path: "/small/things?$top=1" };
const OTHER: PacedRequest = { method: "GET", path: "/other" };

/** A pacer whose clock stands still but for its own waits. */
function setUp(budgets: readonly RequestBudget[] = BUDGETS): { pacer: Pacer; waits: number[] } {
  const waits: number[] = [];
  const pacer = createPacer({
    clock: fixedClock("2026-11-22T06:00:00Z"),
    sleep: async (ms) => void waits.push(ms),
    budgets,
  });
  return { pacer, waits };
}

describe("requests to the service", () => {
  it("leave at once up to the documented number, and then as places become free", async () => {
    const { pacer, waits } = setUp();
    for (let sent = 0; sent < 3; sent += 1) await pacer.take([SMALL]);
    expect(waits).toEqual([]);
    await pacer.take([SMALL]);
    await pacer.take([SMALL]);
    expect(waits).toEqual([10_000]);
  });

  it("of one part of Graph do not hold up those of another", async () => {
    const { pacer, waits } = setUp();
    for (let sent = 0; sent < 3; sent += 1) await pacer.take([SMALL]);
    await pacer.take([OTHER]);
    expect(waits).toEqual([]);
  });

  it("in a batch count one by one", async () => {
    const { pacer, waits } = setUp();
    await pacer.take([SMALL, SMALL, SMALL, OTHER]);
    await pacer.take([OTHER]);
    expect(waits).toEqual([]);
    await pacer.take([SMALL]);
    expect(waits).toEqual([10_000]);
  });

  it("keep to every window of a budget", async () => {
    const windows = [
      { requests: 2, seconds: 1 },
      { requests: 3, seconds: 100 },
    ];
    const { pacer, waits } = setUp([{ name: "both", path: /./, windows }]);
    for (let sent = 0; sent < 4; sent += 1) await pacer.take([OTHER]);
    expect(waits).toEqual([1_000, 99_000]);
  });

  it("wait together when one of their part was refused, and the others go on", async () => {
    const { pacer, waits } = setUp();
    pacer.refused(SMALL, 7_000);
    await pacer.take([OTHER]);
    expect(waits).toEqual([]);
    await pacer.take([SMALL]);
    expect(waits).toEqual([7_000]);
  });

  it("all wait when refusals come in a storm", async () => {
    const { pacer, waits } = setUp();
    for (const ms of [5_000, 9_000, 2_000]) pacer.refused(SMALL, ms);
    await pacer.take([OTHER]);
    expect(waits).toEqual([2_000]);
    pacer.refused(SMALL, 9_000);
    await pacer.take([OTHER]);
    expect(waits).toEqual([2_000, 9_000]);
  });

  it("do not wait twice for the same refusal", async () => {
    const { pacer, waits } = setUp();
    pacer.refused(SMALL, 4_000);
    await pacer.wait(4_000);
    await pacer.take([SMALL]);
    expect(waits).toEqual([4_000]);
  });

  it("end their wait with an abort", async () => {
    const stop = new AbortController();
    stop.abort(new Error("enough"));
    const pacer = createPacer({
      clock: fixedClock("2026-11-22T06:00:00Z"),
      sleep: async (_, signal) => signal?.throwIfAborted(),
      budgets: BUDGETS,
    });
    pacer.refused(SMALL, 1_000);
    await expect(pacer.take([SMALL], stop.signal)).rejects.toThrow("enough");
  });
});

describe("the documented budgets", () => {
  it.each([
    ["GET", "/deviceManagement/managedDevices", "Intune devices"],
    ["GET", "/deviceManagement/managedDevices/1/windowsProtectionState", "Intune devices"],
    ["GET", "/deviceManagement/userExperienceAnalyticsDeviceScores", "Intune devices"],
    ["POST", "/deviceManagement/reports/exportJobs", "export jobs"],
    ["GET", "/deviceManagement/reports/exportJobs('a')", "Intune reports"],
    ["GET", "/deviceManagement", "Intune configuration"],
    ["GET", "/deviceAppManagement/mobileApps", "Intune apps"],
    ["GET", "/admin/serviceAnnouncement/issues", "service announcements"],
    ["GET", "/security/alerts_v2", "security alerts"],
    ["GET", "/auditLogs/directoryAudits", "directory audit logs"],
    ["GET", "/subscribedSkus", "directory"],
  ] as const)("count %s %s as %s", (method, path, name) => {
    const budget = REQUEST_BUDGETS.find(
      (one) => (one.method === undefined || one.method === method) && one.path.test(path),
    );
    expect(budget?.name).toBe(name);
  });
});
