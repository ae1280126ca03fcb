import { expect, test } from "vitest";
import { createCalendar, nowOf } from "./calendar.ts";
import { featureUpdates } from "./feature-updates.ts";

const calendar = createCalendar("2026-11-02");

test("one policy holds devices at a Windows version whose support ends on day 8", () => {
  const unsupported = (day: number): readonly string[] =>
    featureUpdates(calendar)
      .filter(({ supportEnds }) => supportEnds <= nowOf(calendar, day))
      .map(({ version }) => version);
  expect([7, 8, 30].map(unsupported)).toEqual([
    [],
    ["Windows 11, version 23H2"],
    ["Windows 11, version 23H2"],
  ]);
});
