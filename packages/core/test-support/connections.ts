import { describe, expect, it } from "vitest";
import type { AlertRule } from "../src/alerts/alert-rule.ts";
import type { Firing } from "../src/alerts/firing.ts";
import type { Connector, ConnectorKind, Expiry, ExpiryKind } from "../src/collect/rows/connection.ts";
import { fire } from "./fire-rule.ts";
import { daysAgo } from "./snapshots.ts";

export const HOUR: number = 1 / 24;
export const MINUTE: number = HOUR / 60;

/** Something that ends in a year and was synchronised an hour ago. */
export function expiryOf(kind: ExpiryKind, patch: Partial<Expiry> = {}): Expiry {
  return {
    id: "e1",
    kind,
    name: "Norrviken",
    expiresAt: daysAgo(-365),
    lastSyncAt: daysAgo(HOUR),
    state: "valid",
    ...patch,
  };
}

/** A connector that works and was heard from an hour ago. */
export function connectorOf(kind: ConnectorKind, patch: Partial<Connector> = {}): Connector {
  return { id: "c1", kind, name: "SRV01", state: "active", lastHeartbeatAt: daysAgo(HOUR), ...patch };
}

/** What a rule says of rows that end. */
export function fireExpiries(
  rule: AlertRule,
  expiries: readonly Expiry[],
  thresholds: Readonly<Record<string, number>> = {},
): readonly Firing[] {
  return fire(rule, { lists: { expiries }, thresholds });
}

export function fireConnectors(
  rule: AlertRule,
  connectors: readonly Connector[],
  thresholds: Readonly<Record<string, number>> = {},
): readonly Firing[] {
  return fire(rule, { lists: { connectors }, thresholds });
}

/** The table of a rule for what Apple gives out for a year. */
export function describeYearly(rule: AlertRule, kind: ExpiryKind): void {
  const firing = (patch: Partial<Expiry>, thresholds = {}): Firing | undefined =>
    fireExpiries(rule, [expiryOf(kind, patch)], thresholds)[0];
  const ending = (days: number): Firing | undefined => firing({ expiresAt: daysAgo(-days) });

  describe(rule.id, () => {
    it.each([
      ["91 days are left", 91, null],
      ["90 days and nearly another are left", 91 - MINUTE, ["low", 2, 90]],
      ["90 days are left", 90, ["low", 2, 90]],
      ["61 days are left", 61, ["low", 2, 61]],
      ["60 days are left", 60, ["low", 3, 60]],
      ["31 days are left", 31, ["low", 3, 31]],
      ["30 days are left", 30, ["medium", 4, 30]],
      ["15 days are left", 15, ["medium", 4, 15]],
      ["14 days are left", 14, ["high", 5, 14]],
      ["8 days are left", 8, ["high", 5, 8]],
      ["7 days are left", 7, ["critical", 6, 7]],
      ["2 days are left", 2, ["critical", 6, 2]],
      ["a day is left", 1, ["critical", 7, 1]],
      ["a minute is left", MINUTE, ["critical", 7, 0]],
      ["it ends now", 0, ["critical", 8, 0]],
      ["it ended a minute ago", -MINUTE, ["critical", 8, 0]],
      ["it ended a month ago", -30, ["critical", 8, -30]],
    ] as const)("when %s", (_case, days, expected) => {
      const found = ending(days);
      expect(found === undefined ? null : [found.severity, found.stage, found.value]).toEqual(expected);
    });

    it.each([
      ["that the service does not tell", null],
      ["in year 1", new Date("0001-01-01T00:00:00Z")],
      ["in year 9999", new Date("9999-12-31T23:59:59Z")],
      ["that is no date", new Date(Number.NaN)],
    ])("says nothing of an end %s", (_case, expiresAt) => {
      expect(firing({ expiresAt })).toBeUndefined();
    });

    it("keeps to the thresholds that it is given, and tells a later beginning once", () => {
      const early = { firstDays: 120, mediumDays: 100, highDays: 50, criticalDays: 20 };
      const at = (days: number): unknown => {
        const found = firing({ expiresAt: daysAgo(-days) }, early);
        return found === undefined ? null : [found.severity, found.stage];
      };
      expect([121, 120, 100, 90, 50, 20].map(at)).toEqual([
        null,
        ["low", 1],
        ["medium", 1],
        ["medium", 2],
        ["high", 3],
        ["critical", 4],
      ]);
      for (const firstDays of [40, 90, 120])
        expect(firing({ expiresAt: daysAgo(-35) }, { firstDays })?.stage, `${firstDays}`).toBe(3);
      expect(firing({ expiresAt: daysAgo(-45) }, { firstDays: 40 })).toBeUndefined();
      expect(firing({ expiresAt: daysAgo(-40) }, { firstDays: 40 })?.stage).toBe(3);
    });

    it("is about its own kind alone, and keeps its entity under another name and after a renewal that was put off", () => {
      const others = (["vpp-token", "ade-token", "app-secret"] as const).filter((one) => one !== kind);
      expect(
        fireExpiries(
          rule,
          others.map((one) => expiryOf(one, { expiresAt: daysAgo(1) })),
        ),
      ).toEqual([]);
      const found = [
        ending(5),
        firing({ name: "Another", expiresAt: daysAgo(-1) }),
        firing({ name: "", expiresAt: daysAgo(3) }),
      ];
      expect(found.map((one) => one?.entity.id)).toEqual(["e1", "e1", "e1"]);
      expect(firing({ id: " ", expiresAt: daysAgo(3) })?.entity.id).toMatch(/^\w+$/);
    });

    it("shows the day on which it ends", () => {
      const expiresAt = daysAgo(-5);
      expect(firing({ expiresAt })?.evidence).toEqual([
        { name: "Norrviken", detail: "", value: 5, at: expiresAt },
      ]);
    });
  });
}

/** The table of a rule for a token that is to be synchronised. */
export function describeTokenSync(rule: AlertRule, kind: ExpiryKind): void {
  const firing = (patch: Partial<Expiry>, thresholds = {}): Firing | undefined =>
    fireExpiries(rule, [expiryOf(kind, patch)], thresholds)[0];

  describe(rule.id, () => {
    it.each([
      ["an hour ago", HOUR, null],
      ["72 hours ago", 72 * HOUR, null],
      ["a minute more than 72 hours ago", 72 * HOUR + MINUTE, 72],
      ["a month ago", 30, 720],
      ["in the future", -1, null],
    ])("when it was synchronised %s", (_case, days, hours) => {
      const found = firing({ lastSyncAt: daysAgo(days) });
      expect(found?.value ?? null).toBe(hours);
      expect(found?.severity).toBe(hours === null ? undefined : "medium");
    });

    it.each([
      ["nothing", null],
      ["never", new Date("0001-01-01T00:00:00Z")],
    ])(
      "tells a token of which the service says %s as one that was never synchronised",
      (_case, lastSyncAt) => {
        expect(firing({ lastSyncAt })).toMatchObject({ value: null, labels: { fault: "silent" } });
      },
    );

    it("leaves a token that has ended to the rule about its end, and takes one without an end for one that lasts", () => {
      expect(firing({ lastSyncAt: daysAgo(30), expiresAt: daysAgo(0) })).toBeUndefined();
      expect(firing({ lastSyncAt: daysAgo(30), expiresAt: daysAgo(-MINUTE) })).toBeDefined();
      expect(firing({ lastSyncAt: daysAgo(30), expiresAt: null })).toBeDefined();
    });

    it("takes a state that is not known yet for none, as long as it is synchronised", () => {
      expect(firing({ state: "somethingNew" })).toBeUndefined();
      expect(firing({ state: "" })).toBeUndefined();
    });

    it("keeps to its threshold, to its kind, and to its entity under another name", () => {
      expect(firing({ lastSyncAt: daysAgo(2) }, { hours: 24 })?.entity.id).toBe("e1");
      expect(firing({ lastSyncAt: daysAgo(4), name: "Another" })?.entity.id).toBe("e1");
      const push = expiryOf("apple-push-certificate", { lastSyncAt: null });
      expect(fireExpiries(rule, [push])).toEqual([]);
    });
  });
}

export interface ConnectorCase {
  readonly kind: ConnectorKind;
  /** A state in which it works, and one in which it does not; null for a kind that tells no state. */
  readonly works: string;
  readonly fails: string | null;
  readonly severity: string;
  /** What it is while another one does the work. */
  readonly spared: string;
}

/** The table of a rule for connectors of one kind. */
export function describeConnector(
  rule: AlertRule,
  { kind, works, fails, severity, spared }: ConnectorCase,
): void {
  const connector = (patch: Partial<Connector> = {}): Connector =>
    connectorOf(kind, { state: works, ...patch });
  const firing = (patch: Partial<Connector>, thresholds = {}): Firing | undefined =>
    fireConnectors(rule, [connector(patch)], thresholds)[0];

  describe(rule.id, () => {
    it.each([
      ["an hour ago", HOUR, null],
      ["72 hours ago", 72 * HOUR, null],
      ["a minute more than 72 hours ago", 72 * HOUR + MINUTE, 72],
      ["ten days ago", 10, 240],
      ["in the future, by another clock", -HOUR, null],
    ])("when it was heard from %s", (_case, days, hours) => {
      const found = firing({ lastHeartbeatAt: daysAgo(days) });
      expect(found?.value ?? null).toBe(hours);
      if (hours !== null)
        expect(found).toMatchObject({ severity, detail: "", labels: { connector: kind, fault: "silent" } });
    });

    it.each([
      ["nothing", null],
      ["never", new Date("0001-01-01T00:00:00Z")],
    ])("tells one of which the service says %s as silent", (_case, lastHeartbeatAt) => {
      expect(firing({ lastHeartbeatAt })).toMatchObject({ value: null, labels: { fault: "silent" } });
    });

    if (fails !== null) {
      it("tells one that says that it failed, however lately it was heard from", () => {
        expect(firing({ state: fails })).toMatchObject({
          severity,
          detail: fails,
          labels: { fault: "failed" },
        });
        expect(firing({ state: fails.toUpperCase() })).toMatchObject({ labels: { fault: "failed" } });
      });
    }

    it.each(["", "somethingNew", "unknown", "notSetUp"])("finds no failure in the state %j", (state) => {
      expect(firing({ state })).toBeUndefined();
    });

    it("finds a state that is not known yet silent all the same, and one that nobody set up never", () => {
      expect(firing({ state: "somethingNew", lastHeartbeatAt: null })).toBeDefined();
      expect(firing({ state: "notSetUp", lastHeartbeatAt: null })).toBeUndefined();
    });

    it("weighs as much as the work that nobody does", () => {
      const silent = connector({ lastHeartbeatAt: daysAgo(10) });
      const other = connector({ id: "c2", name: "SRV02" });
      const elsewhere = connectorOf(kind === "ndes" ? "certificate" : "ndes", { id: "c3" });
      const severities = (connectors: readonly Connector[]): readonly string[] =>
        fireConnectors(rule, connectors).map((one) => one.severity);
      expect(severities([silent, elsewhere])).toEqual([severity]);
      expect(severities([silent, other])).toEqual([spared]);
      expect(severities([silent, { ...other, lastHeartbeatAt: null }])).toEqual([severity, severity]);
    });

    it("keeps to its threshold, to its kind, and to its entity under another name", () => {
      expect(firing({ lastHeartbeatAt: daysAgo(2) }, { silentHours: 24 })?.entity.id).toBe("c1");
      expect(firing({ lastHeartbeatAt: null, name: "Another" })?.entity.id).toBe("c1");
      expect(firing({ lastHeartbeatAt: null, id: "" })?.entity.id).toBe("connector");
      const elsewhere = connectorOf(kind === "ndes" ? "certificate" : "ndes", { state: "error" });
      expect(fireConnectors(rule, [elsewhere])).toEqual([]);
    });
  });
}
