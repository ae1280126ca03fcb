import { describe, expect, it } from "vitest";
import { fixedClock } from "../clock.ts";
import { daysAgo, device, NOW, plan, snapshot, without } from "../../test-support/snapshots.ts";
import { describeOnEveryStore } from "../../test-support/stores.ts";
import type { PlainCause } from "../collect/coverage-cause.ts";
import type { Coverage, Snapshot } from "../collect/snapshot.ts";
import type { SourceId } from "../collect/source.ts";
import { OmError } from "../errors.ts";
import { SignInError } from "../graph/sign-in-failure.ts";
import { type CustomRule, DEFAULT_ALERTS, type Plan } from "../config/plan/plan.ts";
import { inEveryLanguage } from "../locales/given-text.ts";
import type { JudgedAlerts } from "../store/alerts.ts";
import type { Store } from "../store/store.ts";
import { judgeBlindness, judgeTenant, judgeUncollected, type JudgeDeps } from "./judge-tenant.ts";
import { lostRules } from "./plugins/lost-rules.ts";
import { NO_RULE_PLUGINS, type PluginRule, type RulePlugins } from "./plugins/rule-plugins.ts";
import { firingOf } from "./rules/firing-of.ts";
import { ALERT_RULE_IDS } from "./rule-ids.ts";

const KEY = "custom:no-android:a";

/** A rule of the plan's own that fires for each Android device, and no other. */
const OWN: CustomRule = {
  id: "no-android",
  title: inEveryLanguage({ en: "Android" }),
  action: inEveryLanguage({ en: "Look." }),
  severity: "high",
  role: "om-owner",
  for: 1,
  resolveAfter: 1,
  over: {
    kind: "list",
    list: "devices",
    where: [{ field: "os", is: "equals", value: "Android" }],
    per: "each",
    above: null,
    below: null,
  },
};

const PLAN: Plan = plan({
  alerts: {
    ...DEFAULT_ALERTS,
    custom: [OWN],
    rules: ALERT_RULE_IDS.map((rule) => ({
      rule,
      enabled: false,
      for: null,
      resolveAfter: null,
      severity: null,
      role: null,
      thresholds: {},
    })),
  },
});

function depsOf(store: Store, rulePlugins?: RulePlugins): JudgeDeps {
  const deps = { store, plan: PLAN, config: { timeZone: "UTC" }, clock: fixedClock(NOW) };
  return rulePlugins === undefined ? deps : { ...deps, rulePlugins };
}

/** Loads snapshots but one. */
function failingOn(id: string, store: Store): Store["snapshots"]["load"] {
  return (wanted) => (wanted === id ? Promise.reject(new Error("damaged")) : store.snapshots.load(wanted));
}

/** A snapshot of so many days ago with these Android devices. */
function taken(days: number, ...ids: readonly string[]): Snapshot {
  const devices = [device({ id: "w" }), ...ids.map((id) => device({ id, os: "Android" }))];
  return snapshot({ id: `s${days}`, takenAt: daysAgo(days), lists: { devices } });
}

const save = (store: Store, one: Snapshot): Promise<void> => store.snapshots.save(one, []);

async function standing(store: Store): Promise<readonly string[]> {
  const alerts = await store.alerts.list({ tenant: "contoso" });
  return alerts.map(({ key, state, unknownSince }) => `${key} ${unknownSince === null ? state : "unknown"}`);
}

describeOnEveryStore("judging a tenant", (open) => {
  it("opens what fires, and resolves what does not any more", async () => {
    const store = await open();
    await save(store, taken(3, "a"));
    const [first] = await judgeTenant(depsOf(store), "contoso");
    expect(first?.events.map(({ key, kind }) => [key, kind])).toEqual([[KEY, "opened"]]);
    expect(await standing(store)).toEqual([`${KEY} open`]);
    await save(store, { ...taken(2), lists: { devices: [device({ id: "a" })] } });
    await judgeTenant(depsOf(store), "contoso");
    expect(await store.alerts.get("contoso", KEY)).toMatchObject({ state: "resolved", resolution: "clear" });
  });

  it("tells of each snapshot once, whoever asks for it, and of what was no longer to be read", async () => {
    const store = await open();
    const told: string[] = [];
    const onJudged: JudgeDeps["onJudged"] = (tenant, { events }) =>
      void told.push(`${tenant}: ${events.map(({ kind }) => kind).join()}`);
    const deps = { ...depsOf(store), onJudged };
    await save(store, taken(3, "a"));
    await judgeTenant(deps, "contoso");
    await judgeTenant(deps, "contoso");
    for (const one of [taken(2), taken(1, "a")]) await save(store, one);
    await judgeTenant(deps, "contoso");
    await judgeUncollected(deps, "contoso", new Error("no way there"));
    expect(told).toEqual(["contoso: opened", "contoso: resolved", "contoso: opened", "contoso: unknown"]);
  });

  /** The plan with one of the product's rules, and so many days for it. */
  const staleAfter = (store: Store, days: number): JudgeDeps => {
    const rules = PLAN.alerts.rules.map((setting) =>
      setting.rule === "stale-devices" ? { ...setting, enabled: true, thresholds: { days } } : setting,
    );
    return { ...depsOf(store), plan: { ...PLAN, alerts: { ...PLAN.alerts, rules } } };
  };

  it("says of what fires no more because the plan has another limit that it is that, and of the rest that it is clear", async () => {
    const store = await open();
    const silent = (id: string, days: number) => device({ id, lastSyncAt: daysAgo(days) });
    await save(store, {
      ...taken(3),
      lists: { devices: [silent("a", 43), silent("b", 43), silent("c", 90)] },
    });
    await judgeTenant(staleAfter(store, 30), "contoso");
    await save(store, {
      ...taken(2),
      lists: { devices: [silent("a", 43), silent("b", 2), silent("c", 90)] },
    });
    const [judged] = await judgeTenant(staleAfter(store, 60), "contoso");
    const limits = [{ name: "days", was: 30, now: 60, unit: "days" }];
    expect(judged?.events).toEqual([
      expect.objectContaining({ key: "stale-devices:a", kind: "resolved", why: "limit", limits }),
      expect.objectContaining({ key: "stale-devices:b", kind: "resolved", why: "clear" }),
    ]);
    expect(await store.alerts.get("contoso", "stale-devices:a")).toMatchObject({
      resolution: "limit",
      limits,
    });
    expect(await standing(store)).toContain("stale-devices:c open");
    const [kept] = (await store.alerts.standings("contoso")).filter(({ rule }) => rule === "stale-devices");
    expect(kept?.limits).toEqual({ kind: "thresholds", values: { days: 60 } });
  });

  it("says so of a rule of the plan's own, and of what the plan has no longer that its rule is off", async () => {
    const store = await open();
    await save(store, taken(4, "a"));
    await judgeTenant(depsOf(store), "contoso");
    const planWith = (...custom: readonly CustomRule[]): JudgeDeps => ({
      ...depsOf(store),
      plan: { ...PLAN, alerts: { ...PLAN.alerts, custom } },
    });
    const where = [{ field: "os", is: "equals", value: "tvOS" }] as const;
    await save(store, taken(3, "a"));
    await judgeTenant(planWith({ ...OWN, over: { ...OWN.over, where } as CustomRule["over"] }), "contoso");
    expect(await store.alerts.get("contoso", KEY)).toMatchObject({ resolution: "limit", limits: [] });
    await save(store, taken(2, "a"));
    await judgeTenant(depsOf(store), "contoso");
    await save(store, taken(1, "a"));
    await judgeTenant(planWith(), "contoso");
    expect(await store.alerts.get("contoso", KEY)).toMatchObject({ resolution: "ruleOff" });
  });

  it("says of what is no longer there that it is gone", async () => {
    const store = await open();
    const rules = PLAN.alerts.rules.filter(({ rule }) => rule !== "stale-devices");
    const deps = { ...depsOf(store), plan: { ...PLAN, alerts: { ...PLAN.alerts, rules } } };
    const silent = device({ id: "a", lastSyncAt: daysAgo(90) });
    await save(store, { ...taken(3), lists: { devices: [silent, device({ id: "w" })] } });
    await judgeTenant(deps, "contoso");
    expect(await standing(store)).toEqual(["stale-devices:a open"]);
    await save(store, taken(2));
    await judgeTenant(deps, "contoso");
    expect(await store.alerts.get("contoso", "stale-devices:a")).toMatchObject({
      state: "resolved",
      resolution: "gone",
    });
  });

  it("takes each snapshot once, the oldest first, and every one that came in between", async () => {
    const store = await open();
    await save(store, taken(5, "a"));
    await judgeTenant(depsOf(store), "contoso");
    for (const one of [taken(2, "a"), taken(4), taken(3, "b")]) await save(store, one);
    const judged = await judgeTenant(depsOf(store), "contoso");
    expect(judged.map(({ events }) => events.map(({ key, kind }) => `${kind} ${key.slice(-1)}`))).toEqual([
      ["resolved a"],
      ["opened b"],
      expect.arrayContaining(["opened a", "resolved b"]),
    ]);
    expect(await judgeTenant(depsOf(store), "contoso")).toEqual([]);
    expect(await store.alerts.judgedAt("contoso")).toEqual(daysAgo(2));
  });

  it("leaves a snapshot to whoever judged it meanwhile", async () => {
    const store = await open();
    await save(store, taken(1, "a"));
    const other = await open();
    const first: JudgedAlerts[] = [];
    const second: JudgedAlerts[] = [];
    // Another process comes between what this one has found and what it keeps of that.
    const judge: Store["alerts"]["judge"] = async (...judging) => {
      second.push(...(await judgeTenant(depsOf(other), "contoso")));
      return store.alerts.judge(...judging);
    };
    first.push(...(await judgeTenant(depsOf({ ...store, alerts: { ...store.alerts, judge } }), "contoso")));
    expect([first, second].map(({ length }) => length)).toEqual([0, 1]);
    expect(await store.alerts.events({ tenant: "contoso" })).toHaveLength(1);
  });

  it("neither resolves nor opens anything while the source cannot be read", async () => {
    const store = await open();
    await save(store, taken(3, "a"));
    await judgeTenant(depsOf(store), "contoso");
    await save(store, without(taken(2), "devices", "devices"));
    await judgeTenant(depsOf(store), "contoso");
    expect(await standing(store)).toEqual([`${KEY} unknown`]);
    await save(store, taken(1, "a"));
    await judgeTenant(depsOf(store), "contoso");
    expect(await standing(store)).toEqual([`${KEY} open`]);
  });

  it("takes everything for unknown when nothing could be read, and tells that, without keeping the snapshot", async () => {
    const store = await open();
    const rules = PLAN.alerts.rules.filter(({ rule }) => rule !== "source-unreadable");
    const deps = { ...depsOf(store), plan: { ...PLAN, alerts: { ...PLAN.alerts, rules } } };
    const blind = {
      ...taken(2).coverage.reduce((one, { source }) => without(one, source, null), taken(2)),
      lists: {},
    };
    await judgeBlindness(deps, blind);
    expect(await store.alerts.judgedAt("contoso")).toBeNull();
    await save(store, taken(3, "a"));
    await judgeBlindness(deps, blind);
    expect(await standing(store)).toEqual([]);
    await judgeTenant(deps, "contoso");
    await judgeBlindness(deps, blind);
    expect(await standing(store)).toEqual(
      expect.arrayContaining([`${KEY} unknown`, "source-unreadable:devices open"]),
    );
    expect(await store.alerts.judgedAt("contoso")).toEqual(daysAgo(2));
    expect(await store.snapshots.latest("contoso", [])).toMatchObject({ id: "s3" });
    await save(store, taken(1, "a"));
    await judgeTenant(deps, "contoso");
    expect(await standing(store)).toEqual(
      expect.arrayContaining([`${KEY} open`, "source-unreadable:devices resolved"]),
    );
  });

  it("leaves everything unknown when the collection itself failed, and says for what", async () => {
    const store = await open();
    const refused = new OmError("the secret is missing", { code: "secret.missing", hint: "Set it." });
    await judgeUncollected(depsOf(store), "contoso", refused);
    expect(await standing(store)).toEqual([]);
    await save(store, taken(3, "a"));
    await judgeTenant(depsOf(store), "contoso");
    await judgeUncollected(depsOf(store), "contoso", refused);
    expect(await standing(store)).toEqual([`${KEY} unknown`]);
    await save(store, { ...taken(0), takenAt: new Date(NOW.getTime() + 60_000) });
    await judgeTenant({ ...depsOf(store), clock: fixedClock(daysAgo(-1)) }, "contoso");
    expect(await standing(store)).toEqual([`${KEY} resolved`]);
  });

  it("takes a source that nobody reads for no gap when the collection failed, and the rest for what stopped it", async () => {
    const store = await open();
    const unreadable = (source: SourceId, kind: PlainCause) =>
      ({ source, status: "unreadable", reason: "r", fix: "f", cause: { kind } }) as const;
    const coverage: readonly Coverage[] = [
      { source: "devices", status: "complete", count: 1 },
      unreadable("autopilot-events", "switchedOff"),
      unreadable("defender-alerts", "notOffered"),
    ];
    const rules = PLAN.alerts.rules.filter(({ rule }) => rule !== "source-unreadable");
    const deps = { ...depsOf(store), plan: { ...PLAN, alerts: { ...PLAN.alerts, rules } } };
    await save(store, { ...taken(3, "a"), coverage });
    await judgeTenant(deps, "contoso");
    const unplugged = new SignInError("no way there", { kind: "network", hint: "Plug it in." });
    await judgeUncollected(deps, "contoso", unplugged);
    const told = await store.alerts.list({ rule: "source-unreadable" });
    const causes = told.map(({ entity: { id }, severity, labels }) => `${id} ${severity} ${labels["cause"]}`);
    expect(causes.toSorted()).toEqual(["defender-alerts low notOffered", "devices medium network"]);
  });

  it("passes over a snapshot that cannot be judged when a later one can", async () => {
    const store = await open();
    await save(store, taken(3, "a"));
    await judgeTenant(depsOf(store), "contoso");
    await save(store, taken(2, "a", "b"));
    await save(store, taken(1, "a", "c"));
    const broken = { ...store, snapshots: { ...store.snapshots, load: failingOn("s2", store) } };
    await judgeTenant(depsOf(broken), "contoso");
    expect((await standing(store)).toSorted()).toEqual([`${KEY} open`, "custom:no-android:c open"]);
    await save(store, taken(0, "a"));
    const newest = { ...store, snapshots: { ...store.snapshots, load: failingOn("s0", store) } };
    await expect(judgeTenant(depsOf(newest), "contoso")).rejects.toThrow("damaged");
  });

  it("takes the purged lists of a snapshot for no sign that all is well", async () => {
    const store = await open();
    await save(store, taken(3, "a"));
    await judgeTenant(depsOf(store), "contoso");
    await save(store, { ...taken(2), lists: {} });
    await judgeTenant(depsOf(store), "contoso");
    expect(await standing(store)).toEqual([`${KEY} unknown`]);
  });

  it("keeps the alerts of a plug-in that can no longer be asked, as unknown, and says so of the plug-in", async () => {
    const store = await open();
    await save(store, taken(3));
    await judgeTenant(depsOf(store, plugins("well")), "contoso");
    expect(await standing(store)).toEqual(["own/rule:x open"]);
    await save(store, taken(2));
    await judgeTenant(depsOf(store, plugins("lost")), "contoso");
    expect(await standing(store)).toEqual(["own/rule:x unknown"]);
    const standings = await store.alerts.standings("contoso");
    expect(standings).toContainEqual(
      expect.objectContaining({
        rule: "own",
        state: "unknown",
        cause: { kind: "error", message: "missing" },
      }),
    );
    await save(store, taken(1));
    await judgeTenant(depsOf(store, plugins("well")), "contoso");
    expect(await standing(store)).toEqual(["own/rule:x open"]);
  });

  it("stops between two snapshots when it is told to", async () => {
    const store = await open();
    await save(store, taken(1, "a"));
    const stop = new AbortController();
    stop.abort(new Error("enough"));
    await expect(judgeTenant(depsOf(store), "contoso", stop.signal)).rejects.toThrow("enough");
    expect(await store.alerts.judgedAt("contoso")).toBeNull();
  });
});

describe("rules of plug-ins that cannot be asked", () => {
  it("are those known from before that nobody told of, and the plug-in itself", () => {
    const faults = [{ plugin: "own", message: "missing", fix: "" }];
    const told = {
      rule: "own/told",
      for: 1,
      resolveAfter: 1,
      severity: null,
      role: "",
      state: "notApplicable",
    } as const;
    const alerts = [{ rule: "own/a" }, { rule: "own/a" }, { rule: "own/told" }];
    const before = [{ rule: "own/told" }, { rule: "own/b" }, { rule: "owner/c" }, { rule: "licences" }];
    expect(lostRules(faults, [told], alerts, before).map(({ rule }) => rule)).toEqual([
      "own",
      "own/a",
      "own/b",
    ]);
    expect(lostRules([], [], before)).toEqual([]);
  });
});

const RULE: PluginRule = {
  kind: "plugin",
  plugin: "own",
  id: "own/rule",
  lists: [],
  sources: ["devices"],
  onIncomplete: "rows",
  role: "om-owner",
  blade: "devices",
  thresholds: {},
  severity: "low",
};

/** The plug-in `own` with a rule that fires, or one that cannot be loaded. */
function plugins(kind: "well" | "lost"): RulePlugins {
  if (kind === "lost")
    return { ...NO_RULE_PLUGINS, faults: async () => [{ plugin: "own", message: "missing", fix: "" }] };
  return {
    ...NO_RULE_PLUGINS,
    rules: async () => [RULE],
    evaluate: async ({ rules }) =>
      rules
        .filter(({ rule }) => rule.kind === "plugin")
        .map(({ use }) => ({
          ...use,
          state: "read",
          unknown: [],
          incomplete: [],
          firings: [firingOf({ kind: "tenant", id: "x", name: "X", platform: null }, "low")],
        })),
  };
}
