import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { fixedClock } from "../../clock.ts";
import { errorOfAnswer, GraphError } from "../../graph/graph-error.ts";
import type { Collected } from "../collector.ts";
import { createFakeGraph } from "../../../test-support/fake-graph.ts";
import { createDefenderAlertsCollector } from "./defender-alerts.ts";

const PATH = "/security/alerts_v2";
const clock = fixedClock("2026-11-22T06:00:00Z");

async function collect(rows: readonly unknown[] | Error, cutBy?: Error): Promise<Collected> {
  const graph = createFakeGraph({ pages: { [PATH]: rows }, ...(cutBy === undefined ? {} : { cutBy }) });
  return await createDefenderAlertsCollector().collect({ graph, clock });
}

const device = (deviceDnsName: string | null, more: object = {}): object => ({
  "@odata.type": "#microsoft.graph.security.deviceEvidence",
  createdDateTime: "2026-11-20T12:19:27.7211305Z",
  verdict: "unknown",
  remediationStatus: "none",
  mdeDeviceId: "73e7e2de709dff64ef64b1d0c30e67fab63279db",
  deviceDnsName,
  osPlatform: "Windows11",
  loggedOnUsers: [],
  roles: ["compromised"],
  tags: [],
  ...more,
});
const file = {
  "@odata.type": "#microsoft.graph.security.fileEvidence",
  mdeDeviceId: "73e7e2de709dff64ef64b1d0c30e67fab63279db",
  fileDetails: { fileName: "MsSense.exe", fileSize: 6136392 },
};
const alert = {
  "@odata.type": "#microsoft.graph.security.alert",
  id: "da1_-1",
  incidentId: "28282",
  status: "new",
  severity: "low",
  classification: "unknown",
  serviceSource: "microsoftDefenderForEndpoint",
  detectionSource: "antivirus",
  title: "A hidden file was run",
  category: "DefenseEvasion",
  assignedTo: null,
  alertWebUrl: "https://security.microsoft.com/alerts/da1_-1",
  createdDateTime: "2026-11-20T12:19:27.7211305Z",
  lastUpdateDateTime: "2026-11-21T14:19:01.3266667Z",
  resolvedDateTime: null,
  comments: [],
  evidence: [device("nvm-4711.norrviken.example"), file],
};
const mail = { ...alert, id: "m1", serviceSource: "microsoftDefenderForOffice365", evidence: [] };

describe("Defender alerts", () => {
  it("carry what they are about, with the devices among their evidence", async () => {
    const { coverage, metrics, lists } = await collect([alert]);
    expect(coverage).toEqual({ source: "defender-alerts", status: "complete", count: 1 });
    expect(metrics).toEqual({ "defender.alerts.open": 1, "defender.alerts.severity.low": 1 });
    expect(lists.securityAlerts).toEqual([
      {
        id: "da1_-1",
        title: "A hidden file was run",
        severity: "low",
        status: "new",
        category: "DefenseEvasion",
        serviceSource: "microsoftDefenderForEndpoint",
        createdAt: new Date("2026-11-20T12:19:27.721Z"),
        updatedAt: new Date("2026-11-21T14:19:01.326Z"),
        devices: ["nvm-4711.norrviken.example"],
        url: "https://security.microsoft.com/alerts/da1_-1",
      },
    ]);
  });

  it("of other services count when a device is among their evidence", async () => {
    const { lists } = await collect([
      mail,
      { ...mail, id: "m2", evidence: [file, device(null, { hostName: "NVM-4712" })] },
      { ...alert, id: "e1", evidence: null },
      { ...mail, id: "m3", serviceSource: "somethingNew", evidence: [{ deviceDnsName: "no-type" }] },
    ]);
    expect(lists.securityAlerts?.map(({ id, devices }) => [id, devices])).toEqual([
      ["m2", ["NVM-4712"]],
      ["e1", []],
      ["m3", ["no-type"]],
    ]);
  });

  it("name each device once, and none without a name", async () => {
    const { lists } = await collect([{ ...alert, evidence: [device("a"), device("a"), device(null)] }]);
    expect(lists.securityAlerts?.[0]?.devices).toEqual(["a"]);
  });

  it("are asked for by time and state, and older ones that are resolved are passed over anyway", async () => {
    const graph = createFakeGraph({
      pages: {
        [PATH]: [
          { ...alert, id: "old", createdDateTime: "2026-10-23T05:59:59Z", status: "Resolved" },
          { ...alert, id: "edge", createdDateTime: "2026-10-23T06:00:00Z", status: "resolved" },
          { ...alert, id: "open", createdDateTime: "2026-06-01T00:00:00Z", status: "inProgress" },
          { ...alert, id: "odd", createdDateTime: "2026-06-01T00:00:00Z", status: "somethingNew" },
        ],
      },
    });
    const { lists, metrics } = await createDefenderAlertsCollector().collect({ graph, clock });
    expect(graph.requests[0]?.query).toEqual({
      $filter: "createdDateTime ge 2026-10-23T06:00:00.000Z or status eq 'new' or status eq 'inProgress'",
    });
    expect(lists.securityAlerts?.map(({ id }) => id)).toEqual(["edge", "open", "odd"]);
    expect(metrics["defender.alerts.open"]).toBe(2);
  });

  it("carry a link only when it leads to the web, and the first of several categories", async () => {
    const { lists } = await collect([
      { ...alert, alertWebUrl: "javascript:alert(1)", category: null, categories: ["Malware", "Execution"] },
    ]);
    expect(lists.securityAlerts).toMatchObject([{ url: null, category: "Malware" }]);
  });

  it("that are none are good news, and a service that is not there is not configured", async () => {
    expect(await collect([])).toMatchObject({
      coverage: { status: "complete", count: 0 },
      metrics: { "defender.alerts.open": 0 },
    });
    const text = `{"error":{"code":"BadRequest","message":"Resource not found for the segment 'alerts_v2'."}}`;
    const url = "https://microsoftgraph.chinacloudapi.cn/v1.0/security/alerts_v2";
    const absent = errorOfAnswer({ method: "GET", url, status: 400, requestId: null, text });
    expect((await collect(absent)).coverage).toMatchObject({ status: "notConfigured" });
  });

  it("that could not be read to their end bring no figure", async () => {
    const error = new GraphError("gone", { kind: "network", method: "GET", url: "https://graph.example" });
    expect(await collect([alert], error)).toMatchObject({ coverage: { status: "incomplete" }, metrics: {} });
  });

  it("are never lost for evidence of any kind", async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.jsonValue()), async (evidence) => {
        const { coverage } = await collect([{ ...alert, evidence }]);
        expect(coverage).toEqual({ source: "defender-alerts", status: "complete", count: 1 });
      }),
    );
  });
});
