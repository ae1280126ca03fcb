import { describe, expect, it } from "vitest";
import { mayBegin, type OverlapRun } from "./may-begin.ts";

const at = (time: string): Date => new Date(`2026-11-28T${time}:00Z`);
const run = (scheduledFor: string, createdAt: string = scheduledFor): OverlapRun => ({
  scheduledFor: at(scheduledFor),
  createdAt: at(createdAt),
});
const NOTHING = { now: [], before: [] };

describe("an occurrence", () => {
  it("begins when nothing of its report stands in the way", () => {
    expect(mayBegin(run("07:00"), NOTHING, "skip")).toEqual({ kind: "begin" });
    expect(mayBegin(run("07:00"), NOTHING, "queue")).toEqual({ kind: "begin" });
  });

  it("that fell due while another one was at work is left out, also when that one has finished since", () => {
    const skipped = {
      kind: "skip",
      reason: "overlap: the run of 2026-11-28T06:00Z was still at work when this was due",
    };
    expect(mayBegin(run("07:00"), { now: [run("06:00")], before: [] }, "skip")).toEqual(skipped);
    expect(mayBegin(run("07:00"), { now: [], before: [run("06:00")] }, "skip")).toEqual(skipped);
  });

  it("waits instead where the plan says so, until the other one has finished", () => {
    expect(mayBegin(run("07:00"), { now: [run("06:00")], before: [] }, "queue")).toEqual({ kind: "wait" });
    expect(mayBegin(run("07:00"), { now: [], before: [run("06:00")] }, "queue")).toEqual({ kind: "begin" });
  });

  it("that is made up for is never left out, and goes after those before it", () => {
    const [first, second] = [run("05:00", "09:00"), run("06:00", "09:00")];
    expect(mayBegin(second, { now: [first], before: [] }, "skip")).toEqual({ kind: "wait" });
    expect(mayBegin(second, { now: [], before: [first] }, "skip")).toEqual({ kind: "begin" });
    expect(mayBegin(second, { now: [run("04:00")], before: [] }, "skip")).toEqual({ kind: "wait" });
  });
});
