import { describe, expect, it } from "vitest";
import { compose, tableOf, tables } from "../../../test-support/reports.ts";
import { daysAgo, snapshot } from "../../../test-support/snapshots.ts";
import type { Lists } from "../../collect/lists.ts";
import type { Connector, ConnectorKind } from "../../collect/rows/connection.ts";
import type { Snapshot } from "../../collect/snapshot.ts";
import type { LocaleId } from "../document.ts";

const withLists = (lists: Partial<Lists>): Snapshot => snapshot({ lists: { ...snapshot().lists, ...lists } });

function connector(
  name: string,
  state: string,
  silentDays: number | null,
  more: { readonly kind?: ConnectorKind; readonly code?: string } = {},
): Connector {
  const lastHeartbeatAt = silentDays === null ? null : daysAgo(silentDays);
  return { id: name, kind: "mobile-threat-defense", name, state, lastHeartbeatAt, ...more };
}

function cells(connectors: readonly Connector[], locale: LocaleId = "en"): readonly (readonly unknown[])[] {
  const { rows } = tableOf(compose(withLists({ connectors }), { locale }), "connectors");
  return rows.map((row) => [row[1], row[2]]);
}

describe("the connectors", () => {
  it("are unwell after more than three silent days, and when they say so, in the reader's words, worst first", () => {
    const connectors = [
      connector("heard", "enabled", 3),
      connector("silent", "available", 3.1),
      connector("never", "enabled", null),
      connector("dead", "unresponsive", 0),
      connector("new", "notSetUp", null),
    ];
    expect(cells(connectors, "sv")).toEqual([
      ["silent", { tone: "bad", label: "Tillgänglig, men tyst" }],
      ["never", { tone: "bad", label: "Aktiverad, men tyst" }],
      ["dead", { tone: "bad", label: "Svarar inte" }],
      ["new", { tone: "neutral", label: "Inte konfigurerad" }],
      ["heard", { tone: "good", label: "Aktiverad" }],
    ]);
  });

  it.each([
    ["ndes", "active", "good", "Active"],
    ["ndes", "inactive", "bad", "Inactive"],
    ["ndes", "none", "unknown", "No state given"],
    ["domain-join", "Active", "good", "Active"],
    ["domain-join", "error", "bad", "Error"],
    ["exchange", "connected", "good", "Connected"],
    ["exchange", "disconnected", "bad", "Disconnected"],
    ["exchange", "connectionPending", "attention", "Waits to connect"],
    ["managed-google-play", "enabled", "good", "Enabled"],
    ["managed-google-play", "bound", "attention", "Bound but not validated"],
    ["managed-google-play", "credentialsNotValid", "bad", "Credentials not valid"],
    ["apple-enrollment", "unknown", "unknown", "Unknown"],
    ["certificate", "aLaterMember", "unknown", "aLaterMember"],
  ] as const)("of kind %s in the state %s are %s: %s", (kind, state, tone, label) => {
    expect(cells([connector("c", state, 0, { kind })])).toEqual([["c", { tone, label }]]);
  });

  it("without a state are judged by when they were heard from", () => {
    const of = (name: string, days: number | null): Connector =>
      connector(name, "", days, { kind: "certificate" });
    expect(cells([of("heard", 2), of("silent", 4), of("never", null)])).toEqual([
      ["silent", { tone: "bad", label: "Silent" }],
      ["never", { tone: "bad", label: "Silent" }],
      ["heard", { tone: "good", label: "Heard from" }],
    ]);
  });

  it("name the code of a failure", () => {
    const failed = connector("a", "syncFailed", 0, { kind: "apple-enrollment", code: "7" });
    expect(cells([failed])).toEqual([["a", { tone: "bad", label: "Synchronization failed (code 7)" }]]);
    expect(cells([failed], "sv")).toEqual([
      ["a", { tone: "bad", label: "Synkroniseringen misslyckades (kod 7)" }],
    ]);
  });
});

describe("partners for device management", () => {
  const partner = { id: "1", name: "Jamf", type: "", configured: true, lastHeartbeatAt: daysAgo(0) } as const;
  const cell = (more: object): unknown => {
    const managementPartners = [{ ...partner, state: "enabled", removalAt: null, ...more }];
    return tableOf(compose(withLists({ managementPartners })), "management-partners").rows[0]?.[1];
  };

  it("have no table where there is none", () => {
    expect(tables(compose(snapshot())).map(({ id }) => id)).not.toContain("management-partners");
  });

  it("are well when they are enabled and heard from", () => {
    expect(cell({})).toEqual({ tone: "good", label: "Enabled" });
    expect(cell({ lastHeartbeatAt: daysAgo(9) })).toEqual({ tone: "bad", label: "Enabled, but silent" });
    expect(cell({ state: "terminated" })).toEqual({ tone: "bad", label: "Ended" });
    expect(cell({ state: "" })).toEqual({ tone: "unknown", label: "Unknown" });
    expect(cell({ configured: false })).toEqual({ tone: "neutral", label: "Not set up" });
  });
});
