import { describe, expect, it } from "vitest";
import { fixedClock } from "../../clock.ts";
import { GraphError } from "../../graph/graph-error.ts";
import type { Collected } from "../collector.ts";
import type { FakePaths } from "../../../test-support/fake-graph.ts";
import { createFakeGraph } from "../../../test-support/fake-graph.ts";
import { createAppLicencesCollector } from "./app-licences.ts";

const PATH = "/deviceAppManagement/mobileApps";
const clock = fixedClock("2026-11-22T06:00:00Z");

describe("the licences of volume-purchased apps", () => {
  it("are asked for by kind, without a selection that the list's own type would refuse", async () => {
    const graph = createFakeGraph({ pages: { [PATH]: [] } });
    await createAppLicencesCollector().collect({ graph, clock });
    expect(graph.requests).toMatchObject([{ version: "v1.0", path: PATH }]);
    expect(graph.requests[0]?.query).toEqual({ $filter: "isof('microsoft.graph.iosVppApp')" });
  });

  it("are summed, and an app of which every licence is in use is exhausted", async () => {
    const { coverage, metrics, lists } = await collect([
      vpp("1", 91, 100),
      vpp("2", 20, 20),
      vpp("3", 7, 5),
      vpp("4", 0, 0),
      vpp("5", 0, 50, "#microsoft.graph.macOsVppApp"),
    ]);
    expect(coverage).toEqual({ source: "app-licences", status: "complete", count: 5 });
    expect(metrics).toEqual({
      "appLicences.used": 118,
      "appLicences.total": 175,
      "appLicences.exhausted": 2,
    });
    expect(lists.appLicences?.[0]).toEqual({ id: "1", name: "App 1", platform: "iOS", used: 91, total: 100 });
    expect(lists.appLicences?.[4]).toMatchObject({ platform: "macOS" });
  });

  it("are told from other apps when the service passes over the filter", async () => {
    const { coverage, lists } = await collect([
      { "@odata.type": "#microsoft.graph.win32LobApp", id: "1", displayName: "VPN" },
      {
        "@odata.type": "#microsoft.graph.microsoftStoreForBusinessApp",
        id: "2",
        usedLicenseCount: 3,
        totalLicenseCount: 9,
      },
      { id: "3", displayName: "of a kind that v1.0 does not know" },
      vpp("4", 1, 2),
    ]);
    expect(coverage).toMatchObject({ status: "complete", count: 1 });
    expect(lists.appLicences).toMatchObject([{ id: "4" }]);
  });

  it("of an app without a type are known by their counts", async () => {
    const { lists } = await collect([
      { id: "1", displayName: "App 1", usedLicenseCount: 1, totalLicenseCount: 2 },
    ]);
    expect(lists.appLicences).toEqual([{ id: "1", name: "App 1", platform: "iOS", used: 1, total: 2 }]);
  });

  it("without a count are a row that could not be understood, not an app without licences", async () => {
    const { coverage, lists } = await collect([
      vpp("1", 1, 2),
      { ...vpp("2", 1, 2), totalLicenseCount: null },
    ]);
    expect(coverage).toMatchObject({
      status: "incomplete",
      count: 1,
      reason: expect.stringContaining("has no licence counts"),
      cause: { kind: "rows", rows: 1 },
    });
    expect(lists.appLicences).toHaveLength(1);
  });

  it("are not set up where no app was bought, and unknown where the list ended too early", async () => {
    expect(await collect([])).toMatchObject({
      coverage: { status: "notConfigured", reason: "No app was bought through Apple volume purchase." },
      lists: { appLicences: [] },
    });
    const cutBy = new GraphError("cut", {
      kind: "incomplete",
      method: "GET",
      url: `https://graph.test${PATH}`,
    });
    expect(await collect([vpp("1", 1, 2)], { cutBy })).toMatchObject({
      coverage: { status: "incomplete", count: 1, cause: { kind: "cut" } },
      metrics: {},
    });
  });
});

async function collect(rows: readonly object[], more: FakePaths = {}): Promise<Collected> {
  const graph = createFakeGraph({ ...more, pages: { [PATH]: rows } });
  return await createAppLicencesCollector().collect({ graph, clock });
}

function vpp(id: string, used: number, total: number, type = "#microsoft.graph.iosVppApp"): object {
  return {
    "@odata.type": type,
    id,
    displayName: `App ${id}`,
    publisher: "",
    largeIcon: null,
    usedLicenseCount: used,
    totalLicenseCount: total,
    releaseDateTime: "0001-01-01T00:00:00Z",
    vppTokenAccountType: "business",
  };
}
