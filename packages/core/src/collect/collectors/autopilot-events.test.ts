import { describe, expect, it } from "vitest";
import { fixedClock } from "../../clock.ts";
import { GraphError } from "../../graph/graph-error.ts";
import type { Collected } from "../collector.ts";
import type { FakePaths } from "../../../test-support/fake-graph.ts";
import { createFakeGraph } from "../../../test-support/fake-graph.ts";
import { createAutopilotEventsCollector } from "./autopilot-events.ts";

const PATH = "/deviceManagement/autopilotEvents";
const clock = fixedClock("2026-11-22T06:00:00Z");

describe("deployments by Autopilot", () => {
  it("are asked for without a time filter, which the service refuses", async () => {
    const graph = createFakeGraph({ pages: { [PATH]: [] } });
    await createAutopilotEventsCollector().collect({ graph, clock });
    expect(graph.requests).toMatchObject([{ version: "beta", path: PATH, query: {} }]);
  });

  it("are those of the last 30 days, with what failed and without the people", async () => {
    const { coverage, metrics, lists } = await collect([
      event("1", { deploymentState: "failure", enrollmentFailureDetails: "0x800705b4" }),
      event("2", { deploymentState: "successOnRetry", eventDateTime: "2026-10-24T06:00:00Z" }),
      event("3", { eventDateTime: "2026-10-22T06:00:00Z" }),
    ]);
    expect(coverage).toEqual({ source: "autopilot-events", status: "complete", count: 2 });
    expect(metrics).toEqual({ "autopilot.deployments30": 2, "autopilot.failures30": 1 });
    expect(lists.autopilotEvents?.[0]).toEqual({
      id: "1",
      at: new Date("2026-11-20T08:00:00.120Z"),
      deviceName: "NORR-1",
      serialNumber: "PF-1",
      state: "failure",
      failureDetails: "0x800705b4",
      profile: "Kontor",
      osVersion: "10.0.26100.1",
    });
    expect(JSON.stringify(lists)).not.toContain("asa.lind");
  });

  it("that are under way are placed by the first date that they have", async () => {
    const never = "0001-01-01T00:00:00Z";
    const { lists } = await collect([
      event("1", {
        eventDateTime: never,
        deploymentStartDateTime: "2026-11-21T00:00:00Z",
        deploymentState: "later",
      }),
      event("2", {
        eventDateTime: never,
        deploymentStartDateTime: never,
        enrollmentStartDateTime: "2026-11-19T00:00:00Z",
      }),
      event("3", { eventDateTime: never, deploymentStartDateTime: never, enrollmentStartDateTime: never }),
    ]);
    expect(lists.autopilotEvents).toMatchObject([
      { id: "1", at: new Date("2026-11-21T00:00:00Z"), state: "later" },
      { id: "2", at: new Date("2026-11-19T00:00:00Z") },
    ]);
  });

  it("may be more than a single full page, and then bring no figure", async () => {
    const many = (count: number): readonly object[] =>
      Array.from({ length: count }, (_, index) => event(String(index)));
    expect(await collect(many(50))).toMatchObject({
      coverage: {
        status: "incomplete",
        count: 50,
        reason: expect.stringContaining("no next page"),
        cause: { kind: "cut" },
      },
      metrics: {},
    });
    for (const count of [49, 51]) {
      expect(await collect(many(count))).toMatchObject({
        coverage: { status: "complete", count },
        metrics: { "autopilot.deployments30": count },
      });
    }
  });

  it("are none, and healthy, where nothing was deployed, and are not there without Autopilot", async () => {
    expect(await collect([])).toMatchObject({
      coverage: { status: "complete", count: 0 },
      metrics: { "autopilot.deployments30": 0, "autopilot.failures30": 0 },
    });
    const url = `https://graph.test${PATH}`;
    const absent = new GraphError("no", { kind: "notSupported", method: "GET", url, status: 501 });
    const graph = createFakeGraph({ pages: { [PATH]: absent } });
    expect(await createAutopilotEventsCollector().collect({ graph, clock })).toMatchObject({
      coverage: { status: "notConfigured" },
    });
  });

  it("that cannot be understood are told, and come once", async () => {
    const { coverage } = await collect([event("1"), event("1"), event("2", { eventDateTime: 5 })]);
    expect(coverage).toMatchObject({ status: "incomplete", count: 1, cause: { kind: "rows", rows: 1 } });
  });

  it("are unreadable where the tenant allows no beta requests", async () => {
    const graph = createFakeGraph({});
    expect(await createAutopilotEventsCollector().collect({ graph, clock, beta: false })).toMatchObject({
      coverage: { status: "unreadable", cause: { kind: "switchedOff" } },
    });
  });
});

async function collect(rows: readonly object[], more: FakePaths = {}): Promise<Collected> {
  const graph = createFakeGraph({ ...more, pages: { [PATH]: rows } });
  return await createAutopilotEventsCollector().collect({ graph, clock });
}

function event(id: string, patch: object = {}): object {
  return {
    id,
    deviceId: "7d9b54c1",
    userId: "u",
    eventDateTime: "2026-11-20T08:00:00.12Z",
    deviceRegisteredDateTime: "0001-01-01T00:00:00Z",
    enrollmentStartDateTime: "2026-11-20T07:30:00Z",
    enrollmentType: "azureADJoinedWithAutopilotProfile",
    deviceSerialNumber: `PF-${id}`,
    managedDeviceName: `NORR-${id}`,
    userPrincipalName: "asa.lind@contoso.example",
    windowsAutopilotDeploymentProfileDisplayName: "Kontor",
    enrollmentState: "enrolled",
    deploymentState: "success",
    deploymentDuration: "PT24M3.1S",
    deploymentStartDateTime: "2026-11-20T07:31:00Z",
    enrollmentFailureDetails: null,
    osVersion: "10.0.26100.1",
    ...patch,
  };
}
