import { describe, expect, it } from "vitest";
import { alert, suppression } from "../../../test-support/alerts.ts";
import { blocksOf, compose, type ComposeOptions, tableOf, tables } from "../../../test-support/reports.ts";
import { administrators, daysAgo, NOW, snapshot, stakeholders } from "../../../test-support/snapshots.ts";
import { type AlertRecord, measureAlerts } from "../../alerts/measure-alerts.ts";
import type { Alert } from "../../alerts/alert.ts";
import type { AlertEvent, AlertStep } from "../../alerts/alert-event.ts";
import { catalogues } from "../../locales/index.ts";
import type { RuleStanding } from "../../store/alerts.ts";
import type { Document, TableBlock } from "../document.ts";

const HOSTILE = "=cmd|'/c calc'!A1\u202E\u0000 <b>eva</b>";

const read: RuleStanding = {
  tenant: "contoso",
  rule: "stale-devices",
  state: "read",
  cause: null,
  since: daysAgo(9),
};
const unread: RuleStanding = {
  ...read,
  rule: "malware-active",
  state: "unknown",
  cause: { kind: "source", sources: ["unhealthy-devices"] },
};

const certificate = alert({
  key: "apple-push-certificate:x",
  rule: "apple-push-certificate",
  entity: { kind: "certificate", id: "x", name: "Apple push", platform: "iOS" },
  severity: "critical",
  value: 5,
  worst: 3,
  state: "acknowledged",
  acknowledged: { by: "asa", at: daysAgo(1), note: null },
  owner: "asa",
});
const device = alert({ entity: { kind: "device", id: "d1", name: "EVA-LAPTOP", platform: "Windows" } });

function step(of: Alert, at: Date, what: AlertStep): AlertEvent {
  return { tenant: of.tenant, key: of.key, episode: of.episode, at, by: null, ...what };
}

const opened = { kind: "opened", severity: "medium", value: 40, again: false } as const;

function report(patch: Partial<AlertRecord>, options: ComposeOptions = {}): Document {
  const record = { alerts: [], events: [], messages: [], suppressions: [], standings: [read] };
  const alerts = measureAlerts({ ...record, from: daysAgo(7), to: NOW, ...patch });
  return compose(snapshot(), { ...options, alerts });
}

function textOf(document: Document): string {
  return JSON.stringify(blocksOf(document, "alerts"));
}

/** A table of the section by id; null where the section has none. */
function table(document: Document, id: string): TableBlock | null {
  return tables(document).find((one) => one.id === id) ?? null;
}

describe("alerts in a report for those who see names", () => {
  it("are listed the worst first, with what they are about and who has them", () => {
    const { rows } = tableOf(report({ alerts: [device, certificate] }), "alerts");
    expect(rows.map((row) => row.slice(0, 6))).toEqual([
      [
        { tone: "bad", label: "Critical" },
        expect.stringContaining("5 days"),
        { tone: "attention", label: "Acknowledged" },
        daysAgo(1),
        "3 days",
        "Åsa Lind",
      ],
      [
        { tone: "attention", label: "Medium" },
        expect.stringContaining("EVA-LAPTOP"),
        { tone: "bad", label: "Open" },
        daysAgo(1),
        null,
        "O&M owner",
      ],
    ]);
  });

  it("are told in sum, with how soon people took them", () => {
    const over = alert({ key: "stale-devices:d2", state: "resolved", resolvedAt: daysAgo(1) });
    const events = [
      step(over, daysAgo(4), opened),
      step(over, daysAgo(3.9), { kind: "acknowledged", note: null }),
      step(over, daysAgo(1), { kind: "resolved", why: "clear" }),
    ];
    const document = report({ alerts: [device, certificate, over], events });
    const text = textOf(document);
    expect(text).toContain("Open: 1. Acknowledged: 1. Suppressed: 0. Unknown: 0.");
    expect(text).toContain("New in the period: 1. Resolved: 1.");
    expect(text).toContain("acknowledgement: median 2 hours, 95th percentile 2 hours (1 counted).");
    expect(text).toContain("to the end: median 3 days, 95th percentile 3 days (1 counted).");
    expect(tableOf(document, "alert-news").rows.map((row) => [row[1], row[5]])).toEqual([
      [{ tone: "good", label: catalogues.en.alerts.ending.clear }, "3 days"],
      [{ tone: "bad", label: "Opened" }, null],
    ]);
    expect(table(document, "alert-noise")).toBeNull();
  });

  it("name the rules that disturbed people, and only those", () => {
    const quiet = alert({ key: "licences:x", rule: "licences" });
    const events = [step(device, daysAgo(2), opened), step(quiet, daysAgo(2), opened)];
    const reader = { kind: "channel", channel: "ops", language: "en", timeZone: "UTC" } as const;
    const message = {
      id: "m1",
      tenant: "contoso",
      thread: "t",
      kind: "open",
      step: 0,
      to: [reader, { ...reader, channel: "desk" }],
      items: [{ alert: device.key, episode: 1, why: "new" }],
      hidden: [],
      at: daysAgo(2),
    } as const;
    const document = report({ alerts: [device, quiet], events, messages: [message] });
    expect(tableOf(document, "alert-noise").rows).toEqual([["Silent devices", 2, 1, 0, 0]]);
  });

  it("say what is silenced, until when and why, and what ends soon", () => {
    const suppressions = [suppression({ scope: { platform: "Windows" }, why: `Moving ${HOSTILE}` })];
    const document = report({ alerts: [device], suppressions });
    const [row] = tableOf(document, "alert-suppressions").rows;
    expect(row?.slice(0, 5)).toEqual([
      "Platform: Windows",
      daysAgo(-7),
      { tone: "attention", label: "ends soon" },
      1,
      "Åsa Lind",
    ]);
    expect(JSON.stringify(row)).not.toMatch(/\u202E|\\u0000/);
    expect(textOf(document)).toContain("Suppressed: 1.");
  });
});

describe("alerts in a report for those who may not see names", () => {
  it("are counted by what they are about, and no count tells of somebody's device", () => {
    const document = report({ alerts: [device, certificate] }, { audience: stakeholders });
    expect(textOf(document)).not.toMatch(/EVA-LAPTOP|Åsa/);
    expect(table(document, "alerts")).toBeNull();
    expect(tableOf(document, "alert-rules").rows.map((row) => row.slice(2))).toEqual([
      ["1", "0", "0"],
      ["<5", "0", "0"],
    ]);
  });
});

describe("what nobody can tell", () => {
  it.each([administrators, stakeholders])("is never told as health, for $id", (audience) => {
    const document = report({ standings: [read, unread] }, { audience });
    const text = textOf(document);
    expect(text).not.toContain("No alert is open");
    expect(text).not.toContain("Nothing opened");
    expect(tableOf(document, "alert-unknown").rows).toHaveLength(1);
    expect(text).toContain("not every rule could be judged");
  });

  it("is no failure while a rule has too few earlier snapshots, in the reader's language", () => {
    const early: RuleStanding = { ...unread, cause: { kind: "history" } };
    for (const locale of ["en", "sv"] as const) {
      const document = report({ standings: [read, early] }, { audience: administrators, locale });
      const [[, , reason] = []] = tableOf(document, "alert-unknown").rows;
      expect(reason).toBe(catalogues[locale].alerts.unknown.history);
    }
  });

  it("is everything while no snapshot was judged", () => {
    const document = report({ standings: [] });
    expect(textOf(document)).toContain("No snapshot has been judged");
    expect(blocksOf(document, "alerts")).toHaveLength(1);
  });

  it("is nothing in a healthy tenant, and then that is said", () => {
    for (const audience of [administrators, stakeholders]) {
      const document = report({}, { audience });
      expect(textOf(document)).toContain("No alert is open");
      expect(table(document, "alert-unknown")).toBeNull();
    }
  });
});

it("names from outside are clean in every table, in both languages", () => {
  const bad = alert({ entity: { kind: "device", id: HOSTILE, name: HOSTILE, platform: HOSTILE } });
  for (const locale of ["en", "sv"] as const) {
    const events = [step(bad, daysAgo(1), opened)];
    const text = textOf(report({ alerts: [bad], events }, { locale }));
    expect(text).toContain("<b>eva</b>");
    expect(text).not.toMatch(/\u202E|\\u0000/);
  }
});
