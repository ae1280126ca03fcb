import { expect, test } from "vitest";
import { enrollmentTokens } from "./apple-enrollment.ts";
import { createCalendar, nowOf } from "./calendar.ts";

const calendar = createCalendar("2026-11-02");

test("Apple's new terms wait on days 12 and 13, and nothing is synchronised until they are accepted", () => {
  const codes = [11, 12, 13, 14].map((day) =>
    enrollmentTokens(calendar, day).map((token) => token.errorCode),
  );
  expect(codes).toEqual([
    [0, 0],
    [3, 3],
    [3, 3],
    [0, 0],
  ]);
  for (const { lastSync, lastTry } of enrollmentTokens(calendar, 13)) {
    expect(lastSync).toBeLessThan(nowOf(calendar, 12));
    expect(lastTry).toBeGreaterThan(nowOf(calendar, 12));
  }
});

test("the token for tablets is renewed the day before it ends, and nothing is told before it has happened", () => {
  for (let day = 0; day < 60; day++) {
    const now = nowOf(calendar, day);
    for (const token of enrollmentTokens(calendar, day)) {
      expect(token.ends).toBeGreaterThan(now);
      expect(Math.max(token.modified, token.lastSync, token.lastTry)).toBeLessThanOrEqual(now);
    }
  }
});
