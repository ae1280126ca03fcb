import { describe, expect, it } from "vitest";
import { fixedClock } from "../../clock.ts";
import { GraphError } from "../../graph/graph-error.ts";
import type { FakePaths } from "../../../test-support/fake-graph.ts";
import { createFakeGraph } from "../../../test-support/fake-graph.ts";
import { createDevicesCollector } from "./devices.ts";

const PATH = "/deviceManagement/managedDevices";
const clock = fixedClock("2026-11-22T06:00:00Z");
const cut = new GraphError("gone", {
  kind: "incomplete",
  method: "GET",
  url: "https://graph.microsoft.com/v1.0/x?$skiptoken=hush",
});

async function collect(
  rows: readonly unknown[],
  more: Partial<FakePaths> = {},
): ReturnType<ReturnType<typeof createDevicesCollector>["collect"]> {
  return await createDevicesCollector().collect({
    graph: createFakeGraph({ pages: { [PATH]: rows }, ...more }),
    clock,
  });
}

const PHONE = {
  id: "a",
  deviceName: "Phone",
  operatingSystem: "iOS",
  complianceState: "compliant",
  managedDeviceOwnerType: "personal",
  lastSyncDateTime: "2026-11-22T05:00:00.1234567Z",
  enrolledDateTime: "2025-01-01T00:00:00Z",
  complianceGracePeriodExpirationDateTime: "9999-12-31T23:59:59Z",
  isEncrypted: true,
  userPrincipalName: null,
};

describe("the device list", () => {
  it("asks for a fixed set of properties and for large pages", async () => {
    const graph = createFakeGraph({ pages: { [PATH]: [] } });
    await createDevicesCollector().collect({ graph, clock });
    const [request] = graph.requests;
    expect(request?.query?.["$top"]).toBe("999");
    expect(request?.query?.["$select"]).not.toMatch(/activationLockBypassCode|phoneNumber|imei|Mac/i);
  });

  it("maps a device, with never and nothing as null and empty text", async () => {
    const { lists, coverage } = await collect([PHONE]);
    expect(coverage).toEqual({ source: "devices", status: "complete", count: 1 });
    expect(lists.devices?.[0]).toMatchObject({
      id: "a",
      name: "Phone",
      os: "iOS",
      owner: "personal",
      lastSyncAt: new Date("2026-11-22T05:00:00.123Z"),
      graceEndsAt: null,
      encrypted: true,
      userPrincipalName: "",
    });
  });

  it("counts by state, system and owner, members that nobody knows yet included", async () => {
    const { metrics } = await collect([
      PHONE,
      { ...PHONE, id: "b", complianceState: "quarantined", lastSyncDateTime: "2026-11-20T00:00:00Z" },
      { id: "c", operatingSystem: "__proto__", lastSyncDateTime: "0001-01-01T00:00:00Z" },
      { id: "d", lastSyncDateTime: "2026-10-01T00:00:00Z" },
    ]);
    expect(metrics).toMatchObject({
      "devices.total": 4,
      "devices.compliance.compliant": 1,
      "devices.compliance.quarantined": 1,
      "devices.compliance.unknown": 2,
      "devices.os.iOS": 2,
      "devices.os.__proto__": 1,
      "devices.encrypted": 2,
      "devices.synced1": 1,
      "devices.synced7": 2,
      "devices.stale30": 2,
    });
  });

  it("counts a device once that comes on two pages", async () => {
    const { metrics } = await collect([
      PHONE,
      ...Array.from({ length: 150 }, (_, index) => ({ id: `n${index}` })),
      PHONE,
    ]);
    expect(metrics["devices.total"]).toBe(151);
  });

  it("passes over a row it cannot understand and says how many and why", async () => {
    const { coverage, metrics } = await collect([
      PHONE,
      { id: "b", lastSyncDateTime: "soon" },
      { deviceName: "no id" },
      7,
    ]);
    expect(coverage).toMatchObject({ status: "incomplete", count: 1 });
    expect(coverage).toHaveProperty("cause", { kind: "rows", rows: 3 });
    expect(coverage).toHaveProperty("reason", expect.stringMatching(/^3 rows .*lastSyncDateTime/));
    expect(metrics["devices.total"]).toBe(1);
  });

  it("that breaks off is incomplete and gives no figure: half a fleet is not a fleet", async () => {
    const { coverage, metrics, lists } = await collect([PHONE], { cutBy: cut });
    expect(coverage).toMatchObject({ status: "incomplete", count: 1, cause: { kind: "cut" } });
    expect(JSON.stringify(coverage)).not.toContain("hush");
    expect(metrics).toEqual({});
    expect(lists.devices).toHaveLength(1);
  });
});
