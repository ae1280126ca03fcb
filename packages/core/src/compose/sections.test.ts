import { describe, expect, it } from "vitest";
import { blocksOf, compose, tableOf } from "../../test-support/reports.ts";
import { update } from "../../test-support/updates.ts";
import { daysAgo, device, plan, snapshot } from "../../test-support/snapshots.ts";
import type { KpiHistoryEntry } from "../assess/judge-kpis.ts";
import type { KpiId } from "../assess/kpi.ts";
import type { Lists } from "../collect/lists.ts";
import type { Snapshot } from "../collect/snapshot.ts";
import type { Document, KpiCard } from "./document.ts";

const withLists = (lists: Partial<Lists>): Snapshot => snapshot({ lists: { ...snapshot().lists, ...lists } });

describe("the changes", () => {
  it("keep what is new in the period, and what had to be done until seven days ago", () => {
    const announced = (title: string, publishedDays: number, actInDays: number | null) =>
      update({
        key: title,
        title,
        publishedAt: daysAgo(publishedDays),
        actBy: actInDays === null ? null : daysAgo(-actInDays),
      });
    const updates = [
      announced("fresh", 6, null),
      announced("old", 8, null),
      announced("late", 90, -7),
      announced("too late", 90, -8),
      announced("coming", 90, 60),
    ];
    const { rows } = tableOf(compose(withLists({ updates })), "changes");
    expect(rows.map(([title]) => title)).toMatchObject([
      { text: "coming" },
      { text: "fresh" },
      { text: "late" },
    ]);
  });
});

describe("the actions", () => {
  it("are overdue from the day after their date", () => {
    const action = (id: string, due: string) => ({
      id,
      title: { en: id, sv: id },
      owner: "asa",
      due,
      done: false,
      doneOn: null,
    });
    const actions = [action("yesterday", "2026-11-21"), action("today", "2026-11-22")];
    const { rows } = tableOf(compose(snapshot(), { plan: plan({ actions }) }), "actions");
    expect(rows.map((row) => [row[0], row[3]])).toEqual([
      ["yesterday", { tone: "bad", label: "Overdue" }],
      ["today", { tone: "neutral", label: "Open" }],
    ]);
  });
});

describe("the incidents", () => {
  it("are those that are open, and those that ended in the period", () => {
    const issue = (id: string, resolved: boolean, endedDays: number | null) => ({
      id,
      title: id,
      service: "Microsoft Intune",
      feature: "",
      classification: "incident",
      status: "serviceDegradation",
      impact: "",
      startAt: daysAgo(60),
      firstPostAt: daysAgo(60),
      endAt: endedDays === null ? null : daysAgo(endedDays),
      updatedAt: null,
      resolved,
      latestPost: "",
    });
    const serviceIssues = [issue("open", false, null), issue("ended", true, 6), issue("long gone", true, 8)];
    const { rows } = tableOf(compose(withLists({ serviceIssues })), "incidents");
    expect(rows.map(([title]) => title)).toEqual(["open", "ended"]);
  });
});

describe("words of the service", () => {
  it("are put into the reader's language", () => {
    const malware = [
      { id: "1", name: "X", severity: "high", category: "trojanDropper", lastDetectedAt: null, url: null },
    ];
    const document = compose(withLists({ malware, devices: [device({ owner: "personal" })] }), {
      locale: "sv",
    });
    expect(tableOf(document, "malware").rows[0]?.[2]).toBe("Trojansk spridare");
    expect(tableOf(document, "inventory").rows[0]?.[5]).toBe("Personlig");
  });
});

describe("what figures are compared with", () => {
  const entry = (days: number, values: Partial<Record<KpiId, number>>): KpiHistoryEntry => ({
    at: daysAgo(days),
    values: Object.entries(values).map(([kpi, value]) => ({
      kpi: kpi as KpiId,
      value,
      numerator: null,
      denominator: null,
    })),
  });
  const of = withLists({ devices: [device(), device({ id: "2", complianceState: "noncompliant" })] });
  const sentence = (history: readonly KpiHistoryEntry[]): string => {
    const [first] = blocksOf(compose(of, { history }), "data-quality");
    return first?.kind === "paragraph" ? first.text : "";
  };

  it("is the snapshot that the cards compare with, not the newest one", () => {
    const history = [entry(8, { compliance_rate: 60 }), entry(1, { compliance_rate: 40 })];
    expect(sentence(history)).toContain("Figures are compared with 14 Nov 2026, 07:00.");
  });

  it("is a span when measures have their last figure from different snapshots", () => {
    const history = [entry(9, { encryption_rate: 100 }), entry(8, { compliance_rate: 60 })];
    expect(sentence(history)).toContain("13 Nov 2026, 07:00 – 14 Nov 2026, 07:00");
  });

  it("leaves out a measure that has no figure now, whatever it had once", () => {
    const history = [entry(20, { signature_currency: 90 }), entry(8, { compliance_rate: 60 })];
    expect(sentence(history)).toContain("compared with 14 Nov 2026, 07:00.");
  });

  it("is nothing at the first collection", () => {
    expect(sentence([])).toContain("There is no earlier figure to compare with.");
  });

  it("is better when it moves to where the target lies", () => {
    const history = [
      entry(8, { compliance_rate: 60, checkin_freshness: 90, service_incidents: 2, enrollment_failures: 0 }),
    ];
    const failing = { ...of, lists: { ...of.lists, enrollmentFailures: [failure()] } };
    const change = (id: KpiId): KpiCard["change"] | undefined =>
      card(compose(failing, { history }), id)?.change;
    expect(change("compliance_rate")).toEqual({ text: "-10 points", direction: "down", better: false });
    expect(change("checkin_freshness")).toEqual({ text: "+10 points", direction: "up", better: true });
    expect(change("service_incidents")).toMatchObject({ direction: "down", better: true });
    expect(change("enrollment_failures")).toMatchObject({ direction: "up", better: false });
  });

  it("is neither better nor worse without a difference", () => {
    const history = [entry(8, { compliance_rate: 50 })];
    expect(card(compose(of, { history }), "compliance_rate")?.change).toMatchObject({
      direction: "flat",
      better: null,
    });
  });
});

function failure(): Lists["enrollmentFailures"][number] {
  return {
    id: "f",
    at: daysAgo(1),
    os: "iOS",
    osVersion: "18",
    category: "authorization",
    reason: "",
    enrollmentType: "",
    userId: "",
  };
}

function card(document: Document, id: KpiId): KpiCard | undefined {
  return blocksOf(document, "kpis")
    .flatMap((block) => (block.kind === "kpis" ? block.items : []))
    .find((item) => item.id === id);
}
