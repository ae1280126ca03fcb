import { describe, expect, it } from "vitest";
import { fire, lapsed } from "../../../../test-support/fire-rule.ts";
import { scheduleOf } from "../../../../test-support/plans.ts";
import { NOW, plan, report as planned } from "../../../../test-support/snapshots.ts";
import type { UndeliveredReport } from "../../alert-rule.ts";
import { reportUndelivered } from "./report-undelivered.ts";

const missed = (count: number): UndeliveredReport["missed"] =>
  Array.from({ length: count }, (_, nth) => ({
    recipient: `r${nth}@contoso.example`,
    state: nth === 0 ? "rejected" : "unknown",
    reason: nth === 0 ? "550 no such mailbox" : "",
  }));
const report = (count: number, recipients = 3): UndeliveredReport => ({
  report: "weekly",
  run: "run-1",
  scheduledFor: NOW,
  recipients,
  missed: missed(count),
});
const schedule = scheduleOf("0 7 * * MON", "Europe/Stockholm");
const PLAN = plan({ reports: ["weekly", "monthly"].map((id) => planned({ id, schedule })) });
const firings = (undelivered: readonly UndeliveredReport[], thresholds = {}): ReturnType<typeof fire> =>
  fire(reportUndelivered, { facts: { undelivered }, thresholds, plan: PLAN });

describe("report-undelivered", () => {
  it.each([
    [0, 3, undefined],
    [1, 3, "medium"],
    [2, 3, "medium"],
    [3, 3, "high"],
    [1, 1, "high"],
  ])("when %i of %i recipients were missed", (count, recipients, severity) => {
    const found = firings([report(count, recipients)])[0];
    expect([found?.severity, found?.value]).toEqual([severity, severity === undefined ? undefined : count]);
  });

  it.each([
    [1, undefined],
    [2, "medium"],
  ])("keeps to its threshold of two with %i missed", (count, severity) => {
    expect(firings([report(count)], { recipients: 2 })[0]?.severity).toBe(severity);
  });

  it("tells whom it missed and why, by the id of the report and not of its run", () => {
    expect(firings([report(2), { ...report(1), report: "monthly" }])).toMatchObject([
      {
        entity: { kind: "report", id: "weekly" },
        evidence: [
          { name: "r0@contoso.example", detail: "rejected: 550 no such mailbox", at: NOW },
          { name: "r1@contoso.example", detail: "unknown" },
        ],
        evidenceTotal: 2,
      },
      { entity: { kind: "report", id: "monthly" } },
    ]);
  });

  it.each([
    ["is no longer in the plan", []],
    ["has no schedule any more", [planned({ id: "weekly" })]],
  ])("no longer counts a report that %s", (_case, reports) => {
    const input = { facts: { undelivered: [report(3)] }, plan: plan({ reports }) };
    expect(fire(reportUndelivered, input)).toEqual([]);
    expect(lapsed(reportUndelivered, input)).toEqual(["weekly"]);
  });

  it("says nothing when everybody was reached", () => {
    expect(firings([])).toEqual([]);
  });
});
