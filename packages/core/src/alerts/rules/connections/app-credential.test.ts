import { describe, expect, it } from "vitest";
import type { Firing } from "../../firing.ts";
import { expiryOf, fireExpiries, MINUTE } from "../../../../test-support/connections.ts";
import { daysAgo } from "../../../../test-support/snapshots.ts";
import { appCredential } from "./app-credential.ts";

const ending = (
  days: number,
  state = "",
  kind: "app-secret" | "app-certificate" = "app-secret",
): Firing | undefined =>
  fireExpiries(appCredential, [expiryOf(kind, { state, expiresAt: daysAgo(-days) })])[0];
const told = (found: Firing | undefined): unknown =>
  found === undefined ? null : [found.severity, found.stage];

describe("app-credential", () => {
  it.each([
    ["91 days are left", 91, null],
    ["90 days are left", 90, ["low", 2]],
    ["31 days are left", 31, ["low", 3]],
    ["30 days are left", 30, ["medium", 4]],
    ["a day is left", 1, ["medium", 7]],
    ["a minute is left", MINUTE, ["medium", 7]],
    ["it ends now", 0, ["high", 8]],
    ["it ended a month ago", -30, ["high", 8]],
  ])("of another application when %s", (_case, days, expected) => {
    expect(told(ending(days))).toEqual(expected);
    expect(told(ending(days, "somethingNew", "app-certificate"))).toEqual(expected);
  });

  it.each([
    ["91 days are left", 91, null],
    ["90 days are left", 90, ["low", 2]],
    ["31 days are left", 31, ["low", 3]],
    ["30 days are left", 30, ["high", 4]],
    ["15 days are left", 15, ["high", 4]],
    ["14 days are left", 14, ["critical", 5]],
    ["it has ended", -MINUTE, ["critical", 8]],
  ])("of the tool itself when %s", (_case, days, expected) => {
    expect(told(ending(days, "own"))).toEqual(expected);
    expect(told(ending(days, "own", "app-certificate"))).toEqual(expected);
  });

  it.each([90, 7, 0, -30])("says nothing of one that is replaced, with %i days left", (days) => {
    expect(ending(days, "replaced")).toBeUndefined();
  });

  it("takes the tool's own that has ended for replaced once it signs in with another", () => {
    const ended = expiryOf("app-secret", { state: "own", expiresAt: daysAgo(1) });
    const lasting = expiryOf("app-certificate", { id: "e2", state: "own" });
    expect(fireExpiries(appCredential, [ended])).toHaveLength(1);
    expect(fireExpiries(appCredential, [ended, lasting])).toEqual([]);
  });

  it.each([
    ["that is not told", null],
    ["in year 1", new Date("0001-01-01T00:00:00Z")],
    ["in year 9999", new Date("9999-12-31T23:59:59Z")],
  ])("says nothing of an end %s", (_case, expiresAt) => {
    expect(fireExpiries(appCredential, [expiryOf("app-secret", { state: "own", expiresAt })])).toEqual([]);
  });

  it("says whose it is, and keeps its entity when the application is renamed", () => {
    expect(ending(5)?.labels).toEqual({ credential: "app-secret", application: "other" });
    expect(ending(5, "own", "app-certificate")?.labels).toEqual({
      credential: "app-certificate",
      application: "own",
    });
    const renamed = expiryOf("app-secret", { id: "a/k:1", name: "Another", expiresAt: daysAgo(-5) });
    expect(fireExpiries(appCredential, [renamed])[0]?.entity.id).toBe("a/k:1");
  });

  it("keeps to its thresholds, and to secrets and certificates", () => {
    const own = expiryOf("app-secret", { state: "own", expiresAt: daysAgo(-40) });
    expect(fireExpiries(appCredential, [own], { ownCriticalDays: 40 })[0]?.severity).toBe("critical");
    expect(fireExpiries(appCredential, [own], { firstDays: 39 })).toEqual([]);
    expect(fireExpiries(appCredential, [expiryOf("vpp-token", { expiresAt: daysAgo(1) })])).toEqual([]);
  });
});
