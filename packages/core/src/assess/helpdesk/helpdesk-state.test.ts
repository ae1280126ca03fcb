import { describe, expect, it } from "vitest";
import { article, knowledgeOf } from "../../../test-support/articles.ts";
import { practiceOf } from "../../../test-support/practice.ts";
import { daysAgo, plan, snapshot, without } from "../../../test-support/snapshots.ts";
import type { AppFailure } from "../../collect/rows/app.ts";
import type { EnrollmentFailure } from "../../collect/rows/enrollment.ts";
import type { Snapshot } from "../../collect/snapshot.ts";
import { loadErrorCodes } from "../../domain/error-codes.ts";
import type { KnowledgeBase } from "../../helpdesk/knowledge-base.ts";
import { measureKpis } from "../measure-kpis.ts";
import type { KpiValue } from "../kpi.ts";

const errorCodes = loadErrorCodes();
const withBase = plan({ knowledgeBase: { folder: "/kb", staleAfterDays: 180 } });

const install = (code: string, days = 1): AppFailure => ({
  appId: "a",
  appName: "App",
  deviceName: "d",
  userPrincipalName: "u",
  platform: "Windows",
  code,
  at: daysAgo(days),
});
const enrollment = (category: string, days = 1): EnrollmentFailure => ({
  id: category,
  at: daysAgo(days),
  os: "iOS",
  osVersion: "26",
  category,
  reason: "",
  enrollmentType: "",
  userId: "",
});

function met(appFailures: readonly AppFailure[], enrollmentFailures: readonly EnrollmentFailure[]): Snapshot {
  return snapshot({ lists: { ...snapshot().lists, appFailures, enrollmentFailures } });
}

function measure(kpi: string, of: Snapshot, knowledge?: KnowledgeBase): KpiValue | undefined {
  const practice = practiceOf(of, { plan: withBase, errorCodes, knowledge });
  return measureKpis(of, practice).find((value) => value.kpi === kpi);
}

describe("troubleshooting coverage", () => {
  const of = met(
    [
      install("0x87D1041C"),
      install("0x12345678"),
      install("0x00000000"),
      install(""),
      install("0xABCDEF01", 31),
    ],
    [enrollment("authorization"), enrollment("authorization", 29), enrollment("authorization", 31)],
  );

  it("counts each error with a code of the last 30 days, and those that the table answers", () => {
    expect(measure("kb_coverage", of, knowledgeOf([]))).toMatchObject({
      numerator: 3,
      denominator: 4,
      value: 75,
    });
  });

  it("counts an own article as an answer", () => {
    const own = knowledgeOf([article({ codes: ["305419896"] })]);
    expect(measure("kb_coverage", of, own)?.value).toBe(100);
    const practice = practiceOf(of, { plan: withBase, errorCodes, knowledge: knowledgeOf([]) });
    expect(practice.helpdesk.coverage?.unanswered.map(({ code }) => code)).toEqual(["0x12345678"]);
  });

  it("is nothing without an error, and missing where a source was not read or nobody knows the answers", () => {
    expect(measure("kb_coverage", met([], []), knowledgeOf([]))).toMatchObject({
      value: null,
      denominator: null,
    });
    for (const source of ["apps", "enrollment-failures"]) {
      expect(measure("kb_coverage", without(of, source, null), knowledgeOf([]))?.value).toBeNull();
    }
    expect(practiceOf(of).helpdesk.coverage).toBeNull();
  });
});

describe("articles to review", () => {
  const fresh = article({ id: "fresh", reviewed: "2026-06-01" });
  const old = article({ id: "old", reviewed: "2026-01-01" });
  const older = article({ id: "older", reviewed: "2025-01-01" });

  it("are those whose review is overdue and those that cannot be read", () => {
    const knowledge = knowledgeOf([fresh, old, older], { broken: ["broken"] });
    expect(measure("stale_articles", snapshot(), knowledge)?.value).toBe(3);
    const { articles } = practiceOf(snapshot(), { plan: withBase, knowledge }).helpdesk;
    expect(articles?.stale.map(({ id }) => id)).toEqual(["older", "old"]);
  });

  it("are not known, and never 0, when the folder could not be read", () => {
    expect(measure("stale_articles", snapshot(), knowledgeOf([], { isReadable: false }))?.value).toBeNull();
    expect(measure("stale_articles", snapshot())?.value).toBeNull();
    expect(measure("stale_articles", snapshot(), knowledgeOf([]))?.value).toBe(0);
  });

  it("are nothing to an organisation without a knowledge base", () => {
    expect(practiceOf(snapshot()).helpdesk.articles).toBeNull();
  });
});
