import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { rota } from "../../../test-support/alert-routes.ts";
import { createZoneClocks } from "../../schedule/zone-clock.ts";
import { onCallFrom } from "./on-call.ts";

const three = rota(["anna", "bo", "cia"]);
const who = (at: string, of = three): string | null => onCallFrom(of, new Date(at))[0] ?? null;

describe("who is on call", () => {
  test.each([
    ["nobody before the first turn", "2026-11-02T06:59:59Z", null],
    ["the first one from the handover on", "2026-11-02T07:00:00Z", "anna"],
    ["the same one to the last minute", "2026-11-09T06:59:59Z", "anna"],
    ["then the next one", "2026-11-09T07:00:00Z", "bo"],
    ["the first one again after all of them", "2026-11-23T07:00:00Z", "anna"],
    ["by the clock of the zone in summer", "2027-06-07T06:00:00Z", "bo"],
    ["not an hour before", "2027-06-07T05:59:59Z", "anna"],
  ])("%s", (_, at, expected) => {
    expect(who(at)).toBe(expected);
  });

  test("the others follow in their order", () => {
    expect(onCallFrom(three, new Date("2026-11-10T12:00:00Z"))).toEqual(["bo", "cia", "anna"]);
  });

  test("in the hours alone that the rota has, over midnight by the day on which they begin", () => {
    const nights = rota(["anna", "bo"], { hours: { days: ["FRI"], from: "17:00", to: "08:00" } });
    expect(who("2026-11-06T15:59:00Z", nights)).toBeNull();
    expect(who("2026-11-06T16:00:00Z", nights)).toBe("anna");
    expect(who("2026-11-07T06:59:00Z", nights)).toBe("anna");
    expect(who("2026-11-07T07:00:00Z", nights)).toBeNull();
  });

  test("an hour that the clock shows twice hands nothing back", () => {
    const daily = rota(["anna", "bo"], { startsOn: "2026-10-24", handover: "02:30", everyDays: 1 });
    expect(who("2026-10-25T00:29:00Z", daily)).toBe("anna");
    expect(who("2026-10-25T00:30:00Z", daily)).toBe("bo");
    expect(who("2026-10-25T01:10:00Z", daily)).toBe("bo");
  });

  test("one person at any instant of ten years, each in turn and none longer than the turn", () => {
    const clocks = createZoneClocks();
    const turns = fc.record({
      people: fc.subarray(["a", "b", "c", "d"], { minLength: 2 }),
      timeZone: fc.constantFrom("Europe/Stockholm", "America/New_York", "Australia/Lord_Howe"),
      handover: fc.constantFrom("00:00", "02:00", "02:30", "08:00"),
      everyDays: fc.integer({ min: 1, max: 30 }),
    });
    const minute = fc.integer({ min: Date.UTC(2026, 10, 3) / 60_000, max: Date.UTC(2036, 10) / 60_000 });
    fc.assert(
      fc.property(turns, minute, ({ people, ...patch }, number) => {
        const plan = rota(people, patch);
        const at = new Date(number * 60_000);
        const now = onCallFrom(plan, at, clocks)[0];
        expect(people).toContain(now);
        expect([...onCallFrom(plan, at, clocks)].sort()).toEqual([...people].sort());
        // A day has 25 hours at most when the clock is changed.
        const later = new Date(at.getTime() + patch.everyDays * 86_400_000 + 3_600_000);
        const steps = people.indexOf(onCallFrom(plan, later, clocks)[0] ?? "") - people.indexOf(now ?? "");
        expect([1, 2]).toContain((steps + 2 * people.length) % people.length || people.length);
      }),
    );
  });
});
