import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { fixedClock } from "../../clock.ts";
import { GraphError } from "../../graph/graph-error.ts";
import type { Collected } from "../collector.ts";
import type { FakePaths } from "../../../test-support/fake-graph.ts";
import { createFakeGraph } from "../../../test-support/fake-graph.ts";
import { createAppAssignmentsCollector } from "./app-assignments.ts";

const PATH = "/deviceAppManagement/mobileApps";
const clock = fixedClock("2026-11-22T06:00:00Z");

describe("the assignments of apps", () => {
  it("are asked for with the base type's properties alone, in pages that the service can stand", async () => {
    const graph = createFakeGraph({ pages: { [PATH]: [] } });
    await createAppAssignmentsCollector().collect({ graph, clock });
    expect(graph.requests).toMatchObject([
      {
        version: "v1.0",
        query: { $select: "id,displayName,publisher", $expand: "assignments", $top: "100" },
      },
    ]);
  });

  it("are counted by intent, whoever they go to, and groups that are left out are counted apart", async () => {
    const { coverage, metrics, lists } = await collect([
      app("vpn", "#microsoft.graph.win32LobApp", [
        assignment("required", "allDevicesAssignmentTarget"),
        assignment("required", "groupAssignmentTarget"),
        assignment("required", "exclusionGroupAssignmentTarget"),
        assignment("uninstall", "groupAssignmentTarget"),
      ]),
      app("mail", "#microsoft.graph.iosVppApp", [
        assignment("available", "allLicensedUsersAssignmentTarget"),
      ]),
      app("cad", "#microsoft.graph.win32LobApp", []),
    ]);
    expect(coverage).toEqual({ source: "app-assignments", status: "complete", count: 3 });
    expect(metrics).toEqual({ "apps.catalogue": 3, "apps.assigned": 2 });
    expect(lists.appAssignments).toEqual([
      {
        id: "vpn",
        name: "App vpn",
        kind: "win32LobApp",
        publisher: "Contoso",
        intents: { required: 2, uninstall: 1 },
        toAllDevices: true,
        toAllUsers: false,
        excludedGroups: 1,
      },
      {
        id: "mail",
        name: "App mail",
        kind: "iosVppApp",
        publisher: "Contoso",
        intents: { available: 1 },
        toAllDevices: false,
        toAllUsers: true,
        excludedGroups: 0,
      },
    ]);
  });

  it("of an app that only leaves groups out are none", async () => {
    const { metrics, lists } = await collect([
      app("1", undefined, [assignment("required", "exclusionGroupAssignmentTarget")]),
    ]);
    expect(metrics).toEqual({ "apps.catalogue": 1, "apps.assigned": 0 });
    expect(lists.appAssignments).toEqual([]);
  });

  it("come through with members that are not known, without a target, and of an app without a type", async () => {
    const { coverage, lists } = await collect([
      app("1", undefined, [
        assignment("brandNew", "brandNewAssignmentTarget"),
        { intent: "required", target: null },
        { target: {} },
      ]),
    ]);
    expect(coverage.status).toBe("complete");
    expect(lists.appAssignments).toMatchObject([
      { kind: "mobileApp", intents: { brandNew: 1, required: 1, unknown: 1 } },
    ]);
  });

  it("that the answer left out, or broke off, leave no figure of assigned apps, and that is said", async () => {
    const cut = {
      ...app("2", undefined, [assignment("required", "allDevicesAssignmentTarget")]),
      "assignments@odata.nextLink": "https://graph.microsoft.com/v1.0/deviceAppManagement/mobileApps/2/more",
    };
    const { coverage, metrics, lists } = await collect([{ id: "1", displayName: "App 1" }, cut]);
    expect(coverage).toMatchObject({
      status: "incomplete",
      count: 2,
      reason: expect.stringContaining("2 apps"),
      cause: { kind: "details" },
    });
    expect(metrics).toEqual({ "apps.catalogue": 2 });
    expect(lists.appAssignments).toMatchObject([{ id: "2", toAllDevices: true }]);
  });

  it("are counted once for an app that comes twice, and a row that cannot be understood is told", async () => {
    const twice = app("1", undefined, [assignment("required", "groupAssignmentTarget")]);
    const { coverage, metrics } = await collect([twice, twice, { displayName: "without an id" }]);
    expect(metrics).toEqual({ "apps.catalogue": 1, "apps.assigned": 1 });
    expect(coverage).toMatchObject({ status: "incomplete", count: 1, cause: { kind: "rows", rows: 1 } });
  });

  it("of a list that ended too early bring no figure", async () => {
    const cutBy = new GraphError("cut", {
      kind: "incomplete",
      method: "GET",
      url: `https://graph.test${PATH}`,
    });
    const { coverage, metrics, lists } = await collect(
      [app("1", undefined, [assignment("required", "groupAssignmentTarget")])],
      { cutBy },
    );
    expect(coverage).toMatchObject({ status: "incomplete", cause: { kind: "cut" } });
    expect(metrics).toEqual({});
    expect(lists.appAssignments).toHaveLength(1);
  });

  it("add up: each is under an intent or leaves a group out", async () => {
    const target = fc.constantFrom(
      "allDevicesAssignmentTarget",
      "groupAssignmentTarget",
      "exclusionGroupAssignmentTarget",
      "later",
    );
    const assignments = fc.array(
      fc
        .record({ intent: fc.option(fc.string()), type: target })
        .map(({ intent, type }) => assignment(intent, type)),
    );
    await fc.assert(
      fc.asyncProperty(assignments, async (all) => {
        const { lists } = await collect([app("1", undefined, all)]);
        const row = lists.appAssignments?.[0];
        const counted = Object.values(row?.intents ?? {}).reduce((sum, count) => sum + count, 0);
        const excluded = all.filter((one) => JSON.stringify(one).includes("exclusion")).length;
        expect(counted).toBe(all.length - excluded);
        expect(row?.excludedGroups ?? excluded).toBe(excluded);
      }),
    );
  });
});

async function collect(rows: readonly object[], more: FakePaths = {}): Promise<Collected> {
  const graph = createFakeGraph({ ...more, pages: { [PATH]: rows } });
  return await createAppAssignmentsCollector().collect({ graph, clock });
}

function app(id: string, type: string | undefined, assignments: readonly object[]): object {
  return {
    ...(type === undefined ? {} : { "@odata.type": type }),
    id,
    displayName: `App ${id}`,
    publisher: "Contoso",
    "assignments@odata.context": "https://graph.microsoft.com/v1.0/$metadata#deviceAppManagement/mobileApps",
    assignments,
  };
}

function assignment(intent: string | null, target: string): object {
  return {
    id: "a",
    intent,
    settings: null,
    target: { "@odata.type": `#microsoft.graph.${target}`, groupId: "1f0c2b9e" },
  };
}
