import { describe, expect, it } from "vitest";
import { audience, person, role } from "../../../test-support/plans.ts";
import { blocksOf, compose, tableOf } from "../../../test-support/reports.ts";
import {
  administrators,
  plan as planOf,
  report,
  snapshot,
  stakeholders,
  without,
} from "../../../test-support/snapshots.ts";
import { module } from "../../../test-support/training.ts";
import { record, update } from "../../../test-support/updates.ts";
import type { Plan } from "../../config/plan/plan.ts";
import type { Cell } from "../document.ts";

const names = ["Eva Ek", "Ola Dal", "Ida Lund", "Per Ros", "Åsa Lind", "Bo Holm"];
const people = names.map((name, index) => person(`p${index}`, { name }));
const users = audience("users", "users", ["p0"]);

const plan = (patch: Partial<Plan> = {}): Plan =>
  planOf({
    people,
    roles: [
      role("admin", ["p0"], { deputies: ["p1"] }),
      role(
        "line",
        people.map(({ id }) => id),
      ),
    ],
    audiences: [stakeholders, administrators, users],
    training: [
      module("console", {
        roles: ["admin"],
        title: { en: "The console", sv: "Konsolen" },
        url: "https://learn.contoso.example/console",
        covers: { areas: ["autopilot"], words: [] },
        revisedOn: "2026-10-01",
      }),
      module("support", { roles: ["line"], title: { en: "Support", sv: "Support" } }),
      module("phone", { audience: "users", title: { en: "Your phone", sv: "Din telefon" } }),
    ],
    ...patch,
  });

const touched = snapshot({
  lists: {
    ...snapshot().lists,
    updateRecords: [
      record({
        update: update({
          title: "Autopilot <b>changes</b>",
          area: "autopilot",
          publishedAt: new Date("2026-11-10"),
        }),
      }),
    ],
  },
});

const status = (cells: readonly Cell[]): unknown => cells.at(-1);

describe("the section on training", () => {
  it("names those who work with the lists, those without a course first", () => {
    const document = compose(touched, { plan: plan() });
    const { rows } = tableOf(document, "training-people");
    expect(rows).toHaveLength(9);
    expect(rows[0]?.slice(0, 3)).toEqual(["Eva Ek", "The console", "admin"]);
    expect(rows[0]?.at(-1)).toEqual({ tone: "bad", label: "Missing" });
    expect(JSON.stringify(blocksOf(document, "training"))).toContain("0 of 6");
  });

  it("counts by role for stakeholders, without names, and never so few that somebody could be guessed", () => {
    const document = compose(touched, { plan: plan(), audience: stakeholders });
    const { rows } = tableOf(document, "training-groups");
    expect(rows.map((row) => row.slice(0, 4))).toEqual([
      ["admin", "The console", "<5", "<5"],
      ["line", "Support", "6", "6"],
      ["users", "Your phone", "<5", "<5"],
    ]);
    const text = JSON.stringify(blocksOf(document, "training"));
    for (const name of names) expect(text).not.toContain(name);
  });

  it("shows users where their own material is, and nothing of who was trained", () => {
    const asUsers = { ...report(), audience: "users" };
    const document = compose(touched, { plan: plan({ reports: [asUsers] }), audience: users });
    const text = JSON.stringify(blocksOf(document, "training"));
    for (const other of ["The console", "Support", "Eva Ek", "0 of"]) expect(text).not.toContain(other);
  });

  it("tells for each piece of material what it must be revised for, by whom and when", () => {
    const { rows } = tableOf(compose(touched, { plan: plan() }), "training-material");
    expect(rows.map((row) => [(row[0] as { text: string }).text, status(row)])).toEqual([
      ["The console", { tone: "attention", label: "To be revised" }],
      ["Support", { tone: "neutral", label: "Not linked to a feature" }],
      ["Your phone", { tone: "neutral", label: "Not linked to a feature" }],
    ]);
    expect(rows[0]?.[3]).toEqual({ text: "Autopilot <b>changes</b>", url: null });
    expect(rows[0]?.[5]).toEqual(new Date("2026-12-06T12:00:00Z"));
  });

  it("calls material up to date only when everything that tells of changes was read", () => {
    const cell = (of = snapshot()): unknown =>
      status(tableOf(compose(of, { plan: plan() }), "training-material").rows[0] ?? []);
    const feed = { source: "feed:news", status: "complete", count: 0 } as const;
    const withFeed = { ...snapshot(), coverage: [...snapshot().coverage, feed] };
    expect(cell(withFeed)).toEqual({ tone: "good", label: "Up to date" });
    expect(cell(without(withFeed, "service-messages", null))).toEqual({
      tone: "unknown",
      label: "No change known",
    });
  });
});

describe("the section on today's round", () => {
  it("leads administrators to the admin center with the figures of the report, and nobody else", () => {
    const [list] = blocksOf(compose(touched), "daily-round");
    expect(list).toMatchObject({ kind: "list", ordered: true });
    expect(JSON.stringify(list)).toContain("https://intune.microsoft.com/#view/");
    expect(JSON.stringify(list)).toContain("Devices: 0");
    expect(blocksOf(compose(touched, { audience: stakeholders }), "daily-round")).toEqual([]);
  });
});
