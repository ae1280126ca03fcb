import { describe, expect, it } from "vitest";
import type { AppAssignments, AppInstallState } from "../collect/rows/app.ts";
import { createAppIndex } from "./app-index.ts";
import { appNameVariants } from "./app-name.ts";

const figures = { version: "", installed: 0, failed: 0, pending: 0, notInstalled: 0, notApplicable: 0 };
const app = (name: string, platform = "Windows", id = name): AppInstallState => ({
  ...figures,
  id,
  name,
  platform,
});
const assigned = (name: string, kind: string, id = name): AppAssignments => ({
  id,
  name,
  kind,
  publisher: "",
  intents: {},
  toAllDevices: false,
  toAllUsers: false,
  excludedGroups: 0,
});

function named(names: readonly string[], text: string): readonly string[] {
  return createAppIndex(
    names.map((name) => app(name)),
    [],
  )
    .namedIn(text, [])
    .map(({ name }) => name);
}

describe("the name of an app", () => {
  it.each([
    ["Microsoft Outlook", ["microsoft outlook", "outlook"]],
    ["7-Zip 24.08 (x64)", ["7 zip"]],
    ["Adobe Acrobat Reader DC (64-bit)", ["adobe acrobat reader dc"]],
    ["Microsoft Teams", ["microsoft teams"]],
    ["Intune Company Portal for macOS", ["intune company portal", "company portal"]],
    ["Teams", []],
    ["Microsoft Intune", []],
    ["Microsoft 365", []],
    ["Git", []],
    ["", []],
    ["…", []],
  ])("%s may stand in a notice as %j", (name, variants) => {
    expect(appNameVariants(name).map((words) => words.join(" "))).toEqual(expect.arrayContaining(variants));
    if (variants.length === 0) expect(appNameVariants(name)).toEqual([]);
  });
});

describe("a notice", () => {
  it("names an app by whole words, in any case and with any signs between them", () => {
    const apps = ["Company Portal", "Microsoft Outlook", "Meter Reader Plus"];
    expect(named(apps, "Update to the COMPANY PORTAL: see Outlook's settings")).toEqual([
      "Company Portal",
      "Microsoft Outlook",
    ]);
    expect(named(apps, "Companys portal, Outlooks, the meter reader")).toEqual([]);
    expect(named(apps, "Meter-Reader\nPlus")).toEqual(["Meter Reader Plus"]);
  });

  it("does not name an app by an everyday word, but does so with its publisher", () => {
    const apps = ["Microsoft Teams", "Microsoft Edge", "Microsoft Word"];
    expect(named(apps, "Security teams: a word on the edge")).toEqual([]);
    expect(named(apps, "Microsoft Edge and Microsoft Teams")).toEqual(["Microsoft Edge", "Microsoft Teams"]);
  });

  it("names Company Portal in Swedish, too", () => {
    expect(named(["Intune Company Portal", "Outlook"], "Ändringar i Företagsportalen")).toEqual([
      "Intune Company Portal",
    ]);
    expect(named(["Företagsportal"], "The Company Portal app")).toEqual(["Företagsportal"]);
  });

  it("of one platform names that platform's apps alone, and those of which none is known", () => {
    const index = createAppIndex(
      [app("Outlook", "iOS", "1"), app("Outlook", "Android", "2"), app("Outlook", "", "3")],
      [assigned("Outlook", "managedIOSStoreApp", "4"), assigned("Outlook", "win32LobApp", "5")],
    );
    const ids = (...platforms: ("ios" | "macos")[]) =>
      index.namedIn("Outlook", platforms).map(({ id }) => id);
    expect(ids("ios")).toEqual(["1", "3", "4"]);
    expect(ids("macos")).toEqual(["3"]);
    expect(ids()).toEqual(["1", "2", "3", "4", "5"]);
  });

  it("counts an app once that both lists have, however often it is named", () => {
    const index = createAppIndex([app("Outlook", "iOS", "1")], [assigned("Outlook", "iosVppApp", "1")]);
    expect(index.namedIn("Outlook, Outlook and Microsoft Outlook", [])).toHaveLength(1);
  });
});
