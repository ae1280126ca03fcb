import { describe, expect, it } from "vitest";
import { appRow, deployment } from "../../../test-support/deployments.ts";
import { practiceOf } from "../../../test-support/practice.ts";
import { plan, snapshot, without } from "../../../test-support/snapshots.ts";
import type { Snapshot } from "../../collect/snapshot.ts";
import type { Deployment } from "../../config/plan/plan.ts";
import type { Measurement } from "../kpi.ts";
import { planAdherence } from "./plan-adherence.ts";

/** The snapshot is of 22 November; half of what the deployments of the tests plan should have been reached. */
const shares = [50, 20, 100];
const apps = shares.map((installed, index) =>
  appRow({ id: `${index}`, name: `App ${index}`, installed, pending: 100 - installed, notInstalled: 0 }),
);
const of = snapshot({ lists: { ...snapshot().lists, apps }, metrics: { "apps.total": 3 } });

function measure(deployments: readonly Deployment[], at: Snapshot = of): Measurement {
  return planAdherence.measure(at, practiceOf(at, { plan: plan({ deployments }) }));
}

const measuring = (index: number, patch: Partial<Deployment> = {}): Deployment =>
  deployment({ id: `d${index}`, measure: { kind: "app", app: `App ${index}` }, ...patch });

describe("plan adherence", () => {
  it("is the share of deployments on, ahead of or done with their plan", () => {
    const deployments = [measuring(0), measuring(1), measuring(2)];
    expect(measure(deployments)).toEqual({ kind: "share", numerator: 2, denominator: 3 });
  });

  it("leaves out what has not begun, what only people know of, what was closed, and what was done long ago", () => {
    const left = [
      measuring(1, { start: "2026-12-01" }),
      measuring(1, { measure: null }),
      measuring(1, { done: true }),
      measuring(2, { start: "2026-09-01", end: "2026-10-22" }),
    ];
    expect(measure([measuring(0), ...left])).toEqual({ kind: "share", numerator: 1, denominator: 1 });
    const late = measuring(1, { start: "2026-09-01", end: "2026-09-30" });
    expect(measure([measuring(0), late])).toMatchObject({ numerator: 1, denominator: 2 });
    expect(measure(left)).toEqual({ kind: "nothing" });
    expect(measure([])).toEqual({ kind: "nothing" });
  });

  it("is unknown, never 0, when nobody knows how far one of them is", () => {
    expect(measure([measuring(0)], without(of, "apps", "apps"))).toEqual({ kind: "unknown" });
    expect(measure([measuring(0), measuring(7)])).toEqual({ kind: "unknown" });
  });
});
