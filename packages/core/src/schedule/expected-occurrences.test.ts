import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { expectedOccurrences } from "./expected-occurrences.ts";

function due(cron: string, from: string, to: string, timeZone = "Europe/Stockholm"): readonly string[] {
  const span = { from: new Date(from), to: new Date(to) };
  return expectedOccurrences({ cron, timeZone }, span).map((at) => `${at.toISOString().slice(0, 16)}Z`);
}

describe("a schedule is due", () => {
  it.each([
    [
      "0 7 * * MON",
      "2026-11-20T00:00Z",
      "2026-12-08T00:00Z",
      ["2026-11-23T06:00Z", "2026-11-30T06:00Z", "2026-12-07T06:00Z"],
    ],
    [
      "30 6 * * MON-FRI",
      "2026-11-27T00:00Z",
      "2026-12-01T00:00Z",
      ["2026-11-27T05:30Z", "2026-11-30T05:30Z"],
    ],
    ["0 9 1 * *", "2026-10-15T00:00Z", "2026-12-15T00:00Z", ["2026-11-01T08:00Z", "2026-12-01T08:00Z"]],
    ["0 9 L * *", "2026-02-01T00:00Z", "2026-04-01T00:00Z", ["2026-02-28T08:00Z", "2026-03-31T07:00Z"]],
    ["0 9 * * 5L", "2026-11-01T00:00Z", "2026-12-31T00:00Z", ["2026-11-27T08:00Z", "2026-12-25T08:00Z"]],
    ["0 9 * * TUE#2", "2026-11-01T00:00Z", "2026-12-31T00:00Z", ["2026-11-10T08:00Z", "2026-12-08T08:00Z"]],
    ["0 9 13 * 5", "2026-11-10T00:00Z", "2026-11-16T00:00Z", ["2026-11-13T08:00Z"]],
    ["0 9 14 * 5", "2026-11-10T00:00Z", "2026-11-16T00:00Z", ["2026-11-13T08:00Z", "2026-11-14T08:00Z"]],
    ["0 12 * 1,7 7", "2026-01-01T00:00Z", "2026-01-10T00:00Z", ["2026-01-04T11:00Z"]],
    [
      "0 8-12/2 * * *",
      "2026-11-27T00:00Z",
      "2026-11-28T00:00Z",
      ["2026-11-27T07:00Z", "2026-11-27T09:00Z", "2026-11-27T11:00Z"],
    ],
  ])("%s as cron has it", (cron, from, to, times) => {
    expect(due(cron, from, to)).toEqual(times);
  });

  it("from the first instant, that one included, to the last, that one not", () => {
    expect(due("0 7 * * *", "2026-11-23T06:00Z", "2026-11-24T06:00Z")).toEqual(["2026-11-23T06:00Z"]);
  });

  it("once at the first moment after the hour that spring leaves out", () => {
    expect(due("30 2 * * *", "2026-03-28T12:00Z", "2026-03-29T12:00Z")).toEqual(["2026-03-29T01:00Z"]);
    expect(due("30 1 * * *", "2026-03-28T12:00Z", "2026-03-29T12:00Z", "Europe/London")).toEqual([
      "2026-03-29T01:00Z",
    ]);
  });

  it("on the day that is an hour short, whatever the time at which the span begins", () => {
    expect(due("0 12 * * *", "2026-03-27T22:30Z", "2026-03-31T00:00Z")).toEqual([
      "2026-03-28T11:00Z",
      "2026-03-29T10:00Z",
      "2026-03-30T10:00Z",
    ]);
  });

  it("once, the first time, in the hour that autumn has twice", () => {
    expect(due("30 2 * * *", "2026-10-24T12:00Z", "2026-10-25T12:00Z")).toEqual(["2026-10-25T00:30Z"]);
  });

  it("on every elapsed minute that fits where minute or hour run through", () => {
    const autumn = due("*/30 2 * * *", "2026-10-24T12:00Z", "2026-10-25T12:00Z");
    expect(autumn).toEqual([
      "2026-10-25T00:00Z",
      "2026-10-25T00:30Z",
      "2026-10-25T01:00Z",
      "2026-10-25T01:30Z",
    ]);
    expect(due("*/30 2 * * *", "2026-03-28T12:00Z", "2026-03-29T12:00Z")).toEqual([]);
  });

  it.each([
    ["Europe/Stockholm", 365],
    ["America/New_York", 365],
    ["Australia/Lord_Howe", 365],
    ["Pacific/Apia", 365],
    ["UTC", 365],
  ])("once on each day of a year in %s", (zone, days) => {
    for (const time of ["30 2", "0 0", "59 23"])
      expect(due(`${time} * * *`, "2026-01-01T12:00Z", "2027-01-01T12:00Z", zone)).toHaveLength(days);
  });

  it("the same in whatever parts a span is asked for", () => {
    const crons = fc.constantFrom(
      "30 2 * * *",
      "*/20 * * * *",
      "0 7 * * MON",
      "15 0 1,L * *",
      "0 1-3 * * SUN",
    );
    const zones = fc.constantFrom("Europe/Stockholm", "America/St_Johns", "Australia/Lord_Howe");
    const start = Date.parse("2026-03-27T00:00Z");
    fc.assert(
      fc.property(crons, zones, fc.integer({ min: 1, max: 5_000 }), (cron, timeZone, minutes) => {
        const [from, to] = [new Date(start), new Date(start + 5 * 86_400_000)];
        const middle = new Date(start + minutes * 60_000);
        const parts = [
          { from, to: middle },
          { from: middle, to },
        ];
        const whole = expectedOccurrences({ cron, timeZone }, { from, to });
        expect(parts.flatMap((span) => expectedOccurrences({ cron, timeZone }, span))).toEqual(whole);
      }),
      { numRuns: 40 },
    );
  });
});
