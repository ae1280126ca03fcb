import { describe, expect, it } from "vitest";
import { fixedClock } from "../../clock.ts";
import { GraphError } from "../../graph/graph-error.ts";
import type { Collected } from "../collector.ts";
import { createFakeGraph } from "../../../test-support/fake-graph.ts";
import { createAuditEventsCollector } from "./audit-events.ts";

const PATH = "/deviceManagement/auditEvents";
const clock = fixedClock("2026-11-22T06:00:00Z");

async function collect(rows: readonly unknown[], cutBy?: Error): Promise<Collected> {
  const graph = createFakeGraph({ pages: { [PATH]: rows }, ...(cutBy === undefined ? {} : { cutBy }) });
  return await createAuditEventsCollector().collect({ graph, clock });
}

const event = {
  "@odata.type": "#microsoft.graph.auditEvent",
  id: "e1",
  displayName: "Patch DeviceCompliancePolicy",
  componentName: "DeviceConfiguration",
  actor: {
    "@odata.type": "microsoft.graph.auditActor",
    type: "ItPro",
    auditActorType: "ItPro",
    userPermissions: ["*"],
    applicationId: "app-1",
    applicationDisplayName: "Microsoft Intune portal extension",
    userPrincipalName: "ada@norrviken.example",
    servicePrincipalName: null,
    ipAddress: "192.0.2.44",
    userId: "user-1",
  },
  activity: null,
  activityDateTime: "2026-11-21T23:59:51.6363086Z",
  activityType: "Patch DeviceCompliancePolicy",
  activityOperationType: "Patch",
  activityResult: "Success",
  correlationId: "c1",
  resources: [
    {
      "@odata.type": "microsoft.graph.auditResource",
      displayName: "Windows – kryptering",
      modifiedProperties: [],
      type: "DeviceCompliancePolicy",
      auditResourceType: "DeviceCompliancePolicy",
      resourceId: "policy-2",
    },
    { displayName: "<null>", modifiedProperties: [] },
    { displayName: null },
  ],
  category: "Compliance",
};

describe("audit events", () => {
  it("tell who changed what, without addresses of machines and without things that have no name", async () => {
    const collected = await collect([event]);
    expect(collected.coverage).toEqual({ source: "audit-events", status: "complete", count: 1 });
    expect(collected.lists.auditEvents).toEqual([
      {
        id: "e1",
        at: new Date("2026-11-21T23:59:51.636Z"),
        activity: "Patch DeviceCompliancePolicy",
        operation: "Patch",
        category: "Compliance",
        result: "Success",
        actor: "ada@norrviken.example",
        resources: ["Windows – kryptering"],
      },
    ]);
    expect(JSON.stringify(collected)).not.toContain("192.0.2.44");
  });

  it("are asked for by their time, and those of more than seven days ago are passed over anyway", async () => {
    const graph = createFakeGraph({
      pages: {
        [PATH]: [
          event,
          { ...event, id: "old", activityDateTime: "2026-11-15T06:00:00Z" },
          { ...event, id: "just", activityDateTime: "2026-11-15T06:00:01Z" },
          { ...event, id: "undated", activityDateTime: "0001-01-01T00:00:00Z" },
        ],
      },
    });
    const { lists } = await createAuditEventsCollector().collect({ graph, clock });
    expect(graph.requests[0]?.query?.["$filter"]).toBe("activityDateTime gt 2026-11-15T06:00:00.000Z");
    expect(lists.auditEvents?.map(({ id }) => id)).toEqual(["e1", "just", "undated"]);
  });

  it("are counted by operation, and by the words that came", async () => {
    const { metrics } = await collect([
      event,
      { ...event, id: "e2", activityOperationType: "Delete" },
      { ...event, id: "e3", activityOperationType: null },
    ]);
    expect(metrics).toEqual({
      "audit.events7": 3,
      "audit.operation.Delete": 1,
      "audit.operation.Patch": 1,
      "audit.operation.unknown": 1,
    });
  });

  it("of an application are called by it, and of nobody by nothing", async () => {
    const nobody = { userPrincipalName: "", applicationDisplayName: null, servicePrincipalName: null };
    const { lists } = await collect([
      { ...event, actor: { ...nobody, applicationDisplayName: "Pipeline" } },
      { ...event, id: "e2", actor: { ...nobody, servicePrincipalName: "svc" } },
      { ...event, id: "e3", actor: nobody },
      { ...event, id: "e4", actor: null },
    ]);
    expect(lists.auditEvents?.map(({ actor }) => actor)).toEqual(["Pipeline", "svc", "", ""]);
  });

  it("are named by their activity, then by what the service calls them, then by their type", async () => {
    const { lists } = await collect([
      { ...event, activity: "Edit policy" },
      { ...event, id: "e2", displayName: "", activityType: "Wipe ManagedDevice" },
    ]);
    expect(lists.auditEvents?.map(({ activity }) => activity)).toEqual(["Edit policy", "Wipe ManagedDevice"]);
  });

  it("that could not be read to their end bring no figure", async () => {
    const error = new GraphError("busy", { kind: "throttled", method: "GET", url: "https://graph.example" });
    expect(await collect([event], error)).toMatchObject({
      coverage: { status: "incomplete", count: 1, cause: { kind: "throttled" } },
      metrics: {},
    });
  });
});
