import { describe, expect, it } from "vitest";
import { alert, suppression } from "../../test-support/alerts.ts";
import { daysAgo, NOW, plan } from "../../test-support/snapshots.ts";
import { DEFAULT_ALERTS, type PlannedSuppression } from "../config/plan/alerts.ts";
import type { MaintenanceWindow } from "../config/plan/records.ts";
import { inEveryLanguage } from "../locales/given-text.ts";
import { newSuppression } from "./new-suppression.ts";
import type { SuppressionScope } from "./suppression.ts";
import { suppressionOf, suppressionsInForce, type SuppressionSources } from "./suppressions-in-force.ts";

const sources = (patch: Partial<SuppressionSources> = {}): SuppressionSources => ({
  plan: plan(),
  timeZone: "Europe/Stockholm",
  stored: [],
  tenant: "contoso",
  at: NOW,
  ...patch,
});

const window = (patch: Partial<MaintenanceWindow> = {}): MaintenanceWindow => ({
  id: "network",
  title: inEveryLanguage({ en: "Network work", sv: "Nätverksarbete" }),
  start: "2026-11-22T06:00",
  end: "2026-11-22T08:00",
  suppresses: {},
  ...patch,
});

const planned = (patch: Partial<PlannedSuppression> = {}): PlannedSuppression => ({
  id: "lab",
  tenant: null,
  scope: { labels: { site: "lab" } },
  from: null,
  until: "2026-12-31T18:00",
  by: "asa",
  why: "The lab is rebuilt.",
  ...patch,
});

const withPlan = (windows: readonly MaintenanceWindow[], suppressions: readonly PlannedSuppression[] = []) =>
  plan({ maintenanceWindows: windows, alerts: { ...DEFAULT_ALERTS, suppressions } });

describe("what is silenced", () => {
  it.each([
    [{ alert: "stale-devices:d1" }, true],
    [{ alert: "stale-devices:d2" }, false],
    [{ rule: "stale-devices" }, true],
    [{ rule: "os-minimum" }, false],
    [{ entity: "d1" }, true],
    [{ entity: "norr-001" }, true],
    [{ entity: "NORR" }, false],
    [{ platform: "windows" }, true],
    [{ platform: "iOS" }, false],
    [{ labels: { site: "north" } }, true],
    [{ labels: { site: "north", ring: "1" } }, false],
    [{ labels: { toString: "x" } }, false],
    [{ rule: "stale-devices", platform: "iOS" }, false],
    [{}, false],
    [{ labels: {} }, false],
  ] as readonly [SuppressionScope, boolean][])("by %j is one alert: %s", (scope, expected) => {
    const one = suppression({ scope });
    expect(suppressionOf(alert({ labels: { site: "north" } }), [one])).toEqual(expected ? one : null);
  });

  it("stays so when its figures change, for no figure is asked about", () => {
    const one = suppression();
    const worse = alert({ value: 999, severity: "critical", stage: 7 });
    expect(suppressionOf(worse, [one])).toBe(one);
  });

  it("twice is silenced by what ends last, also when that was ended by hand", () => {
    const short = suppression({ id: "short", until: daysAgo(-1) });
    const long = suppression({ id: "long", until: daysAgo(-30), endedAt: daysAgo(-2), endedBy: "asa" });
    const inForce = suppressionsInForce(sources({ stored: [long, short] }));
    expect(inForce.map(({ id }) => id)).toEqual(["short", "long"]);
    expect(suppressionOf(alert(), inForce)?.id).toBe("long");
    const later = suppressionsInForce(sources({ stored: [long, short], at: daysAgo(-3) }));
    expect(later).toEqual([]);
  });

  it("begins with its first moment and is over at its last", () => {
    const one = suppression({ from: NOW, until: daysAgo(-1) });
    const at = (when: Date) => suppressionsInForce(sources({ stored: [one], at: when })).length;
    expect([
      at(new Date(NOW.getTime() - 1)),
      at(NOW),
      at(new Date(daysAgo(-1).getTime() - 1)),
      at(daysAgo(-1)),
    ]).toEqual([0, 1, 1, 0]);
  });

  it("in one tenant is not silenced in another", () => {
    expect(suppressionsInForce(sources({ stored: [suppression()], tenant: "fabrikam" }))).toEqual([]);
    const everywhere = suppression({ tenant: null });
    expect(suppressionsInForce(sources({ stored: [everywhere], tenant: "fabrikam" }))).toHaveLength(1);
    expect(suppressionOf(alert({ tenant: "fabrikam" }), [suppression()])).toBeNull();
  });
});

describe("a maintenance window", () => {
  const holds = (at: string, windows: readonly MaintenanceWindow[], timeZone = "Europe/Stockholm") =>
    suppressionsInForce(sources({ plan: withPlan(windows), timeZone, at: new Date(at) }));

  it("silences everything while it lasts, in the organisation's own time, when it says so", () => {
    const [one] = holds("2026-11-22T05:00:00Z", [window()]);
    expect(one).toMatchObject({ id: "window:network", origin: "window", by: null, why: "Network work" });
    expect(suppressionOf(alert(), one === undefined ? [] : [one])).toBe(one);
    expect(holds("2026-11-22T04:59:59Z", [window()])).toEqual([]);
    expect(holds("2026-11-22T07:00:00Z", [window()])).toEqual([]);
    expect(holds("2026-11-22T05:30:00Z", [window({ suppresses: null })])).toEqual([]);
  });

  it("silences a part when that is all it says", () => {
    const inForce = holds("2026-11-22T05:30:00Z", [window({ suppresses: { platform: "iOS" } })]);
    expect(suppressionOf(alert(), inForce)).toBeNull();
  });

  it("lasts an hour longer in the night in which clocks go back, and one less when they go on", () => {
    const hours = (start: string, end: string): number => {
      const [from, until] = [
        Date.parse(`${start}Z`) - 12 * 3_600_000,
        Date.parse(`${end}Z`) + 12 * 3_600_000,
      ];
      let quarters = 0;
      for (let at = from; at < until; at += 900_000)
        quarters += holds(new Date(at).toISOString(), [window({ start, end })]).length;
      return quarters / 4;
    };
    expect(hours("2026-10-25T01:00", "2026-10-25T05:00")).toBe(5);
    expect(hours("2026-03-29T01:00", "2026-03-29T05:00")).toBe(3);
    expect(hours("2026-11-22T01:00", "2026-11-22T05:00")).toBe(4);
  });
});

describe("a suppression of the plan", () => {
  it("holds until its local end, and since ever where it does not say", () => {
    const at = (when: string, patch: Partial<PlannedSuppression> = {}) =>
      suppressionsInForce(sources({ plan: withPlan([], [planned(patch)]), at: new Date(when) }));
    expect(at("2026-01-01T00:00:00Z")).toMatchObject([
      { id: "plan:lab", by: "asa", why: "The lab is rebuilt." },
    ]);
    expect(at("2026-12-31T17:00:00Z")).toEqual([]);
    expect(at("2026-12-31T16:59:00Z")).toHaveLength(1);
    expect(at("2026-11-22T06:00:00Z", { from: "2026-11-23T00:00" })).toEqual([]);
    expect(at("2026-11-22T06:00:00Z", { tenant: "fabrikam" })).toEqual([]);
  });
});

describe("a suppression that somebody asks for", () => {
  const asked = {
    id: "s1",
    tenant: "contoso",
    scope: { alert: "stale-devices:d1" },
    until: daysAgo(-7),
    by: "asa",
    why: "It is being replaced.",
    at: NOW,
  };

  it("begins now and has an end, a person and a reason", () => {
    expect(newSuppression(asked)).toEqual(suppression({ from: NOW }));
    expect(newSuppression({ ...asked, until: daysAgo(-366) }).until).toEqual(daysAgo(-366));
  });

  it.each([
    [{ until: null }, "suppression.no-end"],
    [{ until: new Date(Number.NaN) }, "suppression.no-end"],
    [{ until: NOW }, "suppression.past"],
    [{ until: daysAgo(-366.1) }, "suppression.too-long"],
    [{ scope: {} }, "suppression.no-scope"],
    [{ scope: { labels: {} } }, "suppression.no-scope"],
    [{ why: "  " }, "suppression.no-reason"],
  ] as const)("is refused with %j", (patch, code) => {
    expect(() => newSuppression({ ...asked, ...patch })).toThrow(expect.objectContaining({ code }));
  });
});
