import { describe, expect, it } from "vitest";
import { everyFigure, everyList } from "../../../test-support/every-list.ts";
import { SOURCES } from "../../collect/source.ts";
import { listFields, LIST_NAMES } from "./list-fields.ts";
import { knownMetricNames, metricOrigin } from "./metric-sources.ts";

describe("the figures that a rule may be over", () => {
  it.each(Object.keys(everyFigure))("have a source: %s", (metric) => {
    expect(SOURCES).toContain(metricOrigin(metric)?.source);
  });

  it.each(["devices.nothing", "devices.os.", "devices", "", "toString", "os.Windows", "Devices.total"])(
    "have none that no snapshot has: %j",
    (metric) => expect(metricOrigin(metric)).toBeNull(),
  );

  it("are counted by name where another name may come at any time", () => {
    expect(metricOrigin("devices.os.Something New")).toEqual({ source: "devices", counted: true });
    expect(metricOrigin("devices.total")).toEqual({ source: "devices", counted: false });
  });

  it("stand once in the list of names", () => {
    expect(new Set(knownMetricNames()).size).toBe(knownMetricNames().length);
    expect(knownMetricNames()).toContain("devices.os.…");
  });
});

describe("the fields that a rule may ask for", () => {
  it.each(LIST_NAMES)("are those that rows of %s have, each of its kind", (list) => {
    const fields = listFields(list);
    for (const row of everyList[list]) {
      for (const [name, value] of Object.entries(row)) {
        const kind = fields?.get(name);
        expect(kind, `${list}.${name}`).toBeDefined();
        if (value === null || value === undefined || kind === "other") continue;
        expect(kindOf(value), `${list}.${name}`).toBe(kind);
      }
    }
  });

  it("are none of a list that no snapshot has", () => {
    expect(listFields("toString")).toBeNull();
    expect(listFields("device")).toBeNull();
  });
});

function kindOf(value: unknown): string {
  if (value instanceof Date) return "date";
  if (Array.isArray(value)) return "texts";
  return typeof value === "string" ? "text" : typeof value;
}
