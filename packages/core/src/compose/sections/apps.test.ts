import { describe, expect, it } from "vitest";
import { blocksOf, compose, tableOf } from "../../../test-support/reports.ts";
import { snapshot } from "../../../test-support/snapshots.ts";
import type { AppAssignments, AppLicence } from "../../collect/rows/app.ts";

const empty = snapshot().lists;

describe("licences of volume-purchased apps", () => {
  it("stand with those that ran out first; an app that nobody uses lacks none", () => {
    const app = (name: string, used: number, total: number): AppLicence => ({
      id: name,
      name,
      platform: "iOS",
      used,
      total,
    });
    const appLicences = [
      app("unused", 0, 0),
      app("some", 5, 10),
      app("none", 10, 10),
      app("more than all", 3, 0),
    ];
    const { rows } = tableOf(compose(snapshot({ lists: { ...empty, appLicences } })), "app-licences");
    expect(rows.map((row) => [row[0], row[4]])).toEqual([
      ["more than all", { tone: "bad", label: "None left" }],
      ["none", { tone: "bad", label: "None left" }],
      ["some", { tone: "good", label: "Some left" }],
      ["unused", { tone: "neutral", label: "Not in use" }],
    ]);
  });
});

describe("assignments of apps", () => {
  it("are counted in a sentence, and listed in the workbook", () => {
    const assigned: AppAssignments = {
      id: "a",
      name: "Teams",
      kind: "winGetApp",
      publisher: "Microsoft",
      intents: { required: 2, availableWithoutEnrollment: 1, available: 1 },
      toAllDevices: false,
      toAllUsers: true,
      excludedGroups: 1,
    };
    const metrics = { "apps.assigned": 1, "apps.catalogue": 3 };
    const document = compose(snapshot({ lists: { ...empty, appAssignments: [assigned] }, metrics }));
    expect(JSON.stringify(blocksOf(document, "apps"))).toContain("1 of 3 apps in the catalog are assigned");
    const { workbookOnly, rows } = tableOf(document, "app-assignments");
    expect(workbookOnly).toBe(true);
    expect(rows).toEqual([["Teams", "Microsoft", 2, 2, 0, true, 1, "winGetApp"]]);
  });
});
