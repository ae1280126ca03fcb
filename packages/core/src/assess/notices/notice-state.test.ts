import { describe, expect, it } from "vitest";
import { compose, tableOf, tables } from "../../../test-support/reports.ts";
import { daysAgo, NOW, snapshot, stakeholders } from "../../../test-support/snapshots.ts";
import { practiceOf } from "../../../test-support/practice.ts";
import { NO_LOG } from "../../practice/practice-log.ts";
import type { NoticeFact } from "../../practice/notice-fact.ts";
import { measureKpis } from "../measure-kpis.ts";
import { noticesState } from "./notice-state.ts";

function fact(patch: Partial<NoticeFact> = {}): NoticeFact {
  return {
    id: "change-1",
    kind: "change",
    title: "Company Portal will need iOS 18",
    state: "sent",
    hold: null,
    createdAt: daysAgo(3),
    approvedAt: daysAgo(2),
    sentAt: daysAgo(2),
    effectAt: daysAgo(-20),
    isTrial: false,
    recipients: 4,
    told: 3,
    excluded: { noAddress: 1 },
    leadDays: [22, 22, 21],
    ...patch,
  };
}

const leadOf = (facts: readonly NoticeFact[]): number | null | undefined => {
  const practice = practiceOf(snapshot(), { log: { ...NO_LOG, notices: facts } });
  return measureKpis(snapshot(), practice).find(({ kpi }) => kpi === "lead_time_to_inform")?.value;
};

describe("the lead time before a change", () => {
  it("is the median over notices of the median over their people", () => {
    const facts = [fact(), fact({ leadDays: [2, 4] }), fact({ kind: "end-of-support", leadDays: [10] })];
    expect(leadOf(facts)).toBe(10);
    expect(leadOf(facts.slice(0, 2))).toBe(12.5);
  });

  it("is negative when users were told too late", () => {
    expect(leadOf([fact({ leadDays: [-2] })])).toBe(-2);
  });

  it("counts neither trials, drafts, grace periods, nor what is older than ninety days", () => {
    const none = [
      fact({ isTrial: true }),
      fact({ state: "draft", leadDays: [] }),
      fact({ kind: "grace-period" }),
      fact({ createdAt: daysAgo(100), sentAt: daysAgo(95) }),
    ];
    expect(leadOf(none)).toBeNull();
    expect(leadOf([])).toBeNull();
  });
});

describe("how users are told", () => {
  it("counts who was told of those who were meant, and who in time", () => {
    const state = noticesState(
      [
        fact(),
        fact({ leadDays: [-1], recipients: 2, told: 1 }),
        fact({ state: "held", hold: "tenfold", leadDays: [] }),
      ],
      NOW,
    );
    expect(state).toMatchObject({ sent: 2, told: 4, meant: 6, inTime: 3, timed: 4, waiting: 1, held: 1 });
  });

  it("does not know of what was begun after its time", () => {
    expect(noticesState([fact({ createdAt: daysAgo(-1) })], NOW)).toMatchObject({ sent: 0, notices: [] });
  });
});

describe("the section about telling users", () => {
  const log = {
    ...NO_LOG,
    notices: [fact({ state: "held", hold: "tenfold", leadDays: [] }), fact({ id: "change-2" })],
  };

  it("shows administrators each notice, and who was left out in numbers", () => {
    const document = compose(snapshot(), { log });
    expect(tableOf(document, "notices").rows).toEqual([
      [
        "Coming change: Company Portal will need iOS 18",
        { tone: "good", label: "Sent" },
        4,
        "75.0%",
        "22 days",
        daysAgo(-20),
      ],
      [
        expect.stringContaining("Ten times as many people as last time"),
        { tone: "attention", label: "Held" },
        4,
        null,
        null,
        daysAgo(-20),
      ],
    ]);
    expect(tableOf(document, "notices-left-out").rows).toEqual([["No usable mail address", 2]]);
  });

  it("shows stakeholders figures alone, none of which tells of few people", () => {
    const document = compose(snapshot(), { log, audience: stakeholders });
    expect(tables(document).map(({ id }) => id)).not.toContain("notices");
    expect(tableOf(document, "notice-summary").rows).toEqual([
      ["Notices sent", "1"],
      ["People told", "<5"],
      ["Reached of those meant", "not known"],
      ["Time ahead (median)", "22 days"],
      ["Told before it took effect", "not known"],
      ["Waiting for approval", "1"],
    ]);
  });
});
