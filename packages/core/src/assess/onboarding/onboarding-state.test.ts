import { describe, expect, it } from "vitest";
import { person, role } from "../../../test-support/plans.ts";
import { daysAgo, NOW } from "../../../test-support/snapshots.ts";
import type { OnboardingStep } from "../../config/plan/plan.ts";
import type { JournalEntry } from "../../practice/journal-entry.ts";
import { onboardingOf, type OnboardingState } from "./onboarding-state.ts";

function step(
  id: string,
  roles: readonly string[],
  withinDays: number,
  module: string | null = null,
): OnboardingStep {
  return { id, title: { en: id, sv: id }, roles, withinDays, module, url: null };
}

const plan = {
  people: [
    person("asa", { startedOn: "2026-11-16" }),
    person("john", { startedOn: "2026-11-02" }),
    person("old", { startedOn: "2025-01-07" }),
    person("ever"),
    person("sponsor", { startedOn: "2026-11-16" }),
  ],
  roles: [
    role("admin", ["asa", "ever"]),
    role("tier1", ["john", "old"], { deputies: ["asa"] }),
    role("sponsor", ["sponsor"]),
  ],
  onboarding: [
    step("console", ["admin"], 5, "console-course"),
    step("meet", ["admin", "tier1"], 2),
    step("first-round", ["tier1"], 30),
  ],
};

function onboarding(journal: readonly JournalEntry[] = [], now = NOW): readonly OnboardingState[] {
  return onboardingOf({ plan, journal, timeZone: "Europe/Stockholm", now });
}

function statesOf(id: string, journal: readonly JournalEntry[] = [], now = NOW): readonly string[] {
  const states = onboarding(journal, now).find(({ person: one }) => one.id === id);
  return states?.steps.map((one) => `${one.step.id} ${one.due} ${one.state}`) ?? [];
}

const ticked: JournalEntry = { kind: "onboarded", person: "asa", step: "meet", at: daysAgo(3), by: "ever" };
const trained: JournalEntry = {
  kind: "trained",
  person: "asa",
  module: "console-course",
  version: "1",
  on: "2026-11-20",
  at: daysAgo(2),
  by: "ever",
};

describe("the onboarding list", () => {
  it("is that of the roles which somebody new has or stands in for, each step once, by its last day", () => {
    expect(statesOf("asa")).toEqual([
      "meet 2026-11-18 overdue",
      "console 2026-11-21 overdue",
      "first-round 2026-12-16 open",
    ]);
    expect(statesOf("john")).toEqual(["meet 2026-11-04 overdue", "first-round 2026-12-02 open"]);
  });

  it("is open on its last day, by the organisation's clock", () => {
    expect(statesOf("asa", [], new Date("2026-11-18T22:59:00Z"))[0]).toBe("meet 2026-11-18 open");
    expect(statesOf("asa", [], new Date("2026-11-18T23:01:00Z"))[0]).toBe("meet 2026-11-18 overdue");
  });

  it("is done by ticking it off, or by the completed training that it is", () => {
    expect(statesOf("asa", [ticked, trained])).toEqual([
      "meet 2026-11-18 done",
      "console 2026-11-21 done",
      "first-round 2026-12-16 open",
    ]);
    const [, second] = onboarding([ticked, trained]).find(({ person: one }) => one.id === "asa")?.steps ?? [];
    expect(second).toMatchObject({ doneAt: daysAgo(2), doneBy: "ever" });
    expect(statesOf("john", [ticked])[0], "of nobody else").toContain("overdue");
  });

  it("was not done yet when a report looks back", () => {
    expect(statesOf("asa", [ticked], daysAgo(4))[0]).toBe("meet 2026-11-18 open");
  });

  it("is for nobody who was always there, has been here for a year, or has a role without steps; the newest first", () => {
    expect(onboarding().map(({ person: one }) => one.id)).toEqual(["asa", "john"]);
  });
});
