import { describe, expect, it } from "vitest";
import { blocksOf, compose, tableOf } from "../../../test-support/reports.ts";
import { plan, snapshot, stakeholders } from "../../../test-support/snapshots.ts";
import type { Action } from "../../config/plan/plan.ts";

function action(id: string, due: string, patch: Partial<Action> = {}): Action {
  return { id, title: { en: id, sv: id }, owner: "asa", due, done: false, doneOn: null, ...patch };
}

const written = (...actions: readonly Action[]) =>
  compose(snapshot(), { plan: plan({ actions }), audience: stakeholders });

describe("the actions of the plan", () => {
  // The report is of 22 November and looks back to the fifteenth.
  it("stand with owner and date, those that are late first and marked so", () => {
    const document = written(
      action("later", "2026-12-01"),
      action("today", "2026-11-22"),
      action("late", "2026-11-21"),
    );
    expect(tableOf(document, "actions").rows).toEqual([
      ["late", "Åsa Lind", new Date("2026-11-21T12:00Z"), { tone: "bad", label: "Overdue" }],
      ["today", "Åsa Lind", new Date("2026-11-22T12:00Z"), { tone: "neutral", label: "Open" }],
      ["later", "Åsa Lind", new Date("2026-12-01T12:00Z"), { tone: "neutral", label: "Open" }],
    ]);
  });

  it("tell what was finished in the period, the latest first, and what nobody dated by its due day", () => {
    const document = written(
      action("open", "2026-12-01"),
      action("dated", "2026-10-01", { done: true, doneOn: "2026-11-16" }),
      action("undated", "2026-11-20", { done: true }),
      action("before", "2026-11-20", { done: true, doneOn: "2026-11-14" }),
    );
    expect(
      tableOf(document, "actions-finished").rows.map(([title, , , finished]) => [title, finished]),
    ).toEqual([
      ["undated", null],
      ["dated", new Date("2026-11-16T12:00Z")],
    ]);
    expect(tableOf(document, "actions").rows).toHaveLength(1);
    expect(blocksOf(written(action("open", "2026-12-01")), "actions")).toHaveLength(1);
  });
});
