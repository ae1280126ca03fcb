import { describe, expect, it } from "vitest";
import { collectorFactories, directoryCollectorFactories } from "./collectors/index.ts";
import { NO_DIRECTORY } from "./directory-needs.ts";
import type { Collector, GraphFact } from "./collector.ts";
import { isWriting, neededPermissions, resourceAccessOf } from "./needed-permissions.ts";

const FACT: GraphFact = {
  method: "GET",
  version: "v1.0",
  path: "/x",
  permission: "ServiceHealth.Read.All",
  source: "https://learn.microsoft.com/graph/x",
  shape: "list",
};
const ALL = { beta: true, exportJobs: true };

function collectorOf(source: string, ...facts: readonly GraphFact[]): Collector {
  return { source, facts, collect: () => Promise.reject(new Error("not asked")) };
}

describe("the permissions that are needed", () => {
  it("are named once each, with the sources that need them", () => {
    const other = { ...FACT, permission: "Application.Read.All" };
    expect(neededPermissions([collectorOf("one", FACT, FACT), collectorOf("two", other, FACT)], ALL)).toEqual(
      [
        { permission: "Application.Read.All", id: expect.stringMatching(/^9a5d68dd-/), sources: ["two"] },
        {
          permission: "ServiceHealth.Read.All",
          id: expect.stringMatching(/^79c261e0-/),
          sources: ["one", "two"],
        },
      ],
    );
  });

  it("leave out what is asked in beta alone, and what waits for a switch", () => {
    const beta: GraphFact = { ...FACT, version: "beta", permission: "Beta.Read.All" };
    const after: GraphFact = { ...FACT, permission: "After.Read.All" };
    const job: GraphFact = { ...FACT, permission: "X.ReadWrite.All", shape: "job", optIn: "exportJobs" };
    const collectors = [collectorOf("beta-alone", beta, after), collectorOf("mixed", FACT, beta, job)];
    const names = (switches: typeof ALL): readonly string[] =>
      neededPermissions(collectors, switches).map(({ permission }) => permission);
    expect(names({ beta: false, exportJobs: false })).toEqual(["ServiceHealth.Read.All"]);
    expect(names({ beta: true, exportJobs: false })).not.toContain("X.ReadWrite.All");
    expect(names(ALL)).toContain("X.ReadWrite.All");
  });

  it("each have the id of an app role, whatever is switched on, and no two the same", () => {
    const needed = neededPermissions(
      [...collectorFactories, ...directoryCollectorFactories].map((create) => create(NO_DIRECTORY)),
      ALL,
    );
    for (const { permission, id } of needed)
      expect(id, permission).toMatch(/^[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}$/);
    expect(new Set(needed.map(({ id }) => id)).size).toBe(needed.length);
  });

  it("make a fragment of the manifest, without those whose id is not known", () => {
    const unknown = { ...FACT, permission: "Someones.Own" };
    expect(resourceAccessOf(neededPermissions([collectorOf("one", FACT, unknown)], ALL))).toEqual([
      {
        resourceAppId: "00000003-0000-0000-c000-000000000000",
        resourceAccess: [{ id: "79c261e0-fe76-4144-aad5-bdc68fbe4037", type: "Role" }],
      },
    ]);
  });

  it("are told apart by whether they let change things", () => {
    expect(isWriting("DeviceManagementManagedDevices.ReadWrite.All")).toBe(true);
    expect(isWriting("Directory.Write.Restricted")).toBe(true);
    expect(isWriting("DeviceManagementManagedDevices.Read.All")).toBe(false);
  });
});
