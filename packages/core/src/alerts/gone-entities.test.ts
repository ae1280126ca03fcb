import { describe, expect, it } from "vitest";
import { everyList } from "../../test-support/every-list.ts";
import { device, plan } from "../../test-support/snapshots.ts";
import { type CustomRule, DEFAULT_ALERTS } from "../config/plan/plan.ts";
import type { AlertEntity } from "./firing.ts";
import { createGoneCheck } from "./gone-entities.ts";
import { rulesInUse } from "./rules-in-use.ts";

const entity = (kind: AlertEntity["kind"], id: string, rule = "custom:own") => ({
  rule,
  entity: { kind, id, name: "", platform: null },
});

describe("whether an entity is gone", () => {
  const lists = { ...everyList, devices: [device({ id: "d1" })] };

  it.each([
    ["device", "d1", false],
    ["device", "d2", true],
    ["policy", "1", false],
    ["policy", "2", true],
    ["token", "1", false],
    ["app", "a", false],
    ["app", "b", true],
    ["credential", "1", false],
    ["credential", "ended long ago", true],
    ["change", everyList.auditEvents?.[0]?.id ?? "", false],
    ["change", "older than the log", true],
  ] as const)("is, of the %s %s, %s", (kind, id, gone) => {
    expect(createGoneCheck({ lists }, [])(entity(kind, id))).toBe(gone);
  });

  it.each(["tenant", "issue", "request", "enrollment", "metric", "row", "report", "source"] as const)(
    "is never, of a %s, which comes and goes by itself",
    (kind) => expect(createGoneCheck({ lists }, [])(entity(kind, "x"))).toBe(false),
  );

  it("is not told from a list that is missing", () => {
    const { devices: _devices, apps: _apps, ...rest } = lists;
    expect(createGoneCheck({ lists: rest }, [])(entity("device", "d2"))).toBe(false);
    expect(createGoneCheck({ lists: rest }, [])(entity("app", "b"))).toBe(false);
  });

  describe("of a row, told by the list of its rule", () => {
    const custom = ["devices", "unhealthyDevices", "serviceIssues", "apps"].map(
      (list): CustomRule => ({
        id: list.toLowerCase(),
        title: { en: list, sv: list },
        action: { en: "Look.", sv: "Titta." },
        severity: "low",
        role: null,
        for: 1,
        resolveAfter: 1,
        over: { kind: "list", list, where: [], per: "each", above: null, below: null },
      }),
    );
    const rules = rulesInUse({ ...plan(), alerts: { ...DEFAULT_ALERTS, custom } });

    it.each([
      ["devices", "d1", false],
      ["devices", "d2", true],
      // It is no longer unhealthy as long as it is there.
      ["unhealthydevices", "d1", false],
      ["unhealthydevices", "d2", true],
      ["apps", "a", false],
      ["apps", "b", true],
      ["serviceissues", "over", false],
    ])("is, of the row of %s %s, %s", (rule, id, gone) => {
      expect(createGoneCheck({ lists }, rules)(entity("row", id, `custom:${rule}`))).toBe(gone);
    });
  });

  it("knows an id that stands otherwise in keys", () => {
    const long = device({ id: "x".repeat(500) });
    const gone = createGoneCheck({ lists: { devices: [long] } }, []);
    expect(gone(entity("device", `${"x".repeat(79)}…~no`))).toBe(true);
    expect(gone(entity("device", "x".repeat(500)))).toBe(true);
  });
});
