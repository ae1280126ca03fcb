import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { fixedClock } from "../../clock.ts";
import { GraphError } from "../../graph/graph-error.ts";
import type { FakePaths } from "../../../test-support/fake-graph.ts";
import { createFakeGraph } from "../../../test-support/fake-graph.ts";
import { createGracePeriodCollector } from "./grace-period.ts";

const PATH = "/deviceManagement/managedDevices";
const clock = fixedClock("2026-11-22T06:00:00Z");

async function collect(
  rows: readonly unknown[],
  more: Partial<FakePaths> = {},
): ReturnType<ReturnType<typeof createGracePeriodCollector>["collect"]> {
  return await createGracePeriodCollector().collect({
    graph: createFakeGraph({ pages: { [PATH]: rows }, ...more }),
    clock,
  });
}

function device(id: string, end: unknown, state = "inGracePeriod"): object {
  return {
    id,
    deviceName: `PC-${id}`,
    operatingSystem: "Windows",
    osVersion: "10.0.26100.7171",
    complianceState: state,
    complianceGracePeriodExpirationDateTime: end,
    userPrincipalName: null,
  };
}

describe("devices in grace period", () => {
  it("are asked for by their state, in large pages and without what is nobody's business", async () => {
    const graph = createFakeGraph({ pages: { [PATH]: [] } });
    await createGracePeriodCollector().collect({ graph, clock });
    expect(graph.requests[0]?.query).toEqual({
      $select:
        "id,deviceName,operatingSystem,osVersion,complianceState,complianceGracePeriodExpirationDateTime,userPrincipalName",
      $filter: "complianceState eq 'inGracePeriod'",
      $top: "999",
    });
  });

  it("are told from all the others when the service passes the filter over", async () => {
    const { coverage, lists } = await collect([
      device("a", "2026-11-24T06:00:00Z"),
      device("b", "9999-12-31T23:59:59Z", "compliant"),
      device("c", "2026-11-24T06:00:00Z", "noncompliant"),
      device("d", "2026-11-24T06:00:00Z", "InGracePeriod"),
      { id: "e" },
    ]);
    expect(coverage).toEqual({ source: "grace-period", status: "complete", count: 2 });
    expect(lists.graceDevices?.map(({ id }) => id)).toEqual(["a", "d"]);
  });

  it("begin with the one whose grace ends first; one without an end is last", async () => {
    const { lists, metrics } = await collect([
      device("never", "9999-12-31T23:59:59.9999999Z"),
      device("later", "2026-12-20T06:00:00.1234567Z"),
      device("gone", "0001-01-01T00:00:00Z"),
      device("over", "2026-11-21T06:00:00Z"),
      device("week", "2026-11-29T06:00:00Z"),
    ]);
    expect(lists.graceDevices?.map(({ id }) => id)).toEqual(["over", "week", "later", "never", "gone"]);
    expect(lists.graceDevices?.[2]).toEqual({
      id: "later",
      name: "PC-later",
      os: "Windows",
      osVersion: "10.0.26100.7171",
      userPrincipalName: "",
      graceEndsAt: new Date("2026-12-20T06:00:00.123Z"),
    });
    expect(lists.graceDevices?.at(-1)?.graceEndsAt).toBeNull();
    expect(metrics).toEqual({ "grace.devices": 5, "grace.endsWithin7": 2 });
  });

  it("are in the order of their ends, whatever the service's order, and none is lost", async () => {
    const end = fc.option(
      fc.date({ min: new Date("2026-01-01"), max: new Date("2027-12-31"), noInvalidDate: true }),
    );
    await fc.assert(
      fc.asyncProperty(fc.array(end, { maxLength: 40 }), async (ends) => {
        const { lists } = await collect(ends.map((at, index) => device(`${index}`, at?.toISOString())));
        const found = (lists.graceDevices ?? []).map(({ graceEndsAt }) => graceEndsAt?.getTime() ?? Infinity);
        expect(found).toEqual(
          ends.map((at) => at?.getTime() ?? Infinity).toSorted((one, two) => (one < two ? -1 : 1)),
        );
      }),
    );
  });

  it("count once that come twice, and not at all when not understood, which is said", async () => {
    const { coverage, metrics } = await collect([
      device("a", "2026-11-24T06:00:00Z"),
      device("a", "2026-11-24T06:00:00Z"),
      device("b", "soon"),
    ]);
    expect(coverage).toMatchObject({
      status: "incomplete",
      count: 1,
      reason: expect.stringMatching(/^1 row .*complianceGracePeriodExpirationDateTime/),
      cause: { kind: "rows", rows: 1 },
    });
    expect(metrics["grace.devices"]).toBe(1);
  });

  it("that could not be read to the end give no figure", async () => {
    const cutBy = new GraphError("gone", {
      kind: "incomplete",
      method: "GET",
      url: "https://graph.microsoft.com/v1.0/x",
    });
    const { coverage, metrics, lists } = await collect([device("a", "2026-11-24T06:00:00Z")], { cutBy });
    expect(coverage).toMatchObject({ status: "incomplete", count: 1, cause: { kind: "cut" } });
    expect(metrics).toEqual({});
    expect(lists.graceDevices).toHaveLength(1);
  });
});
