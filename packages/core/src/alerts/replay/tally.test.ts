import { describe, expect, it } from "vitest";
import type { AlertMessage } from "../alert-message.ts";
import { createTally } from "./tally.ts";

const FIRST = new Date("2026-11-02T06:00:00Z");
const onDay = (day: number): Date => new Date(FIRST.getTime() + day * 86_400_000);

/** What somebody who gets three messages gets a week. */
function perWeek(days: readonly number[], end: number): number | null | undefined {
  const tally = createTally();
  for (const day of days) tally.snapshot(onDay(day), [], true);
  const to = [{ kind: "channel", channel: "teams", language: "en", timeZone: "UTC" }] as const;
  const message = { to, items: [] } as unknown as AlertMessage;
  tally.messages([message, message, message], () => undefined);
  return tally.total({ alerts: [], to: onDay(end) }).people[0]?.perWeek;
}

describe("messages per week", () => {
  it("count from the first snapshot on, whatever day was asked for", () => {
    expect(perWeek([0, 7, 14], 14)).toBe(1.5);
    expect(perWeek([0, 7], 21)).toBe(1);
  });

  it("are not told of less than a week of snapshots", () => {
    expect(perWeek([0], 90)).toBeNull();
    expect(perWeek([0, 6], 90)).toBeNull();
  });
});
