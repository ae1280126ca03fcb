import { describe, expect, it } from "vitest";
import { compose, tableOf } from "../../../test-support/reports.ts";
import { daysAgo, snapshot, stakeholders } from "../../../test-support/snapshots.ts";
import type { SecurityAlert } from "../../collect/rows/protection.ts";
import type { Metrics, Snapshot } from "../../collect/snapshot.ts";

const alert = (title: string, severity: string, status: string, days: number): SecurityAlert => ({
  id: title,
  title,
  severity,
  status,
  category: "UnwantedSoftware",
  serviceSource: "microsoftDefenderForEndpoint",
  createdAt: daysAgo(days),
  updatedAt: null,
  devices: ["norr-1", "norr-2"],
  url: "https://security.example/1",
});

const of = (securityAlerts: readonly SecurityAlert[], metrics: Metrics = {}): Snapshot =>
  snapshot({ lists: { ...snapshot().lists, securityAlerts }, metrics });

describe("Defender alerts", () => {
  const alerts = [
    alert("closed", "high", "resolved", 1),
    alert("low", "low", "new", 1),
    alert("older", "high", "inProgress", 5),
    alert("newer", "high", "new", 2),
    alert("later member", "critical", "new", 9),
  ];

  it("stand open ones first, then by severity, then the newest, with their devices and a link", () => {
    const { rows } = tableOf(compose(of(alerts), { locale: "sv" }), "defender-alerts");
    expect(rows.map((row) => [row[0], row[1], row[2]])).toEqual([
      [link("later member"), { tone: "bad", label: "critical" }, "Ny"],
      [link("newer"), { tone: "bad", label: "Hög" }, "Ny"],
      [link("older"), { tone: "bad", label: "Hög" }, "Pågår"],
      [link("low"), { tone: "attention", label: "Låg" }, "Ny"],
      [link("closed"), { tone: "neutral", label: "Hög" }, "Löst"],
    ]);
    expect(rows[0]?.slice(3, 5)).toEqual(["Oönskat program", "norr-1 och norr-2"]);
  });

  it("are counts by severity for those who may not see names, with none where none is named", () => {
    const metrics = {
      "defender.alerts.open": 13,
      "defender.alerts.severity.high": 8,
      "defender.alerts.severity.odd": 5,
    };
    const { columns, rows } = tableOf(
      compose(of(alerts, metrics), { audience: stakeholders }),
      "defender-alerts",
    );
    expect(columns.map(({ title }) => title).slice(1)).toEqual([
      "All open",
      "High",
      "Medium",
      "Low",
      "Informational",
      "Unknown",
      "odd",
    ]);
    expect(rows).toEqual([["Defender alerts", 13, 8, 0, 0, 0, 0, 5]]);
  });
});

function link(text: string): object {
  return { text, url: "https://security.example/1" };
}

describe("malware by category", () => {
  it("has the category of most devices first, and none that nothing was found of", () => {
    const metrics = {
      "malware.overview.category.adware": 1,
      "malware.overview.activeCategory.adware": 0,
      "malware.overview.category.trojan": 4,
      "malware.overview.activeCategory.trojan": 2,
      "malware.overview.category.worm": 0,
      "malware.overview.activeCategory.worm": 0,
    };
    expect(tableOf(compose(of([], metrics)), "malware-categories").rows).toEqual([
      ["Trojan", 4, 2],
      ["Adware", 1, 0],
    ]);
  });
});
