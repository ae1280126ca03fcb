import { describe, expect, it } from "vitest";
import { items, pushCertificate } from "../../test-support/alert-letters.ts";
import { NOW } from "../../test-support/snapshots.ts";
import { DEFAULT_ROUTE } from "../config/plan/plan.ts";
import type { Alert, AlertTold } from "./alert.ts";
import { escalatesAt } from "./escalates-at.ts";

const TOLD: AlertTold = {
  thread: "t1",
  episode: 1,
  firstAt: NOW,
  lastAt: NOW,
  severeAt: NOW,
  newsAt: NOW,
  severity: "critical",
  stage: 1,
  steps: 0,
  flapping: false,
  recovered: false,
  to: [],
};

const critical = (patch: Partial<Alert> = {}): Alert =>
  pushCertificate({ severity: "critical", told: TOLD, ...patch });

const after = (minutes: number): Date => new Date(NOW.getTime() + minutes * 60_000);

const next = (alerts: readonly Alert[], at: Date = NOW): Date | null =>
  escalatesAt({ items: items(alerts), at }, new Map(alerts.map((one) => [one.key, one])), DEFAULT_ROUTE);

describe("when more people are told", () => {
  it("is the next step that has not been taken, counted from when it was told as severe", () => {
    expect(next([critical()])).toEqual(after(30));
    expect(next([critical({ told: { ...TOLD, steps: 1 } })])).toEqual(after(120));
    expect(next([critical({ told: { ...TOLD, severeAt: after(10) } })])).toEqual(after(40));
  });

  it("is the earliest of several alerts", () => {
    expect(next([critical({ key: "x:1", severity: "high" }), critical()])).toEqual(after(30));
  });

  it("is never when all steps are taken, nobody was told, or the alert asks for nobody", () => {
    expect(next([critical({ told: { ...TOLD, steps: 2 } })])).toBeNull();
    expect(next([critical({ told: null })])).toBeNull();
    expect(next([critical({ episode: 2 })])).toBeNull();
    expect(next([critical({ state: "acknowledged" })])).toBeNull();
    expect(next([critical({ unknownSince: NOW })])).toBeNull();
    expect(next([critical({ severity: "low" })])).toBeNull();
  });

  it("is not a time that is past", () => {
    expect(next([critical()], after(60))).toEqual(after(120));
  });
});
