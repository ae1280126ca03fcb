import { describe, expect, test } from "vitest";
import { branch } from "../../test-support/alert-routes.ts";
import { alert } from "../../test-support/alerts.ts";
import { person, role } from "../../test-support/plans.ts";
import { plan as planOf } from "../../test-support/snapshots.ts";
import { type AlertRoute, DEFAULT_ALERTS, DEFAULT_ROUTE } from "../config/plan/plan.ts";
import { foreseeMessages } from "./foresee-messages.ts";
import { testAlert } from "./test-alert.ts";
import { rulesInUse } from "./rules-in-use.ts";

const FRIDAY_EVENING = new Date("2026-11-27T20:00:00Z");
const config = { timeZone: "Europe/Stockholm", locale: "en", channels: [] } as const;

function foreseen(
  routes: readonly AlertRoute[],
  patch: Partial<Parameters<typeof alert>[0]> = {},
): readonly string[] {
  const plan = planOf({
    people: [person("anna"), person("bo"), person("eva")],
    roles: [role("intune-admin", ["anna"], { deputies: ["bo"] }), role("om-owner", ["eva"])],
    alerts: { ...DEFAULT_ALERTS, route: { ...DEFAULT_ROUTE, routes } },
  });
  const opened = alert({
    role: "intune-admin",
    openedAt: FRIDAY_EVENING,
    firstSeen: FRIDAY_EVENING,
    ...patch,
  });
  return foreseeMessages({
    alert: opened,
    others: [],
    threads: [],
    plan,
    config,
    suppressions: [],
    at: FRIDAY_EVENING,
    until: new Date("2026-12-02T20:00:00Z"),
  }).map(({ at, kind, to }) => {
    const who = to.map((one) => (one.kind === "mail" ? one.person : one.channel));
    return `${at.toISOString().slice(0, 16)} ${kind} ${who.join("+")}`;
  });
}

describe("what would be sent of an alert that nobody takes", () => {
  test("is told at any hour and escalated when it is critical", () => {
    expect(foreseen([], { severity: "critical" }).slice(0, 3)).toEqual([
      "2026-11-27T20:00 open anna",
      "2026-11-27T20:30 escalation bo",
      "2026-11-27T22:00 escalation eva",
    ]);
  });

  test("waits for the next working day when it is of medium severity", () => {
    expect(foreseen([], { severity: "medium" })).toEqual(["2026-11-30T07:00 open anna"]);
  });

  test("follows the branch that takes it", () => {
    const routes = [branch("nobody", { rule: ["stale-devices"] }, { urgency: "none" })];
    expect(foreseen(routes, { severity: "critical" })).toEqual([]);
  });
});

test("an alert for trying is as bad as its rule says at worst, unless the plan or the asker says otherwise", () => {
  const [of] = rulesInUse(planOf());
  if (of === undefined) throw new Error("there is no rule");
  const ask = { tenant: "contoso", at: FRIDAY_EVENING };
  expect(testAlert({ ...ask, of }).severity).toBe(of.rule.severity);
  expect(testAlert({ ...ask, of, severity: "low" }).severity).toBe("low");
  expect(testAlert({ ...ask, of: { ...of, use: { ...of.use, severity: "medium" } } })).toMatchObject({
    severity: "medium",
    key: `${of.rule.id}:test`,
    state: "open",
    told: null,
  });
});
