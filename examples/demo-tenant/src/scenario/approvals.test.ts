import { expect, test } from "vitest";
import { approvals } from "./approvals.ts";
import { createCalendar } from "./calendar.ts";

const calendar = createCalendar("2026-11-02");
const waiting = (day: number): readonly string[] =>
  approvals(calendar, day)
    .filter(({ status }) => status === "needsApproval")
    .map(({ policy }) => policy);

test("a restriction waits for approval from day 3 to day 6, and the corrected VPN client on day 9", () => {
  for (let day = 0; day <= 15; day++) {
    const expected = day >= 3 && day <= 6 ? ["enrollmentRestriction"] : day === 9 ? ["app"] : [];
    expect(waiting(day), `day ${day}`).toEqual(expected);
  }
});

test("who approved is known only of what was approved", () => {
  for (const { status, approver, by } of approvals(calendar, 4)) {
    expect(approver === null).toBe(status === "needsApproval");
    expect(approver).not.toBe(by);
  }
});
