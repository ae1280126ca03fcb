import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { parseRetryAfter, waitBeforeRetry } from "./retry-after.ts";

const NOW = new Date("2026-11-22T06:00:00Z");
const WAIT = { backoffMs: 1_000, maxWaitMs: 120_000 };

describe("Retry-After", () => {
  it.each([
    ["10", 10_000],
    ["2.128", 2_128],
    ["0", 0],
    [" 5 ", 5_000],
    ["Sun, 22 Nov 2026 06:00:30 GMT", 30_000],
    ["Sun, 22 Nov 2026 05:59:00 GMT", null],
    ["-5", null],
    ["soon", null],
    ["1e9", null],
    ["NaN", null],
    ["", null],
    [null, null],
    [undefined, null],
  ])("%j is %j ms", (header, ms) => {
    expect(parseRetryAfter(header, NOW)).toBe(ms);
  });

  it("never makes anyone wait longer than the cap, or less than nothing", () => {
    fc.assert(
      fc.property(
        fc.oneof(fc.string(), fc.float().map(String), fc.integer().map(String)),
        fc.nat(30),
        (header, attempt) => {
          const askedMs = parseRetryAfter(header, NOW);
          const ms = waitBeforeRetry({ ...WAIT, askedMs, attempt, random: 0.5 });
          expect(ms).toBeGreaterThanOrEqual(0);
          expect(ms).toBeLessThanOrEqual(WAIT.maxWaitMs);
        },
      ),
    );
  });

  it("when absent gives way to a back-off that doubles and is spread", () => {
    expect([wait(0, 1), wait(1, 1), wait(2, 1)]).toEqual([1_000, 2_000, 4_000]);
    expect(wait(3, 0)).toBe(4_000);
  });
});

function wait(attempt: number, random: number): number {
  return waitBeforeRetry({ ...WAIT, askedMs: null, attempt, random });
}
