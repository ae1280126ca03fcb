import { describe, expect, it } from "vitest";
import { appRow, deployment } from "../../../test-support/deployments.ts";
import { blocksOf, compose, tableOf } from "../../../test-support/reports.ts";
import { NOW, plan, snapshot, stakeholders, without } from "../../../test-support/snapshots.ts";
import type { Snapshot } from "../../collect/snapshot.ts";
import type { Deployment } from "../../config/plan/plan.ts";
import type { PracticeLog } from "../../practice/practice-log.ts";
import { NO_LOG } from "../../practice/practice-log.ts";
import type { Document } from "../document.ts";

const HOUR_MS = 3_600_000;

function withApps(...installed: readonly number[]): Snapshot {
  const apps = installed.map((count, index) =>
    appRow({
      id: `app-${index}`,
      name: `App ${index}`,
      installed: count,
      pending: 100 - count,
      notInstalled: 0,
    }),
  );
  return snapshot({ lists: { ...snapshot().lists, apps }, metrics: { "apps.total": apps.length } });
}

function measuring(index: number, patch: Partial<Deployment> = {}): Deployment {
  const title = { en: `Rollout ${index}`, sv: `Utrullning ${index}` };
  return deployment({ id: `d${index}`, title, measure: { kind: "app", app: `App ${index}` }, ...patch });
}

function logOf(deployments: readonly Deployment[], days: number): PracticeLog {
  const entries = Array.from({ length: days }, (_, index) => ({
    at: new Date(NOW.getTime() - (days - index) * 24 * HOUR_MS),
    values: deployments.map(({ id }) => ({
      deployment: id,
      reached: 10 + index,
      failed: null,
      population: 100,
    })),
  }));
  return { ...NO_LOG, deployments: entries };
}

function written(
  of: Snapshot,
  deployments: readonly Deployment[],
  days = 5,
  locale: "en" | "sv" = "en",
): Document {
  const log = logOf(deployments, days);
  return compose(of, { plan: plan({ deployments }), log, locale, audience: stakeholders });
}

describe("policies and apps against the plan", () => {
  it("stand with owner, plan, actual, state and forecast, the worst first", () => {
    const late = measuring(2, { start: "2026-11-02", end: "2026-11-20" });
    const document = written(withApps(50, 20, 60), [measuring(0), measuring(1), late]);
    const { rows, columns } = tableOf(document, "deployments");
    expect(columns.map(({ id }) => id).slice(0, 8)).toEqual([
      "title",
      "kind",
      "owner",
      "lastDay",
      "planned",
      "actual",
      "state",
      "forecast",
    ]);
    expect(rows.map((row) => row.slice(0, 7))).toEqual([
      [
        "Rollout 2",
        "App",
        "Åsa Lind",
        new Date("2026-11-20T12:00Z"),
        1,
        0.6,
        { tone: "bad", label: "Overdue" },
      ],
      [
        "Rollout 1",
        "App",
        "Åsa Lind",
        new Date("2026-12-04T12:00Z"),
        0.5,
        0.2,
        { tone: "attention", label: "Behind" },
      ],
      [
        "Rollout 0",
        "App",
        "Åsa Lind",
        new Date("2026-12-04T12:00Z"),
        0.5,
        0.5,
        { tone: "good", label: "On plan" },
      ],
    ]);
    expect(rows[0]?.[7]).toBeInstanceOf(Date);
    expect(blocksOf(document, "deployments")[0]).toEqual({
      kind: "paragraph",
      text: "On or ahead of plan: 1 of 3 deployments under way.",
    });
  });

  it("show the course of three at most, and say it in words for those who cannot see it", () => {
    const deployments = [0, 1, 2, 3].map((index) => measuring(index));
    const document = written(withApps(50, 20, 51, 52), deployments, 3, "sv");
    const charts = blocksOf(document, "deployments").flatMap((block) =>
      block.kind === "chart" ? [block] : [],
    );
    expect(charts.map(({ title }) => title)).toEqual([
      "Utrullning 1: plan och utfall",
      "Utrullning 0: plan och utfall",
      "Utrullning 2: plan och utfall",
    ]);
    expect(charts[0]?.description).toBe(
      "Till 2026-11-22 var 50,0\u00a0% planerat och 20,0\u00a0% är uppnått. Efter plan. I samma takt som de senaste två veckorna nås 100,0\u00a0% den 2027-01-31, efter sista dagen.".replace(
        "2027-01-31",
        charts[0]?.description.match(/den (\d{4}-\d\d-\d\d), efter/)?.[1] ?? "",
      ),
    );
    const chart = charts[0]?.chart;
    if (chart?.type !== "line") throw new Error("no line");
    expect(chart.series.map(({ label }) => label)).toEqual(["Plan", "Utfall"]);
    expect(chart.series[0]?.points.at(0)?.value).toBe(0);
    expect(chart.series[0]?.points.at(-1)?.value).toBe(100);
    expect(chart.series[1]?.points.map(({ value }) => value)).toEqual([10, 11, 12, 20]);
  });

  it("say why it is not known how far one is, and never write a figure for it", () => {
    const refused = without(withApps(50), "apps", "apps");
    const document = written(refused, [measuring(0), measuring(1, { measure: null })]);
    const { rows } = tableOf(document, "deployments");
    expect(rows.map((row) => [row[5], row[6], row[7]])).toEqual([
      [null, { tone: "unknown", label: "Not known" }, null],
      [null, { tone: "unknown", label: "Not known" }, null],
    ]);
    const text = JSON.stringify(blocksOf(document, "deployments"));
    expect(text).toContain("App installations could not be read in full.");
    expect(text).toContain("The plan does not say what shows how far it is.");
    expect(text).toContain(
      "On or ahead of plan: 0 of 1 deployment under way. Of one, it is not known how far it is.",
    );
  });

  it("draw no line from a single day, and none for what is done or has not begun", () => {
    const kinds = (document: Document): readonly string[] =>
      blocksOf(document, "deployments").map(({ kind }) => kind);
    expect(kinds(written(withApps(50), [measuring(0)], 0))).toEqual(["paragraph", "table"]);
    expect(kinds(written(withApps(100), [measuring(0)]))).toEqual(["paragraph", "table"]);
    const later = measuring(0, { start: "2026-12-01" });
    expect(kinds(written(withApps(50), [later]))).toEqual(["paragraph", "table"]);
  });

  it("are none in words when the plan has none", () => {
    const [table, ...others] = blocksOf(written(withApps(50), []), "deployments");
    expect(table).toMatchObject({ kind: "table", rows: [], emptyText: "The plan has no deployment." });
    expect(others).toEqual([]);
  });

  it("cleans a name from the tenant or the plan that stands in a reason", () => {
    const hostile = measuring(0, { measure: { kind: "app", app: "\u202Eevil\u0000" } });
    expect(JSON.stringify(written(withApps(50), [hostile]))).not.toMatch(/\u202E|\\u0000/);
  });
});
