import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { person, role } from "../../test-support/plans.ts";
import { entry, logOf, routine } from "../../test-support/routines.ts";
import { plan as planOf, snapshot } from "../../test-support/snapshots.ts";
import { createWorkCalendar } from "../calendar/work-calendar.ts";
import type { Plan } from "../config/plan/plan.ts";
import { NO_LOG } from "../practice/practice-log.ts";
import { findReminders, type Reminder } from "../routines/find-reminders.ts";
import { judgeRoutines } from "../routines/judge-routines.ts";
import { composeReminder } from "./reminder-letter.ts";

const NOW = new Date("2026-11-25T09:00:00Z");
const away = [{ from: "2026-11-20", to: "2026-11-30", deputy: "b" }];

function organisation(patch: Partial<Plan> = {}): Plan {
  return planOf({
    people: [person("a", { name: "Anna", language: "sv" }), person("b", { name: "Bo" })],
    roles: [role("om-owner", ["a"]), role("other", ["b"])],
    routines: [
      routine("daily", { from: "2026-11-25", guide: "https://wiki.contoso.example/daily" }),
      routine("weekly", { cadence: "weekly" }),
      routine("others", { from: "2026-11-25", role: "other" }),
      routine("later", { cadence: "monthly", from: "2026-11-25" }),
    ],
    ...patch,
  });
}

function remindersOf(plan: Plan, log = logOf()): readonly Reminder[] {
  const of = snapshot({ takenAt: new Date(0) });
  const period = { from: new Date(NOW.getTime() - 7 * 86_400_000), to: NOW };
  const calendar = createWorkCalendar("Europe/Stockholm");
  const state = judgeRoutines({
    plan,
    log,
    snapshot: of,
    calendar,
    updates: { records: [], state: "read" },
    period,
  });
  return findReminders(state, plan, log);
}

const told = (plan: Plan, log = logOf()) =>
  remindersOf(plan, log).map(({ person: { id }, items }) => [
    id,
    ...items.map(({ state }) => state.routine.id),
  ]);

const letters = (plan: Plan) =>
  remindersOf(plan).map((reminder) =>
    composeReminder(reminder, { plan, timeZone: "Europe/Stockholm", today: "2026-11-25" }),
  );

describe("who is reminded", () => {
  it("is each person once, of all that is due today or overdue, and of nothing that lies ahead", () => {
    expect(told(organisation())).toEqual([
      ["a", "daily", "weekly"],
      ["b", "others"],
    ]);
  });

  it("is who acts today in place of somebody who is away", () => {
    const people = [person("a", { absences: away }), person("b")];
    expect(told(organisation({ people }))).toEqual([["b", "daily", "weekly", "others"]]);
  });

  it("is nobody again for the same routine and due day, and the stand-in for what only the holder was told", () => {
    const reminded = entry("2026-11-25T08:00:00Z", "intune-om", {
      kind: "reminded",
      routine: "daily",
      due: "2026-11-25",
      person: "a",
    });
    const log = logOf({ journal: [reminded] });
    expect(told(organisation(), log)).toEqual([
      ["a", "weekly"],
      ["b", "others"],
    ]);
    const people = [person("a", { absences: away }), person("b")];
    expect(told(organisation({ people }), log)).toEqual([["b", "daily", "weekly", "others"]]);
  });

  it("is nobody in a plan of which nothing is remembered, but for what is due today", () => {
    expect(told(organisation(), NO_LOG)).toEqual([
      ["a", "daily"],
      ["b", "others"],
    ]);
  });
});

describe("a reminder", () => {
  it("is in the reader's language, tells late from due, and says how to say that it is done", () => {
    const [anna, bo] = letters(organisation());
    expect(anna).toMatchObject({ locale: "sv", subject: "Påminnelse: 2 rutiner", lead: { tone: "bad" } });
    expect(anna?.paragraphs).toContain("Rutin daily: ska göras i dag");
    expect(anna?.paragraphs).toContain("Rutin weekly: skulle ha gjorts 2026-11-20");
    expect(anna?.steps[1]).toContain("intune-om plan done weekly --due 2026-11-20 --by a");
    expect(anna?.links).toEqual([{ text: "Rutin daily", url: "https://wiki.contoso.example/daily" }]);
    expect(bo).toMatchObject({ locale: "en", subject: "Reminder: 1 routine", lead: { tone: "attention" } });
  });

  it("tells a stand-in for whom it is", () => {
    const people = [person("a", { name: "Anna", absences: away }), person("b", { name: "Bo" })];
    expect(letters(organisation({ people }))[0]?.paragraphs).toContain("You stand in for Anna.");
  });

  it("carries no control or bidi character from any name of the plan", () => {
    const hostile = fc.oneof(
      fc.string({ unit: "binary" }),
      fc.constantFrom("\u202Egnp.exe", "a\r\nBcc: x@evil.example"),
    );
    fc.assert(
      fc.property(hostile, hostile, (name, title) => {
        const plan = organisation({
          organisation: { ...organisation().organisation, name },
          people: [person("a", { name, absences: away }), person("b", { name })],
          routines: [routine("daily", { from: "2026-11-25", title: { en: title, sv: title } })],
        });
        const text = JSON.stringify(letters(plan));
        expect(text).not.toMatch(/[\u202A-\u202E\u2066-\u2069]|\\u00[01]|\\r|\\n|\\ud[89a-f]/i);
      }),
    );
  });
});
