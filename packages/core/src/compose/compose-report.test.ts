import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { everyFigure, everyList } from "../../test-support/every-list.ts";
import { update } from "../../test-support/updates.ts";
import { blocksOf, compose, tables } from "../../test-support/reports.ts";
import {
  administrators,
  device,
  NOW,
  report,
  snapshot,
  stakeholders,
  without,
} from "../../test-support/snapshots.ts";
import type { Lists } from "../collect/lists.ts";
import type { LocaleId } from "./document.ts";

const busy = snapshot({
  lists: {
    ...everyList,
    devices: [
      device({
        id: "1",
        name: "NORR-SECRET",
        complianceState: "noncompliant",
        userPrincipalName: "eva.ek@contoso.example",
      }),
      device({ id: "2", os: "iOS" }),
    ],
  },
  metrics: everyFigure,
});

/** What collectors make themselves, or have made safe. */
const OURS = new Set(["kind", "url", "language", "stage", "platforms", "audiences", "field"]);

/** The same value with another text in place of every one that the service sends. */
function withTexts(value: unknown, text: string): unknown {
  if (typeof value === "string") return text;
  if (Array.isArray(value)) return value.map((member) => withTexts(member, text));
  if (typeof value !== "object" || value === null || value instanceof Date) return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, part]) => [name, OURS.has(name) ? part : withTexts(part, text)]),
  );
}

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
    const announced = update({ title: "New thing", publishedAt: NOW });
    const base = { ...snapshot(), lists: { ...snapshot().lists, updates: [announced] } };
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
      fc.property(hostile, hostile, (name, metric) => {
        const lists = withTexts(everyList, name) as Lists;
        const metrics = {
          ...everyFigure,
          [`audit.operation.${metric}`]: 1,
          [`autopilot.state.${metric}`]: 1,
        };
        for (const audience of [administrators, stakeholders, { ...stakeholders, kind: "users" as const }]) {
          const text = JSON.stringify(compose(snapshot({ lists, metrics }), { audience }));
          expect(text).not.toMatch(/[\u202A-\u202E\u2066-\u2069]|\\u00[01]|\\ud[89a-f]/i);
        }
      }),
      { numRuns: 100 },
    );
  });

  it("has every table row as long as its columns, and every table once", () => {
    for (const audience of [administrators, stakeholders]) {
      const found = tables(compose(busy, { audience }));
      for (const { id, columns, rows } of found) {
        for (const row of rows) expect(row.length, id).toBe(columns.length);
      }
      const names = found.map(({ id }) => id);
      expect(names).toEqual([...new Set(names)]);
    }
  });

  it("says once what several sources lack for the same reason, and names them all", () => {
    const off = ["malware", "apps", "ndes-connectors"];
    const coverage = busy.coverage.map((entry) =>
      off.includes(entry.source)
        ? ({
            source: entry.source,
            status: "unreadable",
            reason: `GET /${entry.source}: beta.`,
            fix: "",
            cause: { kind: "switchedOff" },
          } as const)
        : entry,
    );
    const document = compose({ ...busy, coverage });
    expect(document.notices.map(({ title }) => title)).toEqual([
      "Malware, App installations and NDES connectors could not be read",
    ]);
    expect(blocksOf(document, "protection")[0]).toMatchObject({ title: "Malware could not be read" });
  });

  it("says once which sources of a section are switched off", () => {
    const off = ["ndes-connectors", "exchange-connectors"];
    const coverage = busy.coverage.filter(({ source }) => !off.includes(source));
    const callouts = (locale: LocaleId): readonly unknown[] =>
      blocksOf(compose({ ...busy, coverage }, { locale }), "connectors").flatMap((block) =>
        block.kind === "callout" ? [block.title] : [],
      );
    expect(callouts("en")).toEqual(["NDES connectors and Exchange connectors are switched off"]);
    expect(callouts("sv")).toEqual(["NDES-anslutningar och Exchange-anslutningar är avstängda"]);
  });
});
