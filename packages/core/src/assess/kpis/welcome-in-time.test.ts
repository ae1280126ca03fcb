import { describe, expect, it } from "vitest";
import { practiceOf } from "../../../test-support/practice.ts";
import { daysAgo, plan, snapshot } from "../../../test-support/snapshots.ts";
import { DEFAULT_NEWCOMERS } from "../../config/plan/plan.ts";
import type { Newcomer, NewcomerLog } from "../../newcomers/newcomer.ts";
import { NO_LOG } from "../../practice/practice-log.ts";
import type { Measurement } from "../kpi.ts";
import { welcomeInTime } from "./welcome-in-time.ts";

function newcomer(key: string, came: number, welcomed: number | null): Newcomer {
  const at = daysAgo(came);
  const welcomedAt = welcomed === null ? null : daysAgo(welcomed);
  return { key, firstDeviceAt: at, seenAt: at, platforms: [], welcomedAt, notice: null };
}

function measure(newcomers: NewcomerLog, on = true): Measurement {
  const policy = { ...DEFAULT_NEWCOMERS, on };
  const practice = practiceOf(snapshot(), {
    plan: plan({ newcomers: policy }),
    log: { ...NO_LOG, newcomers },
  });
  return welcomeInTime.measure(snapshot(), practice);
}

describe("welcome in time", () => {
  it("is those welcomed within the days, of those who were welcomed or whose days ended in the period", () => {
    const people = [
      newcomer("a", 6, 2),
      newcomer("b", 13, 1),
      newcomer("c", 9, null),
      newcomer("d", 3, null),
      newcomer("e", 60, null),
    ];
    expect(measure({ since: daysAgo(60), people })).toEqual({ kind: "share", numerator: 1, denominator: 3 });
  });

  it("is nothing where nobody came or the plan welcomes nobody, and unknown before anybody was counted", () => {
    expect(measure({ since: daysAgo(60), people: [] })).toEqual({ kind: "nothing" });
    expect(measure({ since: null, people: [] }, false)).toEqual({ kind: "nothing" });
    expect(measure({ since: null, people: [] })).toEqual({ kind: "unknown" });
  });
});
