import { describe, expect, it } from "vitest";
import { fixedClock } from "../clock.ts";
import { GraphError, type GraphErrorKind } from "../graph/graph-error.ts";
import type { Collected } from "./collector.ts";
import { createDevicesCollector } from "./collectors/devices.ts";
import type { ExportedRow } from "./exported-rows.ts";
import type { FakeExport, FakeGraph, FakePaths } from "../../test-support/fake-graph.ts";
import { createFakeGraph } from "../../test-support/fake-graph.ts";

const PATH = "/deviceManagement/managedDevices";
const clock = fixedClock("2026-11-22T06:00:00Z");

/** As the report writes it: codes, words with capitals, and dates without a zone. */
const EXPORTED: ExportedRow = {
  DeviceId: "a",
  DeviceName: 'Anna"s Mac',
  OS: "MacOS",
  OSVersion: "26.1 (25B78)",
  CompliantState: "InGracePeriod",
  ManagementState: "0",
  ManagementAgents: "2",
  OwnerType: "1",
  LastContact: "2026-11-22 05:00:00.1234567",
  CreatedDate: "2025-01-01T00:00:00.5",
  InGracePeriodUntil: "2026-11-24 00:00:00.0000000",
  EncryptionStatusString: "True",
  UPN: "anna@contoso.example",
  Model: "MacBook Pro",
  Manufacturer: "Apple",
  SerialNumber: "C02",
};

const PAGED = [{ id: "p1" }, { id: "p2" }];

async function collect(
  devices: FakeExport | Error,
  more: Partial<FakePaths> = {},
): Promise<Collected & { readonly graph: FakeGraph }> {
  const graph = createFakeGraph({ exports: { Devices: devices }, pages: { [PATH]: PAGED }, ...more });
  return { graph, ...(await createDevicesCollector().collect({ graph, clock, exportJobs: true })) };
}

const error = (kind: GraphErrorKind, status?: number): GraphError =>
  new GraphError("went wrong", {
    kind,
    method: "POST",
    url: "https://graph.microsoft.com/v1.0/deviceManagement/reports/exportJobs?sig=hush",
    ...(status === undefined ? {} : { status }),
  });

describe("the device list by an export job", () => {
  it("is the same list as page by page", async () => {
    const { coverage, lists, graph } = await collect({ rows: [EXPORTED] });
    expect(coverage).toEqual({ source: "devices", status: "complete", count: 1 });
    expect(lists.devices).toEqual([
      {
        id: "a",
        name: 'Anna"s Mac',
        os: "macOS",
        osVersion: "26.1 (25B78)",
        complianceState: "inGracePeriod",
        managementState: "managed",
        managementAgent: "mdm",
        owner: "company",
        lastSyncAt: new Date("2026-11-22T05:00:00.123Z"),
        enrolledAt: new Date("2025-01-01T00:00:00.500Z"),
        graceEndsAt: new Date("2026-11-24T00:00:00Z"),
        encrypted: true,
        userPrincipalName: "anna@contoso.example",
        model: "MacBook Pro",
        manufacturer: "Apple",
        serialNumber: "C02",
      },
    ]);
    expect([...graph.asked]).toEqual(["Devices"]);
  });

  it("gives the same figures, and counts a device once", async () => {
    const { metrics } = await collect({
      rows: [EXPORTED, EXPORTED, { ...EXPORTED, DeviceId: "b", OS: "Windows", CompliantState: "2" }],
    });
    expect(metrics).toMatchObject({
      "devices.total": 2,
      "devices.compliance.inGracePeriod": 1,
      "devices.compliance.noncompliant": 1,
      "devices.os.macOS": 1,
      "devices.os.Windows": 1,
      "devices.owner.company": 2,
      "devices.encrypted": 2,
      "devices.synced1": 2,
    });
  });

  it.each([
    ["0", "unknown"],
    ["1", "compliant"],
    ["2", "noncompliant"],
    ["3", "conflict"],
    ["4", "error"],
    ["254", "inGracePeriod"],
    ["255", "configManager"],
    ["Compliant", "compliant"],
    ["Noncompliant", "noncompliant"],
    ["Not Compliant", "noncompliant"],
    ["In grace period", "inGracePeriod"],
    ["ConfigManager", "configManager"],
    ["", "unknown"],
  ])("reads the state %j as %s", async (CompliantState, state) => {
    const { lists } = await collect({ rows: [{ ...EXPORTED, CompliantState }] });
    expect(lists.devices?.[0]?.complianceState).toBe(state);
  });

  it("keeps codes and systems that nobody knows as they came, and no end as no end", async () => {
    const { lists } = await collect({
      rows: [
        {
          ...EXPORTED,
          OS: "FridgeOS",
          OwnerType: "9",
          ManagementAgents: "8192",
          ManagementState: "77",
          InGracePeriodUntil: "9999-12-31 23:59:59.9999999",
          LastContact: "",
          EncryptionStatusString: "",
        },
      ],
    });
    expect(lists.devices?.[0]).toMatchObject({
      os: "FridgeOS",
      owner: "9",
      managementAgent: "8192",
      managementState: "77",
      graceEndsAt: null,
      lastSyncAt: null,
      encrypted: null,
    });
  });

  it.each([
    [
      "a state of compliance that nobody knows",
      { rows: [{ ...EXPORTED, CompliantState: "7" }] },
      "7 is not known",
    ],
    [
      "a date that is none",
      { rows: [{ ...EXPORTED, LastContact: "5/1/2026 10:11 AM" }] },
      "lastSyncDateTime",
    ],
    ["a row without an id", { rows: [EXPORTED, { ...EXPORTED, DeviceId: "" }] }, "id"],
    ["rows that do not fit", { rows: [EXPORTED], badRows: 3 }, "3 rows"],
    ["no rows", { rows: [] }, "no rows"],
    ["an end before its end", { rows: [EXPORTED], cutBy: error("badAnswer") }, "went wrong"],
    ["a refusal", error("forbidden", 403), "DeviceManagementManagedDevices.ReadWrite.All"],
    ["a time-out", error("timeout"), "went wrong"],
    ["a failed job", error("unavailable"), "went wrong"],
  ])("with %s gives way to paging, and says why", async (_what, devices, why) => {
    const { coverage, metrics, lists } = await collect(devices);
    expect(coverage).toMatchObject({ status: "complete", count: 2, note: expect.stringContaining(why) });
    expect(coverage).toHaveProperty("note", expect.stringMatching(/^Read page by page, /));
    expect(JSON.stringify(coverage)).not.toContain("hush");
    expect(metrics["devices.total"]).toBe(2);
    expect(lists.devices?.map(({ id }) => id)).toEqual(["p1", "p2"]);
  });

  it("says why beside what paging could not read", async () => {
    const { coverage } = await collect(error("timeout"), { pages: { [PATH]: [{ id: "p1" }, {}] } });
    expect(coverage).toMatchObject({
      status: "incomplete",
      reason: expect.stringMatching(/^1 row .*Read page by page/),
    });
  });

  it("is not tried unless the tenant says so", async () => {
    const graph = createFakeGraph({ pages: { [PATH]: PAGED } });
    const { coverage } = await createDevicesCollector().collect({ graph, clock });
    expect(coverage).toEqual({ source: "devices", status: "complete", count: 2 });
  });

  it("stops when it is told to, and lets a fault of its own through", async () => {
    const stop = new AbortController();
    stop.abort(new Error("enough"));
    const graph = createFakeGraph({ exports: { Devices: { rows: [EXPORTED] } } });
    const collector = createDevicesCollector();
    const aborted = collector.collect({ graph, clock, exportJobs: true, signal: stop.signal });
    await expect(aborted).rejects.toThrow("enough");
    const broken = createFakeGraph({ exports: { Devices: new TypeError("bug") } });
    await expect(collector.collect({ graph: broken, clock, exportJobs: true })).rejects.toThrow("bug");
  });
});
