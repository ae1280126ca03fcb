import { describe, expect, it } from "vitest";
import { alert, suppression } from "../../test-support/alerts.ts";
import { person, role } from "../../test-support/plans.ts";
import { plan as planOf } from "../../test-support/snapshots.ts";
import { DEFAULT_ALERTS, NO_MATCH } from "../config/plan/alerts.ts";
import type { Alert } from "./alert.ts";
import { hiddenAlerts } from "./messages/hidden-alerts.ts";
import { planAlertMessages, type PlanMessagesInput, standingAfter } from "./plan-messages.ts";
import type { AlertSeverity } from "./severity.ts";
import { waitingAlerts } from "./waiting-alerts.ts";

const FRIDAY_EVENING = new Date("2026-11-27T20:00:00Z");
const MONDAY_MORNING = new Date("2026-11-30T07:00:00Z");
const WHY_ONE = {
  cause: { ...NO_MATCH, rule: ["ndes"] },
  symptoms: { ...NO_MATCH, rule: ["scep"] },
  equal: [],
};

const plan = planOf({
  people: [person("anna")],
  roles: [role("intune-admin", ["anna"])],
  alerts: { ...DEFAULT_ALERTS, inhibit: [WHY_ONE] },
});

function of(key: string, severity: AlertSeverity, patch: Partial<Alert> = {}): Alert {
  const rule = key.slice(0, key.indexOf(":"));
  const entity = { kind: "device", id: key.slice(key.indexOf(":") + 1), name: key, platform: null } as const;
  return alert({
    key,
    rule,
    severity,
    entity,
    role: "intune-admin",
    openedAt: FRIDAY_EVENING,
    firstSeen: FRIDAY_EVENING,
    ...patch,
  });
}

function input(alerts: readonly Alert[], patch: Partial<PlanMessagesInput> = {}): PlanMessagesInput {
  return {
    tenant: "contoso",
    standing: { alerts, threads: [], suppressions: [] },
    plan,
    config: { timeZone: "Europe/Stockholm", locale: "en", channels: [] },
    inForce: [],
    at: FRIDAY_EVENING,
    ...patch,
  };
}

const NOTHING = { alerts: 0, nextAt: null };

describe("what waits", () => {
  it("is counted by what it waits for, with when the first of it is due", () => {
    const alerts = [
      of("malware-active:a", "medium"),
      of("malware-active:b", "medium"),
      of("licences:a", "low"),
      of("scep:a", "medium"),
      of("ndes:a", "critical"),
      of("stale-devices:a", "critical", { unknownSince: FRIDAY_EVENING }),
      of("stale-devices:b", "critical"),
    ];
    const inForce = [suppression({ scope: { alert: "stale-devices:b" } })];
    const asked = input(alerts, { inForce });
    const after = { ...asked, standing: standingAfter(asked.standing, planAlertMessages(asked)) };
    const waiting = waitingAlerts(after);
    expect(waiting).toMatchObject({
      forHours: { alerts: 2, nextAt: MONDAY_MORNING },
      forThread: NOTHING,
      forDigest: { alerts: 1, nextAt: MONDAY_MORNING },
      hidden: 1,
      suppressed: 1,
      unknown: 1,
    });
    expect([...hiddenAlerts(alerts, { plan, inForce })]).toEqual([["scep:a", "ndes:a"]]);
  });

  it("for its thread is due when that is ready", () => {
    const at = new Date("2026-11-27T10:00:00Z");
    const waiting = waitingAlerts(input([of("malware-active:a", "high", { openedAt: at })], { at }));
    expect(waiting.forThread).toEqual({ alerts: 1, nextAt: new Date("2026-11-27T10:05:00Z") });
  });

  it("is nothing where everybody knows, and where nobody is to know", () => {
    const asked = input([of("malware-active:a", "critical")]);
    const after = standingAfter(asked.standing, planAlertMessages(asked));
    const route = { ...plan.alerts.route, urgency: "none" } as const;
    const silent = { ...plan, alerts: { ...plan.alerts, route } };
    for (const one of [
      { ...asked, standing: after },
      { ...asked, plan: silent },
    ])
      expect(waitingAlerts(one)).toMatchObject({ forHours: NOTHING, forThread: NOTHING, forDigest: NOTHING });
  });
});
