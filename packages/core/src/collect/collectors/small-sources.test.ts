import { describe, expect, it } from "vitest";
import { fixedClock } from "../../clock.ts";
import { createFakeGraph } from "../fake-graph.ts";
import { createApplePushCertificateCollector } from "./apple-push-certificate.ts";
import { createCompliancePoliciesCollector } from "./compliance-policies.ts";
import { createDeviceOverviewCollector } from "./device-overview.ts";
import { createEnrollmentFailuresCollector } from "./enrollment-failures.ts";
import { createMalwareCollector } from "./malware.ts";
import { createMtdConnectorsCollector } from "./mtd-connectors.ts";
import { createVppTokensCollector } from "./vpp-tokens.ts";

const clock = fixedClock("2026-11-22T06:00:00Z");

describe("compliance policies", () => {
  const PATH = "/deviceManagement/deviceCompliancePolicies";
  const rows = [
    { "@odata.type": "#microsoft.graph.windows10CompliancePolicy", id: "p1", displayName: "Base" },
    { id: "p2" },
  ];
  const status = { status: 200, body: { value: { successCount: 3, failedCount: 1, pendingCount: 2 } } };

  it("carry their kind and their devices by state", async () => {
    const graph = createFakeGraph({
      pages: { [PATH]: rows },
      parts: { [`${PATH}/p1/deviceStatusOverview`]: status, [`${PATH}/p2/deviceStatusOverview`]: status },
    });
    const { coverage, lists } = await createCompliancePoliciesCollector().collect({ graph, clock });
    expect(coverage.status).toBe("complete");
    expect(lists.compliancePolicies?.map(({ kind }) => kind)).toEqual([
      "windows10CompliancePolicy",
      "deviceCompliancePolicy",
    ]);
    expect(lists.compliancePolicies?.[0]?.status).toEqual({
      pending: 2,
      notApplicable: 0,
      success: 3,
      error: 0,
      failed: 1,
    });
  });

  it("whose devices could not be read have no figures, and that is said", async () => {
    const graph = createFakeGraph({
      pages: { [PATH]: rows },
      parts: { [`${PATH}/p1/deviceStatusOverview`]: status },
    });
    const { coverage, lists } = await createCompliancePoliciesCollector().collect({ graph, clock });
    expect(coverage).toMatchObject({ status: "incomplete", reason: expect.stringContaining("1 policies") });
    expect(lists.compliancePolicies?.[1]?.status).toBeNull();
  });
});

describe("enrollment failures", () => {
  it("are those of the last 30 days, told from the other events of the list", async () => {
    const graph = createFakeGraph({
      pages: {
        "/deviceManagement/troubleshootingEvents": [
          at("2026-11-21T00:00:00Z"),
          at("2026-11-01T00:00:00Z", { failureCategory: "somethingNew", "@odata.type": undefined }),
          at("2026-01-01T00:00:00Z"),
          { id: "x", "@odata.type": "#microsoft.graph.otherEvent", eventDateTime: "2026-11-21T00:00:00Z" },
          { id: "y", eventDateTime: "2026-11-21T00:00:00Z" },
        ],
      },
    });
    const { metrics, coverage } = await createEnrollmentFailuresCollector().collect({ graph, clock });
    expect(coverage).toEqual({ source: "enrollment-failures", status: "complete", count: 2 });
    expect(metrics).toEqual({
      "enrollment.failures7": 1,
      "enrollment.failures30": 2,
      "enrollment.category.authorization": 1,
      "enrollment.category.somethingNew": 1,
    });
  });
});

describe("what runs out", () => {
  it("is an Apple push certificate by its end date alone", async () => {
    const PATH = "/deviceManagement/applePushNotificationCertificate";
    const read = async (entity: object): Promise<unknown> =>
      await createApplePushCertificateCollector().collect({
        graph: createFakeGraph({ entities: { [PATH]: { ...entity } } }),
        clock,
      });
    expect(
      await read({
        id: "c",
        appleIdentifier: "a@b.c",
        expirationDateTime: "2027-01-01T00:00:00Z",
        certificateUploadStatus: null,
      }),
    ).toMatchObject({
      coverage: { status: "complete", count: 1 },
      lists: {
        expiries: [
          { id: "c", kind: "apple-push-certificate", expiresAt: new Date("2027-01-01T00:00:00Z"), state: "" },
        ],
      },
    });
    expect(await read({ expirationDateTime: "0001-01-01T00:00:00Z" })).toMatchObject({
      coverage: { status: "notConfigured" },
    });
    expect(await read({ expirationDateTime: "soon" })).toMatchObject({ coverage: { status: "incomplete" } });
  });

  it("is a volume-purchase token, named by its organisation or its Apple id", async () => {
    const graph = createFakeGraph({
      pages: {
        "/deviceAppManagement/vppTokens": [
          {
            id: "1",
            organizationName: "",
            appleId: "a@b.c",
            expirationDateTime: "2027-01-01T00:00:00Z",
            state: "valid",
          },
        ],
      },
    });
    const { lists } = await createVppTokensCollector().collect({ graph, clock });
    expect(lists.expiries).toEqual([
      {
        id: "1",
        kind: "vpp-token",
        name: "a@b.c",
        expiresAt: new Date("2027-01-01T00:00:00Z"),
        lastSyncAt: null,
        state: "valid",
      },
    ]);
  });
});

describe("connectors to mobile threat defence", () => {
  it("that were never set up are none", async () => {
    expect(
      await readConnectors([
        { id: "1", partnerState: "notSetUp", lastHeartbeatDateTime: "0001-01-01T00:00:00Z" },
      ]),
    ).toMatchObject({
      coverage: { status: "notConfigured" },
      lists: {},
    });
  });

  it("carry their state as it came and when they were last heard from", async () => {
    expect(
      await readConnectors([
        { id: "x", partnerState: "brandNew", lastHeartbeatDateTime: "2026-11-22T00:00:00Z" },
        { id: "y", partnerState: "notSetUp" },
      ]),
    ).toMatchObject({
      coverage: { status: "complete", count: 1 },
      lists: {
        connectors: [{ id: "x", state: "brandNew", lastHeartbeatAt: new Date("2026-11-22T00:00:00Z") }],
      },
    });
  });
});

describe("figures of the service", () => {
  it("that are missing stay missing, and an answer without its main one is incomplete", async () => {
    expect(
      await readOverview({ enrolledDeviceCount: 5, deviceOperatingSystemSummary: { iosCount: 0 } }),
    ).toMatchObject({
      coverage: { status: "complete" },
      metrics: { "overview.enrolled": 5, "overview.os.ios": 0 },
    });
    expect(await readOverview({ mdmEnrolledCount: 5 })).toMatchObject({
      coverage: { status: "incomplete" },
      metrics: {},
    });
    expect(await readOverview({ enrolledDeviceCount: "many" })).toMatchObject({
      coverage: { status: "incomplete" },
      metrics: {},
    });
  });
});

describe("kinds of malware", () => {
  it("carry a link only when it leads to the web", async () => {
    const graph = createFakeGraph({
      pages: {
        "/deviceManagement/windowsMalwareInformation": [
          { id: "1", additionalInformationUrl: "https://threats.example/a", severity: "severe" },
          { id: "2", additionalInformationUrl: "javascript:alert(1)" },
        ],
      },
    });
    const { lists } = await createMalwareCollector().collect({ graph, clock });
    expect(lists.malware?.map(({ url }) => url)).toEqual(["https://threats.example/a", null]);
  });
});

function at(eventDateTime: string, more: object = {}): object {
  return {
    "@odata.type": "#microsoft.graph.enrollmentTroubleshootingEvent",
    failureCategory: "authorization",
    id: eventDateTime,
    eventDateTime,
    ...more,
  };
}

async function readConnectors(rows: readonly object[]): Promise<unknown> {
  const graph = createFakeGraph({ pages: { "/deviceManagement/mobileThreatDefenseConnectors": rows } });
  return await createMtdConnectorsCollector().collect({ graph, clock });
}

async function readOverview(entity: object): Promise<unknown> {
  const graph = createFakeGraph({ entities: { "/deviceManagement/managedDeviceOverview": { ...entity } } });
  return await createDeviceOverviewCollector().collect({ graph, clock });
}
