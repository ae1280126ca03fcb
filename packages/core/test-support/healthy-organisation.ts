import { audience, person, role, scheduleOf } from "./plans.ts";
import { done, entry, logOf, ran, routine, sent } from "./routines.ts";
import { plan as planOf, report, snapshot } from "./snapshots.ts";
import { record, UNTOUCHED, update } from "./updates.ts";
import { addDays } from "../src/assess/days.ts";
import { assessPractice } from "../src/assess/practice.ts";
import type { ChecklistItemState } from "../src/assess/checklist/checklist-item.ts";
import type { Snapshot } from "../src/collect/snapshot.ts";
import type { Plan } from "../src/config/plan/plan.ts";
import type { PracticeLog } from "../src/practice/practice-log.ts";
import type { Triage, UpdateRecord } from "../src/updates/update-record.ts";

/** A Friday: when everything is judged. */
export const AT: Date = new Date("2026-11-27T09:00:00Z");
/** So many days before. */
export const iso = (days: number): string => addDays(AT, -days).toISOString();

/** A small organisation with everything that the checklist asks of a plan. */
export const plan: Plan = planOf({
  people: ["owner", "admin", "second", "lead", "boss", "teacher"].map((id) => person(id)),
  roles: [
    role("om-owner", ["owner"], { deputies: ["boss"] }),
    role("intune-admin", ["admin"], { deputies: ["second"] }),
    role("helpdesk-lead", ["lead"]),
    role("trainer", ["teacher"]),
  ],
  audiences: [
    audience("board", "stakeholders", ["boss"]),
    audience("admins", "administrators", ["admin", "second"]),
    audience("desk", "helpdesk", ["lead"]),
  ],
  reports: [
    report({
      id: "weekly",
      audience: "board",
      sections: ["kpis"],
      schedule: scheduleOf("0 6 * * MON-FRI", "UTC"),
    }),
    report({ id: "brief", audience: "desk", sections: ["changes-new"] }),
  ],
  targets: [{ kpi: "compliance_rate", value: 95, owner: "admin", approvedOn: "2026-09-01" }],
  routines: [routine("look", { role: "intune-admin" })],
  training: [
    {
      id: "course",
      title: { en: "Course", sv: "Kurs" },
      audience: "admins",
      roles: [],
      url: null,
      version: "1",
      revisedOn: null,
      validMonths: null,
      covers: { areas: [], words: ["enrollment"] },
    },
  ],
  discovery: { "alert-practice": { en: "We call.", sv: "Vi ringer." } },
  checklist: {
    off: [],
    owners: {},
    own: [
      {
        id: "escalation",
        text: { en: "Escalation works", sv: "Eskalering fungerar" },
        role: "om-owner",
        validDays: 30,
      },
    ],
  },
});

/** Read by these people, in time. */
export const read = (...people: string[]): Triage => ({
  ...UNTOUCHED,
  acknowledgements: people.map((who) => ({ person: who, at: addDays(AT, -18) })),
});

/** Announced three weeks ago, and read by everybody. */
export function announced(
  key: string,
  patch: Partial<UpdateRecord["update"]> = {},
  triage: Triage = read("admin", "second", "lead"),
): UpdateRecord {
  const publishedAt = addDays(AT, -21);
  return record({
    update: update({ key, publishedAt, audiences: ["user"], platforms: [], ...patch }),
    firstSeenAt: addDays(AT, -20),
    triage,
  });
}

/** A tenant in which all is well. */
export function tenant(
  records: readonly UpdateRecord[] = [announced("a", { kind: "actionRequired" }), announced("b")],
): Snapshot {
  const base = snapshot({ takenAt: addDays(AT, -0.1) });
  return {
    ...base,
    lists: {
      ...base.lists,
      updateRecords: records,
      settingStates: [
        {
          id: "1",
          setting: "DefaultDeviceCompliancePolicy.RequireDeviceCompliancePolicyAssigned",
          platform: "all",
          compliant: 120,
          nonCompliant: 0,
          error: 0,
          conflict: 0,
        },
      ],
      expiries: [
        {
          id: "push",
          kind: "apple-push-certificate",
          name: "Push",
          expiresAt: addDays(AT, 200),
          state: "valid",
          lastSyncAt: null,
        },
      ],
    },
  };
}

const revised = entry(iso(30), "teacher", {
  kind: "materialRevised",
  module: "course",
  version: "2",
  on: iso(30).slice(0, 10),
  update: null,
});
const approved = entry(iso(40), "boss", { kind: "planApproved", version: 1, note: null });

/** Everything that a healthy organisation has on record. */
export const FULL: PracticeLog = logOf({
  journal: [
    approved,
    revised,
    entry(iso(10), "owner", {
      kind: "drillStarted",
      drill: "d1",
      alertKind: "service-incident",
      severity: "high",
      people: ["admin"],
      targetMinutes: 60,
    }),
    entry(addDays(AT, -10 + 0.01).toISOString(), "admin", { kind: "drillAcknowledged", drill: "d1" }),
    entry(iso(5), "owner", { kind: "attested", item: "escalation", note: null, link: null }),
    done(iso(1), "look", "2026-11-26", "admin"),
  ],
  training: [revised],
  planApprovals: [approved],
  runs: [
    ran(iso(19), "brief"),
    ...Array.from({ length: 32 }, (_, index) => ran(iso(31.1 - index), "weekly")),
  ],
  deliveries: [
    sent(iso(19), "brief", "lead@contoso.example"),
    sent(iso(4), "weekly", "boss@contoso.example"),
  ],
  collections: Array.from({ length: 32 }, (_, index) => addDays(AT, index - 31.1)),
});

/** The checklist by the ids of its items. */
export function judge(
  log: PracticeLog,
  of: Snapshot = tenant(),
  patch: Partial<Plan> = {},
): ReadonlyMap<string, ChecklistItemState> {
  const { checklist } = assessPractice({
    snapshot: of,
    plan: { ...plan, ...patch },
    log,
    timeZone: "UTC",
    period: { from: addDays(AT, -7), to: AT },
  });
  return new Map(checklist.map((item) => [item.id, item]));
}

export const state = (
  id: string,
  log: PracticeLog,
  of?: Snapshot,
  patch?: Partial<Plan>,
): ChecklistItemState["state"] | undefined => judge(log, of, patch).get(id)?.state;

/** What the evidence of an item says, by the keys of its texts. */
export const told = (
  id: string,
  log: PracticeLog,
  of?: Snapshot,
  patch?: Partial<Plan>,
): readonly string[] | undefined =>
  judge(log, of, patch)
    .get(id)
    ?.evidence.map(({ text }) => text);
