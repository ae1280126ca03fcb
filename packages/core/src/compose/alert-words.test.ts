import { describe, expect, it } from "vitest";
import { alert } from "../../test-support/alerts.ts";
import { plan } from "../../test-support/snapshots.ts";
import type { Alert } from "../alerts/alert.ts";
import type { AlertUnit, EntityKind } from "../alerts/firing.ts";
import { catalogues, type LocaleId } from "../locales/index.ts";
import { detailText } from "./alert-detail-text.ts";
import { alertWords, entityName, evidenceFigure, figure, unitText } from "./alert-words.ts";

const words = (locale: LocaleId = "en") =>
  alertWords(locale, "Europe/Stockholm", {
    plan: plan(),
    pluginTexts: new Map(),
    tenantName: "Contoso AB",
  });

function about(kind: EntityKind, id: string, name: string): Alert {
  return alert({ entity: { kind, id, name, platform: null } });
}

describe("the name of what an alert is about", () => {
  it.each([
    ["device", "d1", "NORR-001", "NORR-001"],
    ["device", "d1", "\u0000", "d1"],
    ["tenant", "contoso", "contoso", "Contoso AB"],
    ["source", "app-credentials", "app-credentials", catalogues.sv.sources["app-credentials"]],
    ["source", "feed:news", "feed:news", "Flödet news"],
    ["source", "plugin-source", "plugin-source", "plugin-source"],
    ["licence", "sub1", "INTUNE_A", "Microsoft Intune Plan 1"],
    ["licence", "sub1", "NEW_SKU", "NEW_SKU"],
    ["report", "weekly", "weekly", "Intune i veckan"],
    ["report", "gone", "gone", "gone"],
  ] as const)(
    "of the kind %s, %s: in the reader's words where there are some",
    (kind, id, name, expected) => {
      expect(entityName(about(kind, id, name), words("sv"))).toBe(expected);
    },
  );
});

describe("what the service says of it", () => {
  it("is told in the reader's words where the catalogue has them, else taken apart or as it came", () => {
    expect(detailText("issue", "serviceDegradation", words("sv"))).not.toMatch(/serviceDegradation/);
    expect(detailText("source", "throttled", words("sv"))).not.toMatch(/throttled|\.$/);
    expect(detailText("source", "DeviceManagementApps.Read.All", words())).toBe(
      "DeviceManagementApps.Read.All",
    );
    expect(detailText("row", "fullScanPending", words())).toBe("Full scan pending");
    expect(detailText("app", "48/128", words())).toBe("48 of 128");
    expect(detailText("tenant", "175/199 < 95", words())).toBe("175 of 199, target 95%");
    expect(detailText("tenant", "175/199 < 95%", words("sv"))).toBe("175 av 199, mål 95\u00A0%");
    expect(detailText("device", "constructor", words())).toBe("constructor");
  });
});

describe("a figure", () => {
  it.each([
    [14, "days", "14 days"],
    [1, "days", "1 day"],
    [0, "days", "less than a day"],
    [1_200, "devices", "1,200 devices"],
    [37.5, "percent", "37.5%"],
    [-6.5, "points", "-6.5 percentage points"],
    [19_045, "version", "19045"],
    [3, "count", "3"],
    [null, "days", "unknown"],
    [Number.NaN, "days", "unknown"],
  ] as const)("%s %s is %s", (value, unit, expected) => {
    expect(figure(value, unit, words())).toBe(expected);
  });

  it("counts in the evidence of a share", () => {
    const units: readonly AlertUnit[] = ["percent", "points", "count", "days"];
    expect(units.map((unit) => evidenceFigure(12, unit, words()))).toEqual(["12", "12", "12", "12 days"]);
    expect(evidenceFigure(null, "days", words())).toBe("");
  });

  it("has its unit alone for a column of its own", () => {
    const units: readonly AlertUnit[] = ["days", "percent", "points", "count", "version"];
    expect(units.map((unit) => unitText(unit, words("sv")))).toEqual([
      "dagar",
      "%",
      "procentenheter",
      "",
      "",
    ]);
  });
});
