import { expect, it } from "vitest";
import { createClockGuard } from "./clock-guard.ts";

const YEAR = 365 * 24 * 3_600_000;

it("a clock that was set far is doubted before the next look, and believed when it has held or was set back", () => {
  let monotonicMs = 0;
  let wallMs = Date.parse("2026-11-30T07:00:00Z");
  const pass = (ms: number, leap = 0): void => {
    monotonicMs += ms;
    wallMs += ms + leap;
  };
  const guard = createClockGuard(
    { now: () => new Date(wallMs) },
    { monotonicMs: () => monotonicMs, uptimeMs: () => monotonicMs },
  );
  guard.look();
  pass(1_000);
  expect(guard.isBelieved()).toBe(true);
  pass(0, YEAR);
  expect(guard.isBelieved()).toBe(false);
  pass(1_000, -YEAR);
  expect(guard.isBelieved()).toBe(true);
  pass(1_000, YEAR);
  guard.look();
  for (let turn = 0; turn < 6; turn += 1) {
    expect(guard.isBelieved()).toBe(false);
    pass(10_000);
    guard.look();
  }
  expect(guard.isBelieved()).toBe(true);
});
