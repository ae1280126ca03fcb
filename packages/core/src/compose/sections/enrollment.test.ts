import { describe, expect, it } from "vitest";
import { blocksOf, compose, tableOf } from "../../../test-support/reports.ts";
import { daysAgo, snapshot, stakeholders } from "../../../test-support/snapshots.ts";
import type { Lists } from "../../collect/lists.ts";
import type { Metrics, Snapshot } from "../../collect/snapshot.ts";

const of = (lists: Partial<Lists>, metrics: Metrics = {}): Snapshot =>
  snapshot({ lists: { ...snapshot().lists, ...lists }, metrics });

describe("devices that are registered with Autopilot", () => {
  it("are counted by state, in words where there are words", () => {
    const metrics = {
      "autopilot.devices": 9,
      "autopilot.state.failed": 2,
      "autopilot.state.enrolled": 6,
      "autopilot.state.aLaterMember": 1,
    };
    const { columns, rows } = tableOf(compose(of({}, metrics)), "autopilot");
    expect(columns.map(({ title }) => title)).toEqual(["State", "All", "Enrolled", "Failed", "aLaterMember"]);
    expect(rows).toEqual([["Devices", 9, 6, 2, 1]]);
  });
});

describe("deployments by Autopilot", () => {
  const deployment = (id: string, state: string, days: number): Lists["autopilotEvents"][number] => ({
    id,
    at: daysAgo(days),
    deviceName: id,
    serialNumber: "S",
    state,
    failureDetails: "TPM",
    profile: "P",
    osVersion: "11",
  });
  const autopilotEvents = [
    deployment("old", "failure", 9),
    deployment("fine", "success", 1),
    deployment("new", "Failure", 2),
    deployment("slow", "successWithTimeout", 2),
  ];
  const metrics = { "autopilot.deployments30": 40, "autopilot.failures30": 12 };

  it("are listed when they failed, the newest first, for those who may see names", () => {
    const document = compose(of({ autopilotEvents }, metrics));
    expect(tableOf(document, "autopilot-failures").rows.map((row) => row[1])).toEqual(["new", "old"]);
    const forAll = JSON.stringify(
      blocksOf(compose(of({ autopilotEvents }, metrics), { audience: stakeholders }), "enrollment"),
    );
    expect(forAll).toContain("12 of 40 deployments by Autopilot in the last 30 days failed.");
    expect(forAll).not.toContain("TPM");
  });
});
