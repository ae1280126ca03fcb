import { describe, expect, it } from "vitest";
import { createFormatter } from "./formatter.ts";

const at = new Date("2026-11-05T23:36:00Z");

describe("dates in sentences", () => {
  it("are written as the tables of the report write them", () => {
    const sv = createFormatter("sv", "Europe/Stockholm");
    expect([sv.date(at), sv.dateTime(at)]).toEqual(["2026-11-06", "2026-11-06 00:36"]);
    const en = createFormatter("en", "Europe/Stockholm");
    expect([en.date(at), en.dateTime(at)]).toEqual(["6 Nov 2026", "6 Nov 2026, 00:36"]);
  });
});
