import { describe, expect, it } from "vitest";
import { module } from "../../test-support/training.ts";
import { NOW, plan as planOf } from "../../test-support/snapshots.ts";
import { update } from "../../test-support/updates.ts";
import { createWorkCalendar } from "../calendar/work-calendar.ts";
import { role } from "../../test-support/plans.ts";
import { tasksFor } from "./update-tasks.ts";
import type { Update } from "./update.ts";
import type { UpdateTask } from "./update-record.ts";

const covered = module("course", { covers: { areas: ["autopilot"], words: ["Company Portal"] } });

function trainingFor(patch: Partial<Update>): UpdateTask | undefined {
  const plan = planOf({
    training: [covered],
    roles: [role("trainer", ["john"])],
    updates: { ...planOf().updates, tasks: { training: "trainer" } },
  });
  const touched = {
    devices: 0,
    users: 0,
    apps: 0,
    appNames: [],
    platforms: [],
    share: 0,
    relevance: "touches",
  } as const;
  const calendar = createWorkCalendar("Europe/Stockholm");
  return tasksFor({ update: update(patch), touched, plan, owner: "asa", at: NOW, calendar }).find(
    ({ kind }) => kind === "training",
  );
}

describe("the training that an update asks for", () => {
  it("is opened when material covers what it is about, for the trainer and within 14 days", () => {
    for (const patch of [{ area: "autopilot" }, { title: "The Company Portal looks new" }])
      expect(trainingFor(patch)).toEqual({
        kind: "training",
        owner: "john",
        due: new Date("2026-12-06T22:59:59Z"),
        doneAt: null,
      });
  });

  it("is none for what no material covers, and for an incident", () => {
    expect(trainingFor({ area: "licensing" })).toBeUndefined();
    expect(trainingFor({ area: "autopilot", kind: "incident" })).toBeUndefined();
  });

  it("keeps its working days where users get something new", () => {
    expect(trainingFor({ area: "licensing", audiences: ["user"] })?.due).toEqual(
      new Date("2026-11-27T22:59:59Z"),
    );
  });
});
