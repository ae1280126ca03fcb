import { describe, expect, it } from "vitest";
import { compose, tableOf, tables } from "../../../test-support/reports.ts";
import { daysAgo, device, snapshot, stakeholders } from "../../../test-support/snapshots.ts";
import type { Expiry, ExpiryKind } from "../../collect/rows/connection.ts";
import type { Snapshot } from "../../collect/snapshot.ts";
import type { Document, TableBlock } from "../document.ts";

const ending = (name: string, kind: ExpiryKind, state: string, days: number): Expiry => ({
  id: name,
  kind,
  name,
  expiresAt: daysAgo(-days),
  lastSyncAt: null,
  state,
});

const of = (...expiries: readonly Expiry[]): Snapshot =>
  snapshot({ lists: { ...snapshot().lists, devices: [device()], expiries } });

const listed = ({ rows }: TableBlock): readonly unknown[] => rows.map((row) => [row[0], row[1], row[4]]);

const all = of(
  ending("Printers", "app-secret", "", 3),
  ending("Old printers", "app-secret", "replaced", 2),
  ending("Intune operations", "app-certificate", "own", 20),
  ending("Tablets", "ade-token", "synced", 40),
);

describe("what is about to end", () => {
  it("names the tool's own sign-in, and keeps other applications in a table of their own", () => {
    const document = compose(all);
    expect(listed(tableOf(document, "expiries"))).toEqual([
      ["intune-om's own sign-in", "Intune operations", { tone: "attention", label: "Within 30 days" }],
      ["Automated device enrollment token", "Tablets", { tone: "good", label: "Fine" }],
    ]);
    expect(listed(tableOf(document, "app-credentials"))).toEqual([
      ["Client secret of an application", "Printers", { tone: "bad", label: "Within 7 days" }],
      ["Client secret of an application", "Old printers", { tone: "neutral", label: "Replaced" }],
    ]);
  });

  it("has no other application's for any but administrators", () => {
    for (const kind of ["stakeholders", "helpdesk", "users", "newcomers"] as const) {
      const document = compose(all, { audience: { ...stakeholders, kind } });
      expect(tables(document).map(({ id }) => id)).not.toContain("app-credentials");
      expect(JSON.stringify(document)).not.toContain("rinters");
    }
  });

  it("takes a state of another kind of token for nothing but itself", () => {
    const { rows } = tableOf(compose(of(ending("A", "vpp-token", "replaced", 3))), "expiries");
    expect(rows[0]?.[4]).toEqual({ tone: "bad", label: "Within 7 days" });
  });
});

describe("the tool's own sign-in", () => {
  const first = (document: Document): unknown =>
    document.sections.find(({ id }) => id === "state")?.blocks.find(({ kind }) => kind === "callout");

  it("needs a decision before it ends, in words of its own", () => {
    const document = compose(of(ending("Secret name", "app-secret", "own", 3)), { locale: "sv" });
    expect(document.status.sentence).toBe("Intune-oms egen inloggning upphör om 3 dagar.");
    expect(first(document)).toMatchObject({
      title: "intune-oms egen inloggning",
      text: "Upphör 2026-11-25. Lägg in en ny hemlighet eller ett nytt certifikat och ta bort den gamla.",
    });
  });

  it("has no report without it once it has ended and there is no other", () => {
    expect(first(compose(of(ending("A", "app-secret", "own", -1))))).toMatchObject({
      text: "Ended on 21 Nov 2026. Renew it at once: without it no report can be made.",
    });
  });
});
