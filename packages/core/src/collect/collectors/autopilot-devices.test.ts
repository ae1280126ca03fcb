import { describe, expect, it } from "vitest";
import { fixedClock } from "../../clock.ts";
import { GraphError } from "../../graph/graph-error.ts";
import type { Collected } from "../collector.ts";
import type { FakePaths } from "../../../test-support/fake-graph.ts";
import { createFakeGraph } from "../../../test-support/fake-graph.ts";
import { createAutopilotDevicesCollector } from "./autopilot-devices.ts";

const PATH = "/deviceManagement/windowsAutopilotDeviceIdentities";
const clock = fixedClock("2026-11-22T06:00:00Z");

describe("devices that are registered with Autopilot", () => {
  it("are asked for without a selection, which the service answers with an error", async () => {
    const graph = createFakeGraph({ pages: { [PATH]: [] } });
    await createAutopilotDevicesCollector().collect({ graph, clock });
    expect(graph.requests[0]?.query).toEqual({});
  });

  it("come with their state, and without the people who use them", async () => {
    const { coverage, metrics, lists } = await collect([
      device("1"),
      device("2", { enrollmentState: "notContacted", lastContactedDateTime: "0001-01-01T00:00:00Z" }),
      device("3", { enrollmentState: "blocked", groupTag: null }),
      device("4", { enrollmentState: "" }),
      device("1"),
    ]);
    expect(coverage).toEqual({ source: "autopilot-devices", status: "complete", count: 4 });
    expect(metrics).toEqual({
      "autopilot.devices": 4,
      "autopilot.state.blocked": 1,
      "autopilot.state.enrolled": 1,
      "autopilot.state.notContacted": 1,
      "autopilot.state.unknown": 1,
    });
    expect(lists.autopilotDevices?.[0]).toEqual({
      id: "1",
      serialNumber: "PF-1",
      model: "ThinkPad T14",
      manufacturer: "LENOVO",
      groupTag: "",
      enrollmentState: "enrolled",
      lastContactedAt: new Date("2026-11-21T07:08:09.123Z"),
    });
    expect(lists.autopilotDevices?.[1]?.lastContactedAt).toBeNull();
    expect(JSON.stringify(lists)).not.toContain("asa.lind");
  });

  it("are none where none is registered", async () => {
    expect(await collect([])).toMatchObject({
      coverage: { status: "notConfigured", reason: "No device is registered with Windows Autopilot." },
    });
  });

  it("that cannot be understood are told, and a list that ended too early brings no figure", async () => {
    expect(await collect([device("1"), device("2", { lastContactedDateTime: "yesterday" })])).toMatchObject({
      coverage: { status: "incomplete", count: 1, cause: { kind: "rows", rows: 1 } },
    });
    const cutBy = new GraphError("cut", { kind: "timeout", method: "GET", url: `https://graph.test${PATH}` });
    expect(await collect([device("1")], { cutBy })).toMatchObject({
      coverage: { status: "incomplete", count: 1, cause: { kind: "timeout" } },
      metrics: {},
    });
  });
});

async function collect(rows: readonly object[], more: FakePaths = {}): Promise<Collected> {
  const graph = createFakeGraph({ ...more, pages: { [PATH]: rows } });
  return await createAutopilotDevicesCollector().collect({ graph, clock });
}

/** Empty fields are texts without a letter here, not null. */
function device(id: string, patch: object = {}): object {
  return {
    "@odata.type": "#microsoft.graph.windowsAutopilotDeviceIdentity",
    id,
    groupTag: "",
    purchaseOrderIdentifier: "",
    serialNumber: `PF-${id}`,
    productKey: "",
    manufacturer: "LENOVO",
    model: "ThinkPad T14",
    enrollmentState: "enrolled",
    lastContactedDateTime: "2026-11-21T07:08:09.1234567Z",
    addressableUserName: "",
    userPrincipalName: "asa.lind@contoso.example",
    managedDeviceId: "00000000-0000-0000-0000-000000000000",
    displayName: "",
    ...patch,
  };
}
