import { describe, expect, it } from "vitest";
import { blocksOf, compose, tableOf } from "../../../test-support/reports.ts";
import { administrators, daysAgo, device, snapshot } from "../../../test-support/snapshots.ts";
import type { KpiHistoryEntry } from "../../assess/judge-kpis.ts";
import { KPI_IDS, type KpiId } from "../../assess/kpi.ts";
import type { ChartBlock, Document } from "../document.ts";

const of = snapshot({
  lists: {
    ...snapshot().lists,
    devices: [device(), device(), device(), device({ complianceState: "noncompliant" })],
  },
  metrics: { "apps.installed": 90, "apps.failed": 10 },
});

function entry(days: number, values: Partial<Record<KpiId, number | null>>): KpiHistoryEntry {
  const known = KPI_IDS.flatMap((kpi) => {
    const value = values[kpi];
    return value === undefined ? [] : [{ kpi, value, numerator: null, denominator: null }];
  });
  return { at: daysAgo(days), values: known };
}

function written(history: readonly KpiHistoryEntry[], locale: "en" | "sv" = "en"): Document {
  return compose(of, { history, locale, audience: administrators });
}

const charts = (document: Document): readonly ChartBlock[] =>
  blocksOf(document, "trends").flatMap((block) => (block.kind === "chart" ? [block] : []));

describe("the trends", () => {
  it("are none yet with the data of one day, and it says so", () => {
    for (const history of [[], [entry(0.1, { compliance_rate: 50 })]]) {
      expect(blocksOf(written(history), "trends")).toEqual([
        { kind: "paragraph", text: "There is no trend yet: the data has been collected on one day only." },
      ]);
    }
  });

  it("tell first, last, change, target and direction of every measure", () => {
    const history = [
      entry(20, { compliance_rate: 60, app_install_success: 95, encryption_rate: 100, service_incidents: 0 }),
      entry(10, { compliance_rate: 65, app_install_success: null, encryption_rate: 99 }),
    ];
    const document = written(history);
    const { rows } = tableOf(document, "trends");
    const row = (name: string) => rows.find(([measure]) => measure === name);
    expect(row("Compliance rate")).toEqual([
      "Compliance rate",
      "60.0%",
      "75.0%",
      "+15",
      "≥ 95.0%",
      { tone: "good", label: "Better" },
      0,
    ]);
    expect(row("App install success")?.slice(1)).toEqual([
      "95.0%",
      "90.0%",
      "-5",
      "≥ 95.0%",
      { tone: "attention", label: "Worse" },
      1,
    ]);
    expect(row("Encryption rate")?.[5]).toEqual({ tone: "neutral", label: "Steady" });
    expect(row("Protection coverage")?.slice(1, 6)).toEqual([
      "missing",
      "missing",
      "–",
      "≥ 98.0%",
      { tone: "unknown", label: "Not known" },
    ]);
    expect(blocksOf(document, "trends")[0]).toMatchObject({
      text: "From 2 Nov 2026 to 22 Nov 2026, collected on 3 days.",
    });
  });

  it("show those that need attention most, six at most, and say in words what they show", () => {
    const values = Object.fromEntries(KPI_IDS.map((kpi) => [kpi, 1])) as Record<KpiId, number>;
    const many = written([entry(9, values), entry(8, values), entry(7, values)]);
    expect(charts(many)).toHaveLength(6);
    expect(JSON.stringify(blocksOf(many, "trends")[0])).toContain("need attention most");
    const [compliance] = charts(written([entry(20, { compliance_rate: 60 }), entry(10, {})], "sv"));
    expect(compliance?.description).toBe(
      "Från 60,0\u00a0% den 2026-11-02 till 75,0\u00a0% den 2026-11-22: bättre. Mål ≥ 95,0\u00a0%. Inte mätt under 1 dag.",
    );
    expect(compliance?.chart).toMatchObject({ type: "line", unit: "%", target: 95 });
  });

  it("leave a gap in the line where nothing was collected for long", () => {
    const days = [20, 19, 18, 17, 5, 4, 3];
    const [chart] = charts(written(days.map((day) => entry(day, { compliance_rate: 70 }))));
    if (chart?.chart.type !== "line") throw new Error("no line");
    const { points = [] } = chart.chart.series[0] ?? {};
    expect(points.map(({ value }) => value)).toEqual([70, 70, 70, 70, null, 70, 70, 70, 75]);
  });
});
