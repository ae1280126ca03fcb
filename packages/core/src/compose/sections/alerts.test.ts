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
  limits: null,
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

/** Alerts of one rule about devices that are called so. */
function devices(names: readonly string[], patch: Partial<Alert> = {}): readonly Alert[] {
  return names.map((name) =>
    alert({
      ...patch,
      key: `${patch.rule ?? "stale-devices"}:${name}`,
      entity: { kind: "device", id: `id of ${name}`, name, platform: "Windows" },
    }),
  );
}

const TAKEN = { state: "acknowledged", acknowledged: { by: "asa", at: daysAgo(1), note: null } } as const;

function incident(title: string): Alert {
  return alert({
    key: `service-incident:${title}`,
    rule: "service-incident",
    entity: { kind: "issue", id: `id of ${title}`, name: title, platform: null },
    severity: "high",
    value: null,
    worst: null,
  });
}

/** What a table says of each cause. */
function causes(document: Document, id: string = "alert-causes"): readonly unknown[] {
  const { columns, rows } = tableOf(document, id);
  const what = columns.findIndex((column) => column.id === "what");
  return rows.map((row) => row[what]);
}

describe("what is wrong, by cause", () => {
  it("has the worst first, with how it stands, since when, the worst figure and who has it", () => {
    const { rows } = tableOf(report({ alerts: [device, certificate] }), "alert-causes");
    expect(rows).toEqual([
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
        "EVA-LAPTOP has not checked in for 40 days",
        { tone: "bad", label: "Open" },
        daysAgo(1),
        null,
        "O&M owner",
      ],
    ]);
  });

  it("names up to three of a rule, and counts more", () => {
    expect(causes(report({ alerts: devices(["A", "B", "C"]) }))).toEqual([
      "3 devices have not been heard from for a long time: A, B and C",
    ]);
    expect(causes(report({ alerts: devices(["A", "B", "C", "D"]) }))).toEqual([
      "4 devices have not been heard from for a long time",
    ]);
  });

  it("says a name that several have but once, and none where the service has only ids", () => {
    const [first, second] = devices(["A", "B"]);
    const nameless = devices(["A", "B"]).map((one) => ({
      ...one,
      entity: { ...one.entity, name: one.entity.id },
    }));
    const twins = [first, { ...second, entity: { ...second?.entity, name: "A" } }] as readonly Alert[];
    expect(causes(report({ alerts: twins }))).toEqual([
      "2 devices have not been heard from for a long time: A",
    ]);
    expect(causes(report({ alerts: nameless }))).toEqual([
      "2 devices have not been heard from for a long time",
    ]);
  });

  it("has what is one of a kind by itself, and names it among many, too", () => {
    const titles = ["A", "B", "C", "D", "E", "F", "G", "H"].map((name) => `${name} is down`);
    expect(causes(report({ alerts: titles.slice(0, 3).map(incident) }))).toHaveLength(3);
    expect(causes(report({ alerts: titles.map(incident) }))).toEqual([
      "8 incidents in Intune are open: A is down, B is down, C is down, D is down, E is down, F is down and 2 more",
    ]);
  });

  it("counts how many stand how, tells the worst and the first of them, and to whom any was given", () => {
    const [first, second, third, fourth] = devices(["A", "B", "C", "D"]);
    const given = { ...third, owner: "asa", ...TAKEN, value: 70, worst: 90 };
    const alerts = [first, second, given, { ...fourth, openedAt: daysAgo(6) }] as readonly Alert[];
    const [row] = tableOf(report({ alerts }), "alert-causes").rows;
    expect(row?.slice(2)).toEqual([
      { tone: "bad", label: "Open: 3, Acknowledged: 1" },
      daysAgo(6),
      "90 days",
      "O&M owner, Åsa Lind",
    ]);
  });

  it("takes the least for the worst of what counts down, and says when time is up", () => {
    const alerts = [3, -1, 2].map((value) =>
      alert({
        key: `grace-period:${value}`,
        rule: "grace-period",
        worse: "lower",
        value,
        worst: value,
        entity: { ...device.entity, id: `${value}` },
      }),
    );
    expect(tableOf(report({ alerts }), "alert-causes").rows[0]?.[4]).toBe("1 day over");
    expect(tableOf(report({ alerts }, { locale: "sv" }), "alert-causes").rows[0]?.[4]).toBe(
      "1 dag över tiden",
    );
  });

  it("has what is silenced last, however severe, and takes no severity from it", () => {
    const silent = alert({ key: "malware-active:x", rule: "malware-active", severity: "critical" });
    const suppressions = [suppression({ scope: { rule: "malware-active" } })];
    const { rows } = tableOf(report({ alerts: [silent, device], suppressions }), "alert-causes");
    expect(rows.map((row) => row[2])).toMatchObject([{ label: "Open" }, { label: "Suppressed" }]);
  });

  it("says where every alert stands by itself, only where some are not named", () => {
    const { inWorkbook, byCommand } = catalogues.en.alertSection.texts;
    const many = devices(["A", "B", "C", "D"]);
    const said = (alerts: readonly Alert[], options: ComposeOptions): readonly boolean[] => {
      const text = textOf(report({ alerts }, options));
      return [inWorkbook, byCommand].map((note) => text.includes(note));
    };
    expect(said(many, { formats: ["pdf", "xlsx"] })).toEqual([true, false]);
    expect(said(many, { formats: ["pdf"] })).toEqual([false, true]);
    expect(said(many.slice(1), { formats: ["pdf", "xlsx"] })).toEqual([false, false]);
    expect(said(many, { formats: ["pdf", "xlsx"], audience: stakeholders })).toEqual([false, false]);
  });
});

describe("alerts in a report for those who see names", () => {
  it("stand one by one in the workbook alone", () => {
    const document = report({ alerts: [device, certificate], events: [step(device, daysAgo(1), opened)] });
    for (const id of ["alerts", "alert-news"]) expect(tableOf(document, id).workbookOnly).toBe(true);
    expect(tableOf(document, "alerts").rows).toHaveLength(2);
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

  it("are told by cause where they are new, unless that is all that is open", () => {
    const [first, second] = devices(["A", "B"]);
    const both = [first, second] as readonly Alert[];
    const events = both.map((one) => step(one, daysAgo(2), opened));
    expect(table(report({ alerts: both, events }), "alert-new")).toBeNull();
    expect(table(report({ alerts: both }), "alert-new")).toBeNull();
    const document = report({ alerts: [...both, certificate], events });
    expect(causes(document, "alert-new")).toEqual([
      "2 devices have not been heard from for a long time: A and B",
    ]);
    expect(tableOf(document, "alert-new").columns.map(({ id }) => id)).not.toContain("happened");
  });

  it("are new but once when they opened again and again, and not told as if they held when they are over", () => {
    const [first, second] = devices(["A", "B"]);
    const over = { ...first, state: "resolved", resolvedAt: daysAgo(1) } as Alert;
    const events = [
      step(over, daysAgo(4), opened),
      step(over, daysAgo(2), { ...opened, again: true }),
      step(second as Alert, daysAgo(2), opened),
    ];
    const { rows } = tableOf(report({ alerts: [over, second as Alert], events }), "alert-new");
    expect(rows).toEqual([
      [
        { tone: "attention", label: "Medium" },
        "Silent devices, 2 alerts: A and B",
        { tone: "bad", label: "Opened again, Opened" },
        daysAgo(2),
      ],
    ]);
  });

  it("are told by cause where they are over, with how they ended and how long it took", () => {
    const over = devices(["A", "B", "C", "D"], { state: "resolved", resolvedAt: daysAgo(1) });
    const events = over.flatMap((one, index) => [
      step(one, daysAgo(3), opened),
      step(one, daysAgo(1), { kind: "resolved", why: index === 0 ? "gone" : "clear" }),
    ]);
    const { ending } = catalogues.en.alerts;
    expect(tableOf(report({ alerts: over, events }), "alert-over").rows).toEqual([
      [
        { tone: "attention", label: "Medium" },
        "Silent devices, 4 alerts",
        { tone: "neutral", label: `${ending.gone}, ${ending.clear}` },
        daysAgo(1),
        "2 days",
      ],
    ]);
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
  const stakeholder = { audience: stakeholders } as const;

  it("tell of what is one of a kind, and of nobody's device", () => {
    const document = report({ alerts: [device, certificate] }, stakeholder);
    expect(textOf(document)).not.toMatch(/EVA-LAPTOP|Åsa/);
    expect(table(document, "alerts")).toBeNull();
    expect(table(document, "alert-news")).toBeNull();
    expect(causes(document)).toEqual([
      "The Apple push certificate ends in 5 days",
      "<5 devices have not been heard from for a long time",
    ]);
  });

  it("count no state and no one, and show a figure only where it is a span of time", () => {
    const [first, second, ...others] = devices(["A", "B", "C", "D", "E", "F"]);
    const taken = { ...second, ...TAKEN, owner: "asa" } as Alert;
    const rate = alert({
      key: "compliance-rate:contoso",
      rule: "compliance-rate",
      value: 97,
      worst: 96,
      unit: "percent",
      detail: "97/100",
      severity: "low",
      entity: { kind: "tenant", id: "contoso", name: "contoso", platform: null },
    });
    const { rows } = tableOf(
      report({ alerts: [first as Alert, taken, ...others, rate] }, stakeholder),
      "alert-causes",
    );
    expect(rows.map((row) => [row[1], row[2], row[4], row[5]])).toEqual([
      [
        "6 devices have not been heard from for a long time",
        { tone: "bad", label: "Open, Acknowledged" },
        "40 days",
        "O&M owner",
      ],
      ["Compliance is below its target in 1 tenant", { tone: "bad", label: "Open" }, null, "O&M owner"],
    ]);
  });

  it("name no account that a token is called after, and nothing of a rule that is not the product's own", () => {
    const token = alert({
      key: "vpp-token:x",
      rule: "vpp-token",
      entity: { kind: "token", id: "x", name: "eva.ek@contoso.example", platform: "iOS" },
    });
    const own = alert({
      key: "custom:x:y",
      rule: "custom:x",
      entity: { kind: "certificate", id: "y", name: "Eva Ek", platform: null },
    });
    const events = [token, own, device].map((one) =>
      step(one, daysAgo(1), { kind: "resolved", why: "clear" }),
    );
    for (const locale of ["en", "sv"] as const)
      expect(
        textOf(report({ alerts: [token, own, device], events }, { ...stakeholder, locale })),
      ).not.toMatch(/eva/i);
  });

  it("are hidden in number where few are over", () => {
    const over = devices(["A", "B"], { state: "resolved", resolvedAt: daysAgo(1) });
    const events = over.map((one) => step(one, daysAgo(1), { kind: "resolved", why: "clear" }));
    expect(causes(report({ alerts: over, events }, stakeholder), "alert-over")).toEqual([
      "Silent devices, <5 alerts",
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
