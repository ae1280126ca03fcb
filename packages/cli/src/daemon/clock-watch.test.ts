import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type ClockEvent, type ClockReading, type ClockState, watchClock } from "./clock-watch.ts";

const SECOND = 1_000;
const HOUR = 3_600_000;
const YEAR = 365 * 24 * HOUR;

/** A machine that is looked at every ten seconds, unless something else happens to it. */
function machine() {
  let reading: ClockReading = { wallMs: 1_800_000_000_000, monotonicMs: 5_000, uptimeMs: 9_000 };
  let state: ClockState | null = null;
  const events: ClockEvent[] = [];
  let isBelieved = true;
  const look = (): void => {
    const seen = watchClock(state, reading);
    ({ state, isBelieved } = seen);
    events.push(...seen.events);
  };
  const pass = (ms: number, { asleep = 0, leap = 0 } = {}): void => {
    reading = {
      wallMs: reading.wallMs + ms + asleep + leap,
      monotonicMs: reading.monotonicMs + ms,
      uptimeMs: reading.uptimeMs + ms + asleep,
    };
    look();
  };
  look();
  return { pass, events, isBelieved: () => isBelieved };
}

describe("a clock that is looked at every ten seconds", () => {
  it("is believed, with nothing to tell, as long as it runs with the time that passes", () => {
    const { pass, events, isBelieved } = machine();
    for (let turn = 0; turn < 100; turn++) pass(10 * SECOND, { leap: turn % 2 === 0 ? 400 : -400 });
    expect({ events, isBelieved: isBelieved() }).toEqual({ events: [], isBelieved: true });
  });

  it.each([
    ["forward", 30 * SECOND, 30 * SECOND],
    ["forward", HOUR + 400, HOUR + 400],
    ["back", -30 * SECOND, 30 * SECOND],
    ["back", -HOUR - 400, HOUR + 400],
  ])("and is set %s by %i ms is told with its size, and believed at once", (kind, leap, byMs) => {
    const { pass, events, isBelieved } = machine();
    pass(10 * SECOND, { leap });
    expect({ events, isBelieved: isBelieved() }).toEqual({ events: [{ kind, byMs }], isBelieved: true });
  });

  it.each([
    ["forward", 3 * HOUR],
    ["forward", YEAR],
    ["back", -YEAR],
  ])("and leaps %s by %i ms is believed only after it has held for a minute", (kind, leap) => {
    const { pass, events, isBelieved } = machine();
    pass(10 * SECOND, { leap });
    for (let turn = 0; turn < 5; turn++) pass(10 * SECOND);
    expect({ events, isBelieved: isBelieved() }).toEqual({
      events: [{ kind, byMs: Math.abs(leap) }],
      isBelieved: false,
    });
    pass(10 * SECOND);
    expect(isBelieved()).toBe(true);
    expect(events.at(-1)).toEqual({ kind: "believed", byMs: Math.abs(leap) });
  });

  it("and is put right within the minute was never believed", () => {
    const { pass, events, isBelieved } = machine();
    pass(10 * SECOND, { leap: YEAR });
    pass(30 * SECOND);
    expect(isBelieved()).toBe(false);
    pass(10 * SECOND, { leap: -YEAR });
    expect(isBelieved()).toBe(true);
    expect(events.map(({ kind }) => kind)).toEqual(["forward", "back", "withdrawn"]);
  });

  it("and leaps once more within the minute must hold anew", () => {
    const { pass, isBelieved } = machine();
    pass(10 * SECOND, { leap: 2 * HOUR });
    for (let turn = 0; turn < 5; turn++) pass(10 * SECOND);
    pass(10 * SECOND, { leap: 2 * HOUR });
    pass(10 * SECOND);
    expect(isBelieved()).toBe(false);
    for (let turn = 0; turn < 5; turn++) pass(10 * SECOND);
    expect(isBelieved()).toBe(true);
  });

  it("and belongs to a machine that slept for three days is right: the sleep is told, and nothing is doubted", () => {
    const { pass, events, isBelieved } = machine();
    pass(4 * SECOND, { asleep: 72 * HOUR });
    expect({ events, isBelieved: isBelieved() }).toEqual({
      events: [{ kind: "suspended", byMs: 72 * HOUR }],
      isBelieved: true,
    });
  });

  it("tells when the process stood still although the machine was awake", () => {
    const { pass, events } = machine();
    pass(3 * 60 * SECOND);
    expect(events).toEqual([{ kind: "stalled", byMs: 180_000 }]);
  });

  it("never doubts for longer than a minute after the last leap, whatever happens", () => {
    const step = fc.record({
      ms: fc.integer({ min: 1, max: 60_000 }),
      asleep: fc.constantFrom(0, 0, 0, HOUR, 3 * HOUR),
      leap: fc.constantFrom(0, 0, 0, 2 * HOUR, -2 * HOUR, YEAR, -YEAR, 40 * SECOND),
    });
    fc.assert(
      fc.property(fc.array(step, { maxLength: 60 }), (steps) => {
        const { pass, isBelieved } = machine();
        for (const { ms, asleep, leap } of steps) pass(ms, { asleep, leap });
        for (let turn = 0; turn < 7; turn++) pass(10 * SECOND);
        expect(isBelieved()).toBe(true);
      }),
    );
  });
});
