import { readFile } from "node:fs/promises";
import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { person } from "../../../test-support/plans.ts";
import { plan as anyPlan } from "../../../test-support/snapshots.ts";
import { KPI_IDS } from "../../assess/kpi.ts";
import { parsePlan } from "../../config/plan/parse-plan.ts";
import type { Plan } from "../../config/plan/plan.ts";
import { LOCALE_IDS } from "../../locales/index.ts";
import type { Document, TableBlock } from "../document.ts";
import { SECTION_IDS } from "../section.ts";
import { composeHandbook } from "./compose-handbook.ts";
import { HANDBOOK_SECTION_IDS, type PlanHistory } from "./handbook-section.ts";

const SAMPLE = new URL("../../../../../examples/organisation/plan.yaml", import.meta.url);
const NOW = new Date("2026-11-20T06:00:00Z");
const NO_HISTORY: PlanHistory = { versions: [], approval: null, version: null, changedSince: 0 };

const read = parsePlan(await readFile(SAMPLE, "utf8"), "/plan.yaml", {
  locale: "sv",
  timeZone: "Europe/Stockholm",
  knownSections: SECTION_IDS,
  knownKpis: KPI_IDS,
});
const sample: Plan = read.ok ? read.value : anyPlan();

function handbook(plan: Plan, patch: { locale?: "en" | "sv"; history?: PlanHistory } = {}): Document {
  return composeHandbook({
    plan,
    history: patch.history ?? NO_HISTORY,
    locale: patch.locale ?? "en",
    timeZone: "Europe/Stockholm",
    now: NOW,
  });
}

function table(document: Document, id: string): TableBlock {
  const found = document.sections
    .flatMap(({ blocks }) => blocks)
    .find((block) => block.kind === "table" && block.id === id);
  if (found?.kind !== "table") throw new Error(`there is no table ${id}`);
  return found;
}

const textOf = (document: Document): string => JSON.stringify(document.sections);

describe("the handbook", () => {
  test.each(LOCALE_IDS)("has every section, with unique tables, in %s", (locale) => {
    const document = handbook(sample, { locale });
    expect(document.sections.map(({ id }) => id)).toEqual([...HANDBOOK_SECTION_IDS]);
    const tables = document.sections.flatMap(({ blocks }) =>
      blocks.flatMap((block) => (block.kind === "table" ? [block] : [])),
    );
    expect(new Set(tables.map(({ id }) => id)).size).toBe(tables.length);
    for (const { columns, rows } of tables) {
      for (const row of rows) expect(row).toHaveLength(columns.length);
    }
  });

  test("tells who is told of which alerts, the branch that takes the rest last", () => {
    const { rows } = table(handbook(sample), "alert-routes");
    expect(rows[0]).toEqual([
      "Critical",
      "whoever has the alert; outside working hours whoever is on call (nights); after 30 minutes without acknowledgement their deputy; after 120 minutes without acknowledgement O&M owner (Göran Östberg)",
      "At once, in working hours",
    ]);
    expect(rows.at(-1)).toEqual(["All others", "whoever has the alert", "As severe as it is"]);
    expect(textOf(handbook(sample))).toContain(
      "On call in turn (nights): Malin Sjöberg, Priya Raman and Jonas Häggström",
    );
    expect(textOf(handbook(anyPlan()))).not.toContain("alert-routes");
  });

  test("names every role with its duty, holders and deputies, and how each person is reached", () => {
    const roles = table(handbook(sample), "roles").rows;
    expect(roles).toHaveLength(sample.roles.length);
    expect(roles[0]).toEqual([
      "O&M owner",
      "Keeps the plan, follows targets and risks, and reports to the stakeholders",
      "Göran Östberg",
      "Malin Sjöberg",
    ]);
    const people = table(handbook(sample), "people").rows;
    const hours = (name: string) => people.find(([who]) => who === name)?.[2];
    expect(hours("Malin Sjöberg")).toBe("Mon–Fri 08:00–17:00");
    expect(hours("Daniel Okafor")).toBe("Mon–Sat 11:00–20:00");
    expect(people.map(([who]) => who)).not.toContain("Lovisa Ek");
  });

  test("has every routine once, with its next working day after today", () => {
    const document = handbook(sample);
    const rows = document.sections
      .find(({ id }) => id === "routines")
      ?.blocks.flatMap((block) => (block.kind === "table" ? block.rows : []));
    expect(rows).toHaveLength(sample.routines.length);
    // 20 November 2026 is a Friday: a daily one is next due on Monday, a weekly one on the Friday after.
    const days = (id: string) =>
      table(document, id).rows.map((row) => (row[3] as Date).toISOString().slice(0, 10));
    expect(new Set(days("routines-daily"))).toEqual(new Set(["2026-11-23"]));
    expect(new Set(days("routines-weekly"))).toEqual(new Set(["2026-11-27"]));
    expect(new Set(days("routines-quarterly"))).toEqual(new Set(["2026-12-30"]));
  });

  test("says what is done when an important alert comes, and whom it is handed to", () => {
    const alerts = handbook(sample).sections.find(({ id }) => id === "alerts");
    expect(alerts?.blocks[0]).toMatchObject({ kind: "callout", tone: "neutral", title: "What we do" });
    expect(JSON.stringify(alerts)).toContain("The control room, which is staffed around the clock");
    const without = handbook({ ...sample, discovery: {} }).sections.find(({ id }) => id === "alerts");
    expect(without?.blocks[0]).toMatchObject({ kind: "callout", tone: "attention" });
  });

  test("says in its head whether the plan is approved, and that it has changed since", () => {
    const approval = { version: 2, at: new Date("2026-11-02T08:00:00Z"), by: "goran-ostberg", note: null };
    const of = (history: Partial<PlanHistory>) =>
      handbook(sample, { history: { ...NO_HISTORY, ...history } }).status;
    expect(of({})).toMatchObject({ tone: "neutral", sentence: "Nobody has approved the plan yet." });
    expect(of({ approval, version: 2 })).toEqual({
      tone: "good",
      label: "Approved: Version 2",
      sentence: "Version 2 of the plan was approved by Göran Östberg on 2 Nov 2026.",
    });
    expect(of({ approval, version: 4, changedSince: 3 })).toEqual({
      tone: "attention",
      label: "Changed since the approval",
      sentence: "Version 2 was approved by Göran Östberg on 2 Nov 2026; 3 records have changed since.",
    });
  });

  test("can be made of a plan that says nothing yet", () => {
    const empty = anyPlan({ people: [], roles: [], audiences: [], reports: [] });
    for (const locale of LOCALE_IDS) expect(handbook(empty, { locale }).sections).toHaveLength(15);
  });

  test("is in one language alone: no text of the plan or the catalogue comes in the other", () => {
    const marked: Plan = JSON.parse(
      JSON.stringify(sample, (_key, value: unknown) =>
        typeof value === "object" && value !== null && "en" in value && "sv" in value
          ? { en: `EN ${String(value.en)}`, sv: `SV ${String(value.sv)}` }
          : value,
      ),
    ) as Plan;
    expect(textOf(handbook(marked, { locale: "sv" }))).not.toContain("EN ");
    expect(textOf(handbook(marked, { locale: "en" }))).not.toContain("SV ");
  });
});

test("working hours of any days are written without losing one", () => {
  const week = ["MON", "TUE", "WED", "THU", "FRI", "SAT", "SUN"] as const;
  fc.assert(
    fc.property(fc.uniqueArray(fc.constantFrom(...week), { minLength: 1 }), (days) => {
      const plan = anyPlan({
        people: [person("asa", { workingHours: { days, from: "08:00", to: "17:00" } }), person("john")],
      });
      const [, , hours] = table(handbook(plan), "people").rows[0] ?? [];
      const text = typeof hours === "string" ? hours : "";
      const names = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"];
      const told = text
        .split(" 08:00")[0]
        ?.split(", ")
        .flatMap((part) => {
          const [from = "", to = from] = part.split("–");
          return names.slice(names.indexOf(from), names.indexOf(to) + 1);
        });
      expect(told?.map((name) => name.toUpperCase())).toEqual(week.filter((day) => days.includes(day)));
    }),
  );
});
