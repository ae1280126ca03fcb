import { describe, expect, it } from "vitest";
import { areaOf, type AreaTold } from "./area.ts";
import { AREAS } from "./area-words.ts";

function area(told: Partial<AreaTold>): string | null {
  return areaOf({ category: null, tags: [], title: "", summary: "", ...told });
}

describe("the part of the product that a notice is about", () => {
  it.each(AREAS.flatMap(({ id, headings }) => headings.map((heading) => [heading, id] as const)))(
    "is told by the heading %j: %s",
    (heading, id) => expect(area({ category: heading.toUpperCase(), title: "Company Portal" })).toBe(id),
  );

  it.each<[Partial<AreaTold>, string | null]>([
    [{ category: "planForChange", title: "New fields in the Data Warehouse" }, "monitor-and-troubleshoot"],
    [{ tags: ["Windows Autopilot"], title: "New fields" }, "autopilot"],
    [{ title: "Scope tags for reports" }, "rbac"],
    [{ title: "Nya fält", summary: "Gäller registrering av iPad." }, "device-enrollment"],
    [{ title: "The May security update is now available" }, "updates"],
    [{ title: "Emoji by keyword" }, null],
    [{}, null],
  ])("is told by heading, tags, title, then text: %j", (told, expected) => expect(area(told)).toBe(expected));

  it("has each id and each heading once", () => {
    const headings = AREAS.flatMap((one) => one.headings.map((heading) => heading.toLowerCase()));
    expect(new Set(headings).size).toBe(headings.length);
    expect(new Set(AREAS.map(({ id }) => id)).size).toBe(AREAS.length);
  });
});
