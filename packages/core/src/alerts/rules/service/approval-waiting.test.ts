import { describe, expect, it } from "vitest";
import { fire } from "../../../../test-support/fire-rule.ts";
import { daysAgo } from "../../../../test-support/snapshots.ts";
import type { ApprovalRequest } from "../../../collect/rows/tenant.ts";
import type { Firing } from "../../firing.ts";
import { approvalWaiting } from "./approval-waiting.ts";

const HOUR = 1 / 24;
const MINUTE = HOUR / 60;

const firing = (patch: Partial<ApprovalRequest>, thresholds = {}): Firing | undefined =>
  fire(approvalWaiting, {
    lists: {
      approvalRequests: [
        {
          id: "r1",
          status: "needsApproval",
          requestedAt: daysAgo(HOUR),
          expiresAt: daysAgo(-29),
          requestor: "Åsa Lind",
          justification: "New app",
          ...patch,
        },
      ],
    },
    thresholds,
  })[0];

describe("approval-waiting", () => {
  it.each([
    ["a minute less than 24 hours", 24 * HOUR - MINUTE, undefined, undefined],
    ["24 hours", 24 * HOUR, "medium", 24],
    ["a minute more than 24 hours", 24 * HOUR + MINUTE, "medium", 24],
    ["20 days", 20, "medium", 480],
  ])("when it has waited %s", (_case, days, severity, value) => {
    const found = firing({ requestedAt: daysAgo(days) });
    expect([found?.severity, found?.value]).toEqual([severity, value]);
  });

  it.each([
    ["in a minute more than 72 hours", 72 * HOUR + MINUTE, undefined],
    ["in 72 hours", 72 * HOUR, "high"],
    ["in a minute", MINUTE, "high"],
    ["now", 0, undefined],
    ["an hour ago", -HOUR, undefined],
  ])("when it lapses %s", (_case, days, severity) => {
    expect(firing({ expiresAt: daysAgo(-days) })?.severity).toBe(severity);
  });

  it.each([
    ["nothing is known of its time", { requestedAt: null, expiresAt: null }, undefined],
    ["it was asked in year 1", { requestedAt: new Date("0001-01-01T00:00:00Z") }, undefined],
    ["it never lapses", { requestedAt: daysAgo(2), expiresAt: new Date("9999-12-31T23:59:59Z") }, "medium"],
    ["only its end is known", { requestedAt: null, expiresAt: daysAgo(-1) }, "high"],
  ])("when %s", (_case, patch, severity) => {
    expect(firing(patch)?.severity).toBe(severity);
  });

  it("waits in a state that is not known yet as well", () => {
    expect(firing({ status: "somethingNew", requestedAt: daysAgo(2) })?.detail).toBe("somethingNew");
  });

  it("is named by nobody, and tells who asked and why in its evidence alone", () => {
    const found = firing({ requestedAt: daysAgo(2) });
    expect(found?.entity).toEqual({ kind: "request", id: "r1", name: "r1", platform: null });
    expect(found?.evidence[0]).toMatchObject({ name: "Åsa Lind", detail: "New app" });
    expect(JSON.stringify({ ...found, evidence: [] })).not.toContain("Åsa");
  });

  it("keeps to its thresholds", () => {
    expect(firing({}, { hours: 1 })?.severity).toBe("medium");
    expect(firing({}, { expiresHours: 29 * 24 })?.severity).toBe("high");
  });
});
