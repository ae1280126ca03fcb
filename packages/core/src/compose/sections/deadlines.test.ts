import { describe, expect, it } from "vitest";
import { digestOf } from "../../../test-support/digest.ts";
import { tableOf } from "../../../test-support/reports.ts";
import { daysAgo } from "../../../test-support/snapshots.ts";
import { record, UNTOUCHED, update } from "../../../test-support/updates.ts";
import type { AudienceKind } from "../../config/plan/plan.ts";
import type { TriageState, UpdateRecord } from "../../updates/update-record.ts";
import type { Update } from "../../updates/update.ts";
import type { CalendarEvent, Cell, TableBlock } from "../document.ts";

function due(inDays: number, patch: Partial<Update> = {}, of: Partial<UpdateRecord> = {}): UpdateRecord {
  const title = `in ${inDays}`;
  const known = update({ key: `message-center:${title}`, title, actBy: daysAgo(-inDays), ...patch });
  return record({ update: known, firstSeenAt: daysAgo(200), ...of });
}

function tableFor(records: readonly UpdateRecord[], kind: AudienceKind = "administrators"): TableBlock {
  return tableOf(digestOf(records, { kind }), "deadlines");
}

const columnOf = ({ columns, rows }: TableBlock, name: string): readonly (Cell | undefined)[] => {
  const at = columns.findIndex(({ id }) => id === name);
  return rows.map((row) => row[at]);
};

const eventOf = (records: readonly UpdateRecord[]): CalendarEvent | undefined =>
  tableFor(records).events?.at(-1);

describe("the dates to act by", () => {
  it("stand in order of date with days left, devices, owner and state", () => {
    const triage = { ...UNTOUCHED, owner: "asa", state: "planned" } as const;
    const table = tableFor([due(90), due(3, { platforms: ["windows"] }, { triage }), due(20), due(0)]);
    expect(columnOf(table, "daysLeft")).toEqual([0, 3, 20, 90]);
    expect(table.rows[1]).toEqual([
      daysAgo(-3),
      3,
      { text: "in 3", url: null },
      "Windows",
      3,
      "Åsa Lind",
      { tone: "good", label: "Planned" },
    ]);
    expect(table.rows[2]?.slice(4)).toEqual([null, "No owner", { tone: "attention", label: "Not assessed" }]);
  });

  it("that have passed stay for a month for administrators, and for nobody else", () => {
    const records = [due(-31), due(-30), due(-1), due(5)];
    expect(columnOf(tableFor(records), "daysLeft")).toEqual([-30, -1, 5]);
    expect(columnOf(tableFor(records), "state").at(0)).toEqual({ tone: "bad", label: "Not assessed" });
    const seen = records.map((one) => ({ ...one, update: { ...one.update, audiences: ["user"] as const } }));
    expect(columnOf(tableFor(seen, "helpdesk"), "daysLeft")).toEqual([5]);
    expect(columnOf(tableFor(seen, "users"), "daysLeft")).toEqual([5]);
  });

  it("are left out when the work is done, or when they have to do with nothing here", () => {
    const inState = (state: TriageState): Partial<UpdateRecord> => ({ triage: { ...UNTOUCHED, state } });
    const records = [
      due(1, {}, inState("done")),
      due(2, {}, inState("notRelevant")),
      due(3, { platforms: ["macos"] }),
    ];
    expect(tableFor(records).rows).toEqual([]);
  });

  it("stay when the provider no longer lists the notice", () => {
    expect(tableFor([due(9, {}, { missingSince: daysAgo(50) })]).rows).toHaveLength(1);
  });

  it("have no column for owner, state or counts where users read", () => {
    const { columns } = tableFor([due(5, { audiences: ["user"], platforms: ["ios"] })], "users");
    expect(columns.map(({ id }) => id)).toEqual(["actBy", "daysLeft", "title", "platform"]);
  });
});

describe("the days for a calendar", () => {
  it("are those that lie ahead, with what it is about", () => {
    const { events } = tableFor([
      due(-1),
      due(20, { platforms: ["ios"], summary: "Update them.", url: "https://learn.microsoft.com/x" }),
    ]);
    expect(events).toEqual([
      {
        id: "contoso/message-center:in 20",
        title: "Last day: in 20",
        description:
          "New\n2 of your devices\n1 user\nNo owner\nState: Not assessed\n\nUpdate them.\n\nSource: Feed news",
        at: daysAgo(-20),
        revision: 0,
        url: "https://learn.microsoft.com/x",
      },
    ]);
  });

  it("keep their id and grow in number as the provider moves them, through a notice issued anew", () => {
    const move = (days: number) =>
      ({ at: daysAgo(days), changes: [{ field: "actBy", from: "2026-12-01", to: "2026-12-02" }] }) as const;
    const other = { at: daysAgo(4), changes: [{ field: "title", from: "a", to: "b" }] } as const;
    const once = due(20, {}, { revisions: [move(9), other] });
    expect(eventOf([once])).toMatchObject({ id: "contoso/message-center:in 20", revision: 1 });
    const anew = record({
      ...once,
      key: "message-center:MC2",
      update: { ...once.update, key: "message-center:MC2", title: "anew", actBy: daysAgo(-40) },
      replaces: once.key,
      revisions: [move(2)],
    });
    const { events, rows } = tableFor([anew, { ...once, missingSince: daysAgo(2) }]);
    expect(rows).toHaveLength(1);
    expect(events).toMatchObject([
      { id: "contoso/message-center:in 20", title: "Last day: anew", revision: 3 },
    ]);
  });

  it("know no end of notices that were issued for one another", () => {
    const one = due(9, {}, { key: "a", replaces: "b" });
    const other = due(9, {}, { key: "b", replaces: "c" });
    const third = due(9, {}, { key: "c", replaces: "b" });
    expect(eventOf([one, other, third])).toMatchObject({ revision: 2 });
  });
});
