import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { RetryRule } from "./delivery-policy.ts";
import { nextTry, type Tried } from "./retry-policy.ts";

const RULE: RetryRule = { firstMs: 60_000, longestMs: 3_600_000, budgetMs: 24 * 3_600_000 };
const FIRST = new Date("2026-11-28T06:00:00Z");

function tried(patch: Partial<Tried> = {}): Tried {
  return { id: "d1", attempts: 1, firstAttemptAt: FIRST, now: FIRST, ...patch };
}

function waitMs(patch: Partial<Tried>): number | null {
  const of = tried(patch);
  const next = nextTry(RULE, of);
  return next.kind === "spent" ? null : next.at.getTime() - of.now.getTime();
}

describe("the next try of a message", () => {
  it("comes after twice the wait each time, give or take a fifth, and never after more than the longest", () => {
    for (const [attempts, plainMs] of [
      [1, 60_000],
      [2, 120_000],
      [4, 480_000],
      [7, 3_600_000],
      [400, 3_600_000],
    ] as const) {
      const ms = waitMs({ attempts }) ?? 0;
      expect(ms).toBeGreaterThanOrEqual(plainMs * 0.8);
      expect(ms).toBeLessThanOrEqual(plainMs * 1.2);
    }
  });

  it("comes at the same time whoever asks, and not at the same time for all", () => {
    expect(waitMs({ attempts: 3 })).toBe(waitMs({ attempts: 3 }));
    const waits = Array.from({ length: 50 }, (_, index) => waitMs({ id: `d${index}` }));
    expect(new Set(waits).size).toBeGreaterThan(20);
  });

  it("is as late as the other side asks, but not for longer than the longest wait", () => {
    expect(waitMs({ retryAfterMs: 900_000 })).toBe(900_000);
    expect(waitMs({ retryAfterMs: 10 })).toBeGreaterThanOrEqual(48_000);
    expect(waitMs({ retryAfterMs: Number.MAX_SAFE_INTEGER })).toBe(3_600_000);
  });

  it("does not come once the budget since the first attempt is spent", () => {
    const after = (hours: number): Date => new Date(FIRST.getTime() + hours * 3_600_000);
    expect(waitMs({ attempts: 20, now: after(22) })).not.toBeNull();
    expect(waitMs({ attempts: 20, now: after(23.9) })).toBeNull();
  });

  it("comes all the same when the clock was set back since the first attempt", () => {
    expect(waitMs({ now: new Date(FIRST.getTime() - 7_200_000) })).not.toBeNull();
  });

  it("is ahead and within the budget, whatever is asked", () => {
    fc.assert(
      fc.property(
        fc.integer({ min: -5, max: 10_000 }),
        fc.integer({ min: -86_400_000, max: 172_800_000 }),
        fc.option(fc.double({ min: 0, max: 1e15, noNaN: true }), { nil: undefined }),
        (attempts, spentMs, retryAfterMs) => {
          const now = new Date(FIRST.getTime() + spentMs);
          const asked = retryAfterMs === undefined ? {} : { retryAfterMs };
          const next = nextTry(RULE, tried({ attempts, now, ...asked }));
          if (next.kind === "spent") return;
          expect(next.at.getTime()).toBeGreaterThan(now.getTime());
          expect(next.at.getTime() - Math.min(now.getTime(), Infinity)).toBeLessThanOrEqual(
            RULE.longestMs * 1.2,
          );
          expect(next.at.getTime()).toBeLessThanOrEqual(
            Math.max(FIRST.getTime(), now.getTime() - Math.max(0, spentMs)) + RULE.budgetMs,
          );
        },
      ),
    );
  });
});
