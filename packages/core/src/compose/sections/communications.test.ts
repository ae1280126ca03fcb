import { describe, expect, it } from "vitest";
import { scheduleOf } from "../../../test-support/plans.ts";
import { compose, tableOf } from "../../../test-support/reports.ts";
import { NOW, plan, report, snapshot, stakeholders } from "../../../test-support/snapshots.ts";
import { NO_LOG, type PracticeLog } from "../../practice/practice-log.ts";

const DAY_MS = 86_400_000;
const at = new Date(NOW.getTime() - 6 * DAY_MS);
const title = { en: "Intune this week", sv: "Intune i veckan" };

const of = plan({
  reports: [report({ title, schedule: scheduleOf("0 7 * * MON") })],
  communications: [
    {
      id: "intranet",
      title: { en: "New passcodes", sv: "Nya lösenkoder" },
      audience: "administrators",
      owner: "om-owner",
      channel: "intranet",
      on: "2026-12-02",
      cadence: null,
      report: null,
    },
    {
      id: "talk",
      title: { en: "Talk with the managers", sv: "Samtal med cheferna" },
      audience: "stakeholders",
      owner: "asa",
      channel: "meeting",
      on: "2026-11-18",
      cadence: null,
      report: null,
    },
  ],
});

const log: PracticeLog = {
  ...NO_LOG,
  runs: [
    {
      id: "r",
      report: "weekly",
      kind: "scheduled",
      state: "succeeded",
      scheduledFor: at,
      createdAt: at,
      updatedAt: at,
    },
  ],
  deliveries: ["asa", "john"].map((name) => ({
    run: "r",
    report: "weekly",
    purpose: "report",
    recipient: `${name}@contoso.example`,
    state: "accepted",
    at,
  })),
};

describe("the communications calendar", () => {
  it("says who is told what in the coming weeks, by whom and how often", () => {
    const document = compose(snapshot(), { plan: of, log, audience: stakeholders });
    expect(tableOf(document, "communications-coming").rows).toEqual([
      [new Date("2026-11-23T12:00Z"), "Intune this week", "Stakeholders", "Mail", "Weekly", null],
      [new Date("2026-12-02T12:00Z"), "New passcodes", "Administrators", "Intranet", "Once", "O&M owner"],
    ]);
  });

  it("says what was told, with what is recorded of it, in the reader's language", () => {
    const document = compose(snapshot(), { plan: of, log, audience: stakeholders, locale: "sv" });
    expect(tableOf(document, "communications-told").rows).toEqual([
      [
        new Date("2026-11-18T12:00Z"),
        "Samtal med cheferna",
        "Intressenter",
        "Möte",
        null,
        { tone: "unknown", label: "Planerat, inget spår" },
      ],
      [
        new Date("2026-11-16T12:00Z"),
        "Intune i veckan",
        "Intressenter",
        "E-post",
        1,
        { tone: "good", label: "Skickat till 2 mottagare" },
      ],
    ]);
  });

  it("names no address of anybody who was told", () => {
    const text = JSON.stringify(compose(snapshot(), { plan: of, log, audience: stakeholders }));
    expect(text).not.toContain("@contoso.example");
  });
});
