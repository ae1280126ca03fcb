import { describe, expect, it } from "vitest";
import { fixedClock } from "../../clock.ts";
import { GraphError } from "../../graph/graph-error.ts";
import type { Collected } from "../collector.ts";
import { createFakeGraph } from "../../../test-support/fake-graph.ts";
import { createRoleAssignmentsCollector } from "./role-assignments.ts";

const PATH = "/deviceManagement/roleAssignments";
const clock = fixedClock("2026-11-22T06:00:00Z");

async function collect(rows: readonly unknown[], cutBy?: Error): Promise<Collected> {
  const graph = createFakeGraph({ pages: { [PATH]: rows }, ...(cutBy === undefined ? {} : { cutBy }) });
  return await createRoleAssignmentsCollector().collect({ graph, clock });
}

const helpDesk = {
  "@odata.type": "#microsoft.graph.deviceAndAppManagementRoleAssignment",
  id: "r1",
  displayName: "Help desk",
  description: "Reads devices and restarts them",
  resourceScopes: ["scope-1"],
  members: ["group-1", "group-2"],
};

describe("role assignments", () => {
  it("carry the groups whose members have the role", async () => {
    const { coverage, metrics, lists } = await collect([
      helpDesk,
      { id: "r2", displayName: null, description: null, members: null },
    ]);
    expect(coverage).toEqual({ source: "role-assignments", status: "complete", count: 2 });
    expect(metrics).toEqual({ "roles.assignments": 2 });
    expect(lists.roleAssignments).toEqual([
      {
        id: "r1",
        name: "Help desk",
        description: "Reads devices and restarts them",
        members: ["group-1", "group-2"],
        resourceScopes: ["scope-1"],
      },
      { id: "r2", name: "r2", description: "", members: [], resourceScopes: [] },
    ]);
  });

  it("that are none are a figure too: nobody has a role in Intune", async () => {
    expect(await collect([])).toMatchObject({
      coverage: { status: "complete", count: 0 },
      metrics: { "roles.assignments": 0 },
    });
  });

  it("that could not be read to their end bring no figure", async () => {
    const error = new GraphError("gone", { kind: "network", method: "GET", url: "https://graph.example" });
    expect(await collect([helpDesk], error)).toMatchObject({
      coverage: { status: "incomplete", count: 1, cause: { kind: "network" } },
      metrics: {},
    });
  });
});
