import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setImmediate } from "node:timers/promises";
import { pathToFileURL } from "node:url";
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from "vitest";
import { device, plan, snapshot, without } from "../../../test-support/snapshots.ts";
import type { Snapshot } from "../../collect/snapshot.ts";
import type { AlertRulePlugin } from "../../config/config.ts";
import { NO_ALERT_FACTS } from "../alert-rule.ts";
import type { RuleOutcome } from "../rule-outcome.ts";
import { rulesInUse } from "../rules-in-use.ts";
import { createRulePlugins } from "./create-rule-plugins.ts";

let folder = "";
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "intune-om-plugins-"));
});
afterAll(() => rmSync(folder, { recursive: true }));
afterEach(() => {
  vi.useRealTimers();
});

/** Everything that a rule must say of itself, but for how it judges. */
const HEAD = `
  const texts = { en: { name: "N", one: "O", many: { other: "#" }, action: "A", steps: [] } };
  const head = { sources: ["devices"], onIncomplete: "rows", role: "om-owner", blade: "devices", thresholds: {}, severity: "low", texts };
  const firing = (id) => ({ entity: { kind: "device", id, name: id, platform: null }, severity: "low" });
`;

/** The plug-in \`own\`, of which the module does what stands here. */
function plugin(body: string, patch: Partial<AlertRulePlugin> = {}): AlertRulePlugin {
  const file = join(folder, `${Math.abs(hash(body))}.mjs`);
  writeFileSync(file, `${HEAD}\n${body}`);
  return { id: "own", module: pathToFileURL(file).href, folder, options: {}, timeoutSeconds: 600, ...patch };
}

/** A plug-in with these rules, each \`{ id, kind, … }\` over the head. */
function withRules(...rules: readonly string[]): AlertRulePlugin {
  return plugin(
    `export const createAlertRules = () => [${rules.map((rule) => `{ ...head, ${rule} }`).join(", ")}];`,
  );
}

function hash(text: string): number {
  return Array.from(text).reduce((sum, sign) => (sum * 31 + (sign.codePointAt(0) ?? 0)) | 0, 7);
}

const WELL = `id: "well", kind: "row", list: "devices", begin: () => (row) => firing(row.id)`;

const TAKEN = snapshot({ lists: { devices: [device({ id: "a" }), device({ id: "b" })], apps: [] } });

async function judge(
  plugins: readonly AlertRulePlugin[],
  taken: Snapshot = TAKEN,
): Promise<readonly RuleOutcome[]> {
  const loaded = createRulePlugins(plugins);
  const own = plan();
  const rules = rulesInUse(own, await loaded.rules());
  try {
    return await loaded.evaluate({
      snapshot: taken,
      facts: NO_ALERT_FACTS,
      plan: own,
      timeZone: "UTC",
      rules,
    });
  } finally {
    await loaded.close();
  }
}

async function faults(one: AlertRulePlugin): Promise<readonly string[]> {
  const loaded = createRulePlugins([one]);
  expect(await loaded.rules()).toEqual([]);
  return (await loaded.faults()).map(({ plugin: id, message }) => `${id}: ${message}`);
}

describe("a plug-in", () => {
  it("brings rules under its own id, with what they say of themselves", async () => {
    const loaded = createRulePlugins([
      withRules(
        `${WELL}, for: 2, thresholds: { days: { unit: "days", default: 3, min: 1, max: 9, meaning: "m", source: "s" } }`,
      ),
    ]);
    expect(await loaded.rules()).toMatchObject([
      {
        kind: "plugin",
        plugin: "own",
        id: "own/well",
        for: 2,
        lists: ["devices"],
        thresholds: { days: { default: 3 } },
      },
    ]);
    expect(await loaded.faults()).toEqual([]);
  });

  it("says of what nothing can be said, and in which order its thresholds stand", async () => {
    const lacking = (id: string): string =>
      `({ entity: { kind: "device", id: ${id} }, missing: "lastSyncAt" })`;
    const order = `thresholds: {}, descending: [["most", "least"]]`;
    const whole = `id: "sum", kind: "whole", ${order}, evaluate: () => [${lacking('"all"')}, firing("all"), ${lacking('"none"')}]`;
    const [rows, sum] = await judge([
      withRules(`${WELL}, begin: () => (row) => ${lacking("row.id")}`, whole),
    ]);
    const unknown = (id: string) => ({ entity: { kind: "device", id }, missing: "lastSyncAt" });
    expect(rows).toMatchObject({ state: "read", firings: [], unknown: [unknown("a"), unknown("b")] });
    expect(sum).toMatchObject({ firings: [{ entity: { id: "all" } }], unknown: [unknown("none")] });
    const [, second] = await createRulePlugins([withRules(WELL, whole)]).rules();
    expect(second?.descending).toEqual([["most", "least"]]);
  });

  it("says what no longer counts without having been put right", async () => {
    const said = `() => (row) => ({ entity: { kind: "device", id: row.id }, lapsed: true })`;
    const never = `id: "never", kind: "whole", lapses: "always", evaluate: () => []`;
    const outcomes = await judge([withRules(`${WELL}, lapses: "said", begin: ${said}`, never)]);
    expect(outcomes).toMatchObject([
      { state: "read", firings: [], lapsed: new Set(["a", "b"]) },
      { lapses: true, firings: [] },
    ]);
  });

  it("judges rows and wholes, and leaves out what it need not say", async () => {
    const outcomes = await judge([
      withRules(
        WELL,
        `id: "sum", kind: "whole", evaluate: ({ snapshot, now, thresholds }) => [{ ...firing("all"), value: snapshot.lists.devices.length, at: now }]`,
      ),
    ]);
    expect(outcomes).toMatchObject([
      {
        rule: "own/well",
        state: "read",
        firings: [{ entity: { id: "a" }, stage: 1 }, { entity: { id: "b" } }],
      },
      {
        rule: "own/sum",
        state: "read",
        incomplete: [],
        firings: [{ value: 2, unit: "count", evidence: [] }],
      },
    ]);
  });

  it("is given its options, its thresholds, dates as dates, and only the lists of its sources", async () => {
    const looks = plugin(`export const createAlertRules = (options) => [{ ...head, id: "looks", kind: "whole",
      thresholds: { days: { unit: "days", default: 3, min: 1, max: 9, meaning: "m", source: "s" } },
      evaluate: ({ snapshot, now, thresholds, timeZone, plan }) => [firing(JSON.stringify([options, thresholds, timeZone,
        now instanceof Date, Object.keys(snapshot.lists), plan.people.length]))] }];`);
    expect(await judge([{ ...looks, options: { team: "x" } }])).toMatchObject([
      { firings: [{ entity: { id: '[{"team":"x"},{"days":3},"UTC",true,["devices"],2]' } }] },
    ]);
  });

  it("sees no environment, in which secrets stand, and writes nothing where the command does", async () => {
    const looks =
      plugin(`console.log("noise"); export const createAlertRules = () => [{ ...head, id: "looks", kind: "whole",
      evaluate: () => { console.error("noise"); return [firing("env " + Object.keys(process.env).join())]; } }];`);
    expect(await judge([looks])).toMatchObject([{ firings: [{ entity: { name: "env " } }] }]);
  });

  it("may be a package that is found from the configuration's folder", async () => {
    const home = join(folder, "node_modules", "own-rules");
    mkdirSync(home, { recursive: true });
    writeFileSync(
      join(home, "package.json"),
      `{ "name": "own-rules", "type": "module", "exports": { "import": "./index.js" } }`,
    );
    writeFileSync(
      join(home, "index.js"),
      `${HEAD}\nexport const createAlertRules = async () => [{ ...head, ${WELL} }];`,
    );
    const outcomes = await judge([{ ...withRules(WELL), module: "own-rules" }]);
    expect(outcomes).toMatchObject([{ rule: "own/well", state: "read" }]);
  });

  it("is not asked of sources that could not be read", async () => {
    const refused = without(TAKEN, "devices", "devices");
    expect(await judge([withRules(WELL)], refused)).toMatchObject([
      { rule: "own/well", state: "unknown", cause: { kind: "source", sources: ["devices"] } },
    ]);
  });

  it("says nothing that cannot be shown", async () => {
    const loaded = createRulePlugins([
      plugin(
        `export const createAlertRules = () => [{ ...head, ${WELL}, texts: { en: { ...texts.en, action: "Do\\u202E it\\nnow." } } }];`,
      ),
    ]);
    expect(await loaded.rules()).toMatchObject([{ texts: { en: { action: "Do it now." } } }]);
  });

  it("keeps nothing from one snapshot to the next", async () => {
    const counts = plugin(
      `let asked = 0; export const createAlertRules = () => [{ ...head, id: "counts", kind: "whole", evaluate: () => [firing("asked " + ++asked)] }];`,
    );
    const loaded = createRulePlugins([counts]);
    const own = plan();
    const input = {
      snapshot: TAKEN,
      facts: NO_ALERT_FACTS,
      plan: own,
      timeZone: "UTC",
      rules: rulesInUse(own, await loaded.rules()),
    };
    const first = await loaded.evaluate(input);
    expect(first).toMatchObject([{ firings: [{ entity: { id: "asked 1" } }] }]);
    expect(await loaded.evaluate(input)).toEqual(first);
  });
});

describe("a plug-in that misbehaves", () => {
  const unknown = (message: string): object => ({
    state: "unknown",
    cause: { kind: "error", message: expect.stringContaining(message) },
  });

  it.each([
    ["throws", `evaluate: () => { throw new Error("out of\\norder") }`, "out of order"],
    ["gives no list", `evaluate: () => 5`, "iterable"],
    ["gives what is no firing", `evaluate: () => [{ entity: 5 }]`, "entity: "],
    [
      "gives a severity that is none",
      `evaluate: () => [{ ...firing("a"), severity: "huge" }]`,
      "0.severity: ",
    ],
    ["gives a function", `evaluate: () => [{ ...firing("a"), detail: () => 5 }]`, "could not be cloned"],
    ["gives nothing", `evaluate: () => [null]`, "0: "],
    ["never ends to fire", `*evaluate() { for (;;) yield firing("a") }`, "more than 100000 times"],
    ["has no function to judge by", `list: "devices"`, "not a function"],
  ])("in that a rule %s has that rule unknown, and the others as they are", async (_, bad, message) => {
    const outcomes = await judge([
      withRules(WELL, `id: "bad", kind: "whole", ${bad}`, `${WELL}, id: "last"`),
    ]);
    expect(outcomes).toMatchObject([
      { rule: "own/well", state: "read", firings: [{}, {}] },
      { rule: "own/bad", ...unknown(message) },
      { rule: "own/last", state: "read", firings: [{}, {}] },
    ]);
  });

  it.each([
    ["loops for ever", `evaluate: () => { for (;;); }`],
    [
      "works for a minute",
      `evaluate: () => { const end = Date.now() + 60_000; while (Date.now() < end); return []; }`,
    ],
    [
      "waits for a minute",
      `evaluate: () => { Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 60_000); return []; }`,
    ],
  ])("in that a rule %s is ended when its time is up; what it had said counts", async (_, bad) => {
    const reached = new Int32Array(new SharedArrayBuffer(4));
    const one = plugin(`export const createAlertRules = ({ reached }) => [{ ...head, ${WELL} },
      { ...head, id: "before", kind: "whole", evaluate: () => { Atomics.store(reached, 0, 1); Atomics.notify(reached, 0); return []; } },
      { ...head, id: "bad", kind: "whole", ${bad} }, { ...head, ${WELL}, id: "last" }];`);
    const other = { ...withRules(WELL), id: "other" };
    // Its time passes when it has come so far, which takes longer on a machine that is busy.
    vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout"] });
    const judged = judge([{ ...one, options: { reached }, timeoutSeconds: 1 }, other]);
    await Atomics.waitAsync(reached, 0, 0).value;
    // What it had said before is here when the events that wait have had their turn.
    for (let turn = 0; turn < 3; turn++) await setImmediate();
    vi.advanceTimersByTime(1_000);
    const timeout = { state: "unknown", cause: { kind: "timeout", afterMs: 1_000 } };
    expect(await judged).toMatchObject([
      { rule: "own/well", state: "read" },
      { rule: "own/before" },
      { rule: "own/bad", ...timeout },
      { rule: "own/last", ...timeout },
      { rule: "other/well", state: "read" },
    ]);
  });

  it.each([
    ["ends its thread", `evaluate: () => process.exit(0)`, "its thread ended"],
    [
      "throws beside its work",
      `evaluate: () => { queueMicrotask(() => { throw new Error("beside") }); return []; }`,
      null,
    ],
  ])("in that a rule %s takes nothing else along", async (_, bad, message) => {
    const other = { ...withRules(WELL), id: "other" };
    const outcomes = await judge([withRules(`id: "bad", kind: "whole", ${bad}`), other]);
    expect(outcomes[1]).toMatchObject({ rule: "other/well", state: "read" });
    if (message !== null) expect(outcomes[0]).toMatchObject(unknown(message));
  });

  it("in that a rule throws while its thread is being ended does not end this process", async () => {
    const thrown = `evaluate: () => { setImmediate(() => { throw new Error("afterwards") }); return []; }`;
    const late = withRules(`id: "late", kind: "whole", ${thrown}`);
    const outcomes = await judge(Array.from({ length: 8 }, (_, index) => ({ ...late, id: `own${index}` })));
    // Whether its answer or its end is heard of first is chance.
    for (const outcome of outcomes)
      if (outcome.state !== "read") expect(outcome).toMatchObject(unknown("afterwards"));
    expect(outcomes).toHaveLength(8);
  });

  it("in that it takes all memory is ended, and this process lives on", async () => {
    const eats = withRules(
      `id: "bad", kind: "whole", evaluate: () => { const all = []; for (;;) all.push(new Array(1e5).fill(all.length)); }`,
    );
    expect(await judge([eats])).toMatchObject([{ rule: "own/bad", ...unknown("memory limit") }]);
  });

  it.each([
    ["is not there", { module: "file:///nowhere/rules.mjs" }, "", "Cannot find module"],
    ["is a package that is not there", { module: "no-such-package" }, "", "Cannot find package"],
    ["exports nothing", {}, "export const x = 1;", "createAlertRules"],
    ["throws when it is loaded", {}, 'throw new Error("at load")', "at load"],
    [
      "throws when it is asked for its rules",
      {},
      'export const createAlertRules = () => { throw new Error("asked") };',
      "asked",
    ],
    ["gives no list", {}, "export const createAlertRules = () => 5;", "no list of rules"],
    ["cannot be read", {}, "export const = 5;", "Unexpected token"],
    ["hangs when it is loaded", { timeoutSeconds: 1 }, "for (;;);", "longer than 1 s"],
    [
      "waits when it is loaded",
      { timeoutSeconds: 1 },
      "setInterval(() => {}, 1000); await new Promise(() => {});",
      "longer than 1 s",
    ],
    [
      "names its rule oddly",
      {},
      `export const createAlertRules = () => [{ ...head, id: "A B", kind: "whole" }];`,
      "0.id: ",
    ],
    [
      "has two rules of one name",
      {},
      `export const createAlertRules = () => [{ ...head, ${WELL} }, { ...head, ${WELL} }];`,
      "two rules",
    ],
    [
      "has a rule without texts",
      {},
      `export const createAlertRules = () => [{ ...head, texts: undefined, ${WELL} }];`,
      "0.texts",
    ],
    [
      "has a threshold out of its range",
      {},
      `export const createAlertRules = () => [{ ...head, ${WELL}, thresholds: { d: { unit: "days", default: 99, min: 1, max: 9, meaning: "m", source: "s" } } }];`,
      "not within",
    ],
    [
      "has a rule over a list that is none",
      {},
      `export const createAlertRules = () => [{ ...head, ${WELL}, list: "things" }];`,
      "0.list: ",
    ],
  ])("in that its module %s brings no rules, and says why", async (_, patch, body, message) => {
    expect(await faults(plugin(body, patch))).toEqual([expect.stringContaining(message)]);
  });

  it("is asked again when rules are asked for anew: what was missing may be there", async () => {
    const file = join(folder, "late.mjs");
    const loaded = createRulePlugins([{ ...withRules(WELL), module: pathToFileURL(file).href }]);
    expect(await loaded.rules()).toEqual([]);
    expect(await loaded.faults()).toMatchObject([{ fix: expect.stringContaining("docs/alert-rules.md") }]);
    writeFileSync(file, `${HEAD}\nexport const createAlertRules = () => [{ ...head, ${WELL} }];`);
    expect(await loaded.rules()).toHaveLength(1);
    expect(await loaded.faults()).toEqual([]);
  });

  it("stops at once when the work is stopped", async () => {
    const loaded = createRulePlugins([withRules(`id: "bad", kind: "whole", evaluate: () => { for (;;); }`)]);
    const own = plan();
    const rules = rulesInUse(own, await loaded.rules());
    const stop = new AbortController();
    const asked = loaded.evaluate(
      { snapshot: TAKEN, facts: NO_ALERT_FACTS, plan: own, timeZone: "UTC", rules },
      stop.signal,
    );
    stop.abort(new Error("enough"));
    await expect(asked).rejects.toThrow("enough");
  });
});
