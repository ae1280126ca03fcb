import { describe, expect, it } from "vitest";
import { quietUntil } from "./quiet-hours.ts";

const NIGHT = { from: "20:00", to: "07:00", timeZone: "Europe/Stockholm" };
const NOON = { from: "12:00", to: "13:00", timeZone: "Europe/Stockholm" };

describe("quiet hours", () => {
  it.each([
    [NIGHT, "2026-11-22T18:59:00Z", null],
    [NIGHT, "2026-11-22T19:00:00Z", "2026-11-23T06:00:00.000Z"],
    [NIGHT, "2026-11-22T23:30:30Z", "2026-11-23T06:00:00.000Z"],
    [NIGHT, "2026-11-23T05:59:59Z", "2026-11-23T06:00:00.000Z"],
    [NIGHT, "2026-11-23T06:00:00Z", null],
    [NIGHT, "2026-07-01T04:30:00Z", "2026-07-01T05:00:00.000Z"],
    [NOON, "2026-11-22T11:15:00Z", "2026-11-22T12:00:00.000Z"],
    [NOON, "2026-11-22T12:00:00Z", null],
    [null, "2026-11-22T23:30:00Z", null],
  ] as const)("%j at %s end at %s", (quiet, now, end) => {
    expect(quietUntil(quiet, new Date(now))?.toISOString() ?? null).toBe(end);
  });
});
