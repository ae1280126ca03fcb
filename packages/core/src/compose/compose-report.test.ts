import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { compose, tables } from "../../test-support/reports.ts";
import {
  daysAgo,
  device,
  NOW,
  report,
  snapshot,
  stakeholders,
  without,
} from "../../test-support/snapshots.ts";
import type { ListName } from "../collect/lists.ts";
import type { LocaleId } from "./document.ts";

const busy = snapshot({
  lists: {
    ...snapshot().lists,
    devices: [
      device({
        id: "1",
        name: "NORR-SECRET",
        complianceState: "noncompliant",
        userPrincipalName: "eva.ek@contoso.example",
      }),
      device({ id: "2", os: "iOS" }),
    ],
    apps: [
      {
        id: "a",
        name: "Teams",
        version: "1",
        platform: "Windows",
        installed: 8,
        failed: 2,
        pending: 1,
        notInstalled: 0,
        notApplicable: 0,
      },
    ],
    appFailures: [
      {
        appId: "a",
        appName: "Teams",
        deviceName: "NORR-SECRET",
        userPrincipalName: "eva.ek@contoso.example",
        platform: "Windows",
        code: "0x87D1041C",
        at: NOW,
      },
    ],
    unhealthyDevices: [
      {
        deviceId: "1",
        deviceName: "NORR-SECRET",
        userPrincipalName: "eva.ek@contoso.example",
        deviceState: "critical",
        realTimeProtection: false,
        malwareProtection: true,
        signatureOverdue: true,
        signatureVersion: "1",
        lastReportedAt: NOW,
        activeThreats: 1,
        productStatus: [],
      },
    ],
    enrollmentFailures: [
      {
        id: "f",
        at: daysAgo(1),
        os: "iOS",
        osVersion: "18",
        category: "authorization",
        reason: "No licence",
        enrollmentType: "userEnrollment",
        userId: "u",
      },
    ],
  },
  metrics: {
    "protection.protected": 0,
    "protection.reporting": 1,
    "protection.signaturesFresh": 0,
    "protection.activeThreatDevices": 1,
  },
});

describe("a composed report", () => {
  it("has the sections that were asked for, in their order, in both languages and of the same shape", () => {
    const en = compose(busy);
    const sv = compose(busy, { locale: "sv" });
    expect(en.sections.map(({ id }) => id)).toEqual(report().sections);
    expect(sv.sections.map(({ blocks }) => blocks.map(({ kind }) => kind))).toEqual(
      en.sections.map(({ blocks }) => blocks.map(({ kind }) => kind)),
    );
    expect(sv.title).toBe("Intune i veckan");
    expect(sv.status.sentence).not.toBe(en.status.sentence);
  });

  it("writes figures as the reader's language does", () => {
    const value = (locale: LocaleId): string | undefined =>
      compose(busy, { locale })
        .sections.flatMap(({ blocks }) => blocks)
        .flatMap((block) => (block.kind === "kpis" ? block.items : []))
        .find(({ id }) => id === "compliance_rate")?.value;
    expect(value("en")).toBe("50.0%");
    expect(value("sv")).toBe("50,0\u00a0%");
  });

  it("names no device and no user to stakeholders", () => {
    const forStakeholders = JSON.stringify(compose(busy, { audience: stakeholders }));
    expect(forStakeholders).not.toContain("NORR-SECRET");
    expect(forStakeholders).not.toContain("eva.ek");
    expect(JSON.stringify(compose(busy))).toContain("NORR-SECRET");
  });

  it("tells the help desk what an error means and what to do first", () => {
    const errors = tables(compose(busy, { locale: "sv" })).find(({ id }) => id === "errors");
    expect(errors?.rows.map((row) => row[0])).toMatchObject([
      { text: "0x87D1041C" },
      { text: "authorization" },
    ]);
    expect(errors?.rows.every((row) => JSON.stringify(row[5]).length > 20)).toBe(true);
  });

  it("puts what could not be seen on top and where it is missing, with what to grant", () => {
    const document = compose(without(busy, "malware", "malware"));
    expect(document.notices).toMatchObject([
      { title: "Malware could not be read", fix: "Grant X.Read.All." },
    ]);
    const protection = document.sections.find(({ id }) => id === "protection");
    expect(protection?.blocks[0]).toMatchObject({ kind: "callout", title: "Malware could not be read" });
  });

  const listOf: readonly (readonly [string, ListName, string])[] = [
    ["compliance-policies", "compliancePolicies", "compliance-policies"],
    ["malware", "malware", "malware"],
    ["unhealthy-devices", "unhealthyDevices", "unhealthy-devices"],
    ["apps", "apps", "apps"],
    ["enrollment-failures", "enrollmentFailures", "enrollment-failures"],
    ["mtd-connectors", "connectors", "connectors"],
    ["service-health", "serviceHealth", "services"],
    ["service-issues", "serviceIssues", "incidents"],
    ["devices", "devices", "devices"],
  ];
  it.each(listOf)(
    "shows no empty, healthy looking table when %s could not be read",
    (source, list, table) => {
      expect(tables(compose(snapshot())).map(({ id }) => id)).toContain(table);
      expect(tables(compose(without(busy, source, list))).map(({ id }) => id)).not.toContain(table);
    },
  );

  it("shows no empty, healthy looking table of a source that is switched off", () => {
    const off = {
      ...busy,
      coverage: busy.coverage.filter(({ source }) => source !== "service-messages" && source !== "malware"),
    };
    expect(tables(compose(off)).map(({ id }) => id)).not.toContain("changes");
    expect(tables(compose(off)).map(({ id }) => id)).not.toContain("malware");
    expect(compose(off).sections.find(({ id }) => id === "changes")?.blocks).toMatchObject([
      { title: "Message center is switched off" },
    ]);
  });

  it("keeps the announced changes of one source when another could not be read, and says so", () => {
    const update = {
      key: "k",
      source: "news",
      title: "New thing",
      summary: "",
      url: null,
      platforms: [],
      category: null,
      publishedAt: NOW,
      updatedAt: null,
      actBy: null,
      severity: null,
      state: "new",
    } as const;
    const base = { ...snapshot(), lists: { ...snapshot().lists, updates: [update] } };
    const refused = {
      source: "feed:news",
      status: "unreadable",
      reason: "404",
      fix: "Correct the address.",
    } as const;
    const withFeed = { ...base, coverage: [...base.coverage, refused] };
    const changes = compose(withFeed).sections.find(({ id }) => id === "changes");
    expect(changes?.blocks.map(({ kind }) => kind)).toEqual(["callout", "table"]);
    const neither = compose(without(withFeed, "service-messages", null)).sections.find(
      ({ id }) => id === "changes",
    );
    expect(neither?.blocks.map(({ kind }) => kind)).toEqual(["callout", "callout"]);
  });

  it("says in its one sentence that the state is not known when the devices could not be read", () => {
    const { status } = compose(without(busy, "devices", "devices"));
    expect(status).toMatchObject({ tone: "unknown", label: "Not known" });
  });

  it("carries no control, bidi control or lone surrogate from a name, whatever the name", () => {
    const hostile = fc.oneof(
      fc.string({ unit: "binary" }),
      fc.constantFrom("<script>alert(1)</script>", "\u202Egnp.exe", "a\u0000b", "\uD800", "=HYPERLINK(1)"),
    );
    fc.assert(
      fc.property(hostile, hostile, (name, model) => {
        const devices = [device({ name, model, complianceState: "error", osVersion: name })];
        const text = JSON.stringify(compose(snapshot({ lists: { ...snapshot().lists, devices } })));
        expect(text).not.toMatch(/[\u202A-\u202E\u2066-\u2069]|\\u00[01]|\\ud[89a-f]/i);
      }),
      { numRuns: 200 },
    );
  });

  it("has every table row as long as its columns", () => {
    for (const { id, columns, rows } of tables(compose(busy))) {
      for (const row of rows) expect(row.length, id).toBe(columns.length);
    }
  });
});
