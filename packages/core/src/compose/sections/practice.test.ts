import { describe, expect, it } from "vitest";
import { audience, person, role } from "../../../test-support/plans.ts";
import { blocksOf, compose, tableOf } from "../../../test-support/reports.ts";
import { entry, logOf, routine } from "../../../test-support/routines.ts";
import { plan as planOf, snapshot } from "../../../test-support/snapshots.ts";
import { checklistRules } from "../../assess/checklist/index.ts";

const plan = planOf({
  people: [person("eva", { name: "Eva Ek" })],
  roles: [role("om-owner", ["eva"], { name: { en: "O&M owner", sv: "O&M-ansvarig" } })],
  audiences: [audience("board", "stakeholders", ["eva"]), audience("admins", "administrators", ["eva"])],
  routines: [
    routine("look", { from: "2026-11-20", title: { en: "Look at alerts", sv: "Titta på aviseringar" } }),
    routine("learn", { area: "training", cadence: "yearly", from: "2026-01-01" }),
  ],
});
const [board, admins] = plan.audiences as [ReturnType<typeof audience>, ReturnType<typeof audience>];

const forBoard = compose(snapshot(), { plan, audience: board });
const forAdmins = compose(snapshot(), { plan, audience: admins });
const inSwedish = compose(snapshot(), { plan, audience: board, locale: "sv" });

describe("the section of routines", () => {
  it("says how they were kept, what is overdue, and when each is due", () => {
    const [sentence, callout] = blocksOf(forAdmins, "routines");
    // Judged on a Sunday: Friday's was missed.
    expect(sentence).toEqual({
      kind: "paragraph",
      text: "Done on time within the last 30 days: 0.0% (0 of 1).",
    });
    expect(callout).toMatchObject({ kind: "callout", tone: "bad", title: "Overdue: Look at alerts" });
    expect(tableOf(forAdmins, "routines").rows[0]).toMatchObject([
      { tone: "bad", label: "Overdue" },
      "Look at alerts",
      "Each working day",
      "O&M owner",
      "Eva Ek",
      new Date("2026-11-20T12:00:00Z"),
      null,
      "0/1",
    ]);
  });

  it("names roles alone to those who may not see people", () => {
    expect(JSON.stringify(blocksOf(forBoard, "routines"))).not.toContain("Eva Ek");
    expect(tableOf(forBoard, "routines").columns.map(({ id }) => id)).not.toContain("acts");
  });

  it("says so when the plan has none", () => {
    const none = compose(snapshot(), { plan: { ...plan, routines: [] } });
    expect(tableOf(none, "routines")).toMatchObject({ rows: [], emptyText: "The plan has no routines." });
  });
});

describe("the section of the checklist", () => {
  it("has every item with its state, what shows it and the next step", () => {
    const { rows, title } = tableOf(forBoard, "checklist");
    expect(title).toBe("Checklist: 0 of 9 in place");
    expect(rows).toHaveLength(checklistRules.length);
    expect(rows[4]).toMatchObject([
      { tone: "bad", label: "Not in place" },
      "Every routine, message and material has an owner",
      "All 2 have an owner. Nobody has approved the plan or vouched for its owners.",
      "–",
      "Approve the plan with its owners (O&M owner)",
    ]);
  });

  it("says who vouched by role to those who may not see people, and by name to the others", () => {
    const own = { id: "x", text: { en: "X holds", sv: "X gäller" }, role: "om-owner", validDays: 90 };
    const withOwn = {
      ...plan,
      checklist: { off: checklistRules.map(({ id }) => id), owners: {}, own: [own] },
    };
    const journal = [
      entry("2026-11-20T08:00:00Z", "eva", { kind: "attested", item: "x", note: null, link: null }),
    ];
    const of = (reader: typeof board) =>
      tableOf(compose(snapshot(), { plan: withOwn, audience: reader, log: logOf({ journal }) }), "checklist")
        .rows;
    expect(of(board)[0]?.[2]).toBe("O&M owner vouched for it 20 Nov 2026.");
    expect(of(admins)[0]).toMatchObject([
      { label: "In place" },
      "X holds",
      "Eva Ek vouched for it 20 Nov 2026.",
      "1 day",
      "",
    ]);
  });

  it("speaks the reader's language", () => {
    expect(tableOf(inSwedish, "checklist").rows[0]?.[1]).toBe("Övervakningsrutinerna utförs");
  });
});

describe("the section of focus areas", () => {
  it("has the five parts of the work, each with what it is for and what is open", () => {
    const { rows } = tableOf(forBoard, "focus-areas");
    expect(rows.map(([area]) => area)).toEqual([
      "Planning",
      "Help desk",
      "Awareness",
      "Training",
      "Operations",
    ]);
    expect(rows[4]).toMatchObject([
      "Operations",
      { tone: "bad", label: "Behind" },
      expect.any(String),
      "0.0% (0/1)",
      expect.stringContaining("1 routine overdue"),
    ]);
    expect(rows[2]).toMatchObject([
      "Awareness",
      { tone: "neutral", label: "Nothing due yet" },
      expect.any(String),
      "–",
      "None",
    ]);
    expect(rows[3]?.[1]).toMatchObject({ label: "In part" });
  });

  it("calls operations what the Swedish article calls it", () => {
    expect(tableOf(inSwedish, "focus-areas").rows.map(([area]) => area)).toEqual([
      "Planering",
      "Supportavdelningen",
      "Medvetenhet",
      "Utbildning",
      "Åtgärder",
    ]);
  });
});

describe("the section of the practice", () => {
  it("has a card for every figure of how the plan is followed", () => {
    const cards = blocksOf(forBoard, "practice").flatMap((block) =>
      block.kind === "kpis" ? block.items : [],
    );
    const values = new Map(cards.map(({ id, value, basis }) => [id, [value, basis]]));
    expect(values.get("routine_adherence")).toEqual(["0.0%", "0 of 1 times due"]);
    expect(values.get("monitoring_adherence")).toEqual(["–", null]);
    expect(values.get("update_awareness")).toEqual(["–", null]);
  });
});
