import { describe, expect, it } from "vitest";
import {
  announced,
  AT,
  FULL,
  iso,
  judge,
  plan,
  read,
  state,
  tenant,
  told,
} from "../../../test-support/healthy-organisation.ts";
import { done, entry, logOf, sent } from "../../../test-support/routines.ts";
import { device, without } from "../../../test-support/snapshots.ts";
import { UNTOUCHED } from "../../../test-support/updates.ts";
import type { UpdateRecord } from "../../updates/update-record.ts";
import { addDays } from "../days.ts";
import { checklistRules } from "./index.ts";

const ITEMS = checklistRules.map(({ id }) => id);

describe("monitoring routines", () => {
  it("need somebody who looked within the interval, not only a machine that ran", () => {
    const journal = FULL.journal.filter(({ kind }) => kind !== "routineDone");
    expect(state("monitoring-applied", { ...FULL, journal })).toBe("amber");
    expect(told("monitoring-applied", { ...FULL, journal })).toContain("notLooked");
    const early = [...journal, done(iso(4), "look", "2026-11-23", "admin")];
    expect(state("monitoring-applied", { ...FULL, journal: early })).toBe("amber");
    const round = [...journal, entry(iso(1), "admin", { kind: "roundDone", round: "daily", found: null })];
    expect(state("monitoring-applied", { ...FULL, journal: round })).toBe("green");
  });

  it("are amber with a gap of two times in a row, and red when more than a fifth was missed", () => {
    const { runs } = FULL;
    const missing = (...days: string[]) => ({
      ...FULL,
      runs: runs.filter(({ createdAt }) => !days.includes(createdAt.toISOString().slice(0, 10))),
    });
    expect(state("monitoring-applied", missing("2026-11-24"))).toBe("green");
    expect(state("monitoring-applied", missing("2026-11-24", "2026-11-25"))).toBe("amber");
    expect(told("monitoring-applied", missing("2026-11-24", "2026-11-25"))).toContain("monitoringGap");
    expect(state("monitoring-applied", { ...FULL, runs: runs.slice(-12) })).toBe("red");
  });

  it("are red where nothing has a schedule", () => {
    const reports = plan.reports.map((one) => ({ ...one, schedule: null }));
    expect(state("monitoring-applied", FULL, tenant(), { reports })).toBe("red");
  });
});

interface DrillCase {
  readonly by?: string;
  readonly to?: string;
  readonly severity?: string;
  readonly targetMinutes?: number;
}

describe("readiness for alerts", () => {
  const drill = (
    minutes: number,
    daysAgo: number,
    { by = "owner", to = "admin", ...patch }: DrillCase = {},
  ) =>
    logOf({
      ...FULL,
      journal: [
        entry(iso(daysAgo), by, {
          kind: "drillStarted",
          drill: "d",
          alertKind: "service-incident",
          severity: "high",
          people: [to],
          targetMinutes: 60,
          ...patch,
        }),
        entry(addDays(AT, -daysAgo + minutes / 1440).toISOString(), to, {
          kind: "drillAcknowledged",
          drill: "d",
        }),
      ],
    });

  it("needs a drill that was taken within its target in the last 30 days", () => {
    expect([state("ready-for-alerts", drill(59, 5)), state("ready-for-alerts", drill(61, 5))]).toEqual([
      "green",
      "red",
    ]);
    expect(state("ready-for-alerts", drill(59, 31))).toBe("amber");
  });

  it("is not shown by a drill to oneself, nor by one that had more time than an alert of its severity", () => {
    const of = (some: DrillCase, minutes = 5) => told("ready-for-alerts", drill(minutes, 5, some));
    expect(of({ by: "second", to: "second", targetMinutes: 480 })).toContain("notDrilled");
    expect(of({ by: "second", to: "second" })).toContain("notDrilled");
    expect(of({ by: "owner", to: "nobody-of-the-team" })).toContain("notDrilled");
    expect(of({ targetMinutes: 480 })).toContain("notDrilled");
    expect(of({ severity: "critical" })).toContain("notDrilled");
    expect(of({ severity: "critical", targetMinutes: 15 })).toContain("drilled");
    expect(of({ severity: "unheard-of" })).toContain("notDrilled");
    expect(of({ by: "owner", to: "second" })).toContain("drilled");
  });

  it("is shown by a drill that its starter got as the one who acts in the role", () => {
    expect(state("ready-for-alerts", drill(5, 5, { by: "admin", to: "admin" }))).toBe("green");
    const roles = plan.roles.filter(({ id }) => id !== "intune-admin");
    const alone = drill(5, 5, { by: "owner", to: "owner" });
    expect(told("ready-for-alerts", alone, tenant(), { roles })).toContain("drilled");
  });

  it("needs an answer to what happens out of hours, and somebody who stands in", () => {
    expect(state("ready-for-alerts", FULL, tenant(), { discovery: {} })).toBe("amber");
    const roles = plan.roles.map((one) => ({ ...one, deputies: [] }));
    expect(told("ready-for-alerts", FULL, tenant(), { roles })).toContain("notRouted");
    expect(state("ready-for-alerts", FULL, tenant(), { roles, discovery: {} })).toBe("red");
  });
});

describe("administrators", () => {
  it("must all know what needs action; of the rest nine in ten will do", () => {
    const others = Array.from({ length: 9 }, (_, index) => announced(`n${index}`));
    const open = (patch: Partial<UpdateRecord["update"]>) =>
      tenant([...others, announced("x", patch, read("admin", "lead"))]);
    expect(state("admins-know-updates", FULL, open({}))).toBe("green");
    expect(state("admins-know-updates", FULL, open({ kind: "actionRequired" }))).toBe("amber");
    expect(told("admins-know-updates", FULL, open({ kind: "actionRequired" }))).toContain("actionUnread");
    expect(state("admins-know-updates", FULL, tenant([announced("x", {}, read("admin"))]))).toBe("red");
  });

  it("are not asked for what came within the last five working days, nor for what is not relevant", () => {
    const fresh = { ...announced("x", {}, UNTOUCHED), firstSeenAt: addDays(AT, -5) };
    const closed = announced("y", {}, { ...UNTOUCHED, state: "notRelevant" });
    expect(state("admins-know-updates", FULL, tenant([announced("a"), fresh, closed]))).toBe("green");
  });

  it("have to be named", () => {
    const audiences = plan.audiences.filter(({ kind }) => kind !== "administrators");
    expect(told("admins-know-updates", FULL, tenant(), { audiences })).toEqual(["noAdministrators"]);
  });
});

describe("the help desk", () => {
  it("must have been told before the date of the change", () => {
    const of = (actBy: Date) => tenant([announced("a", { actBy })]);
    expect(state("helpdesk-knows-changes", FULL, of(addDays(AT, -10)))).toBe("green");
    expect(told("helpdesk-knows-changes", FULL, of(addDays(AT, -19.5)))).toContain("briefedLate");
    expect(state("helpdesk-knows-changes", FULL, of(addDays(AT, -19.5)))).not.toBe("green");
  });

  it("must have acknowledged it", () => {
    expect(
      state("helpdesk-knows-changes", FULL, tenant([announced("a", {}, read("admin", "second"))])),
    ).not.toBe("green");
  });

  it("is told which platforms are covered and which are not", () => {
    const base = tenant([
      announced("a", { platforms: ["windows"] }),
      announced("b", { platforms: ["ios"] }, read("admin")),
    ]);
    const of = {
      ...base,
      lists: { ...base.lists, devices: [device({ id: "1" }), device({ id: "2", os: "iOS" })] },
    };
    const words = judge(FULL, of).get("helpdesk-knows-changes")?.evidence ?? [];
    expect(words).toContainEqual({
      text: "platformsCovered",
      values: { platforms: { platforms: ["windows"] } },
    });
    expect(words).toContainEqual({
      text: "platformsUncovered",
      values: { platforms: { platforms: ["ios"] } },
    });
  });

  it("is not told by a report for others, by one without changes, or by one that did not arrive", () => {
    const deliveries = [
      sent(iso(19), "weekly", "boss@contoso.example"),
      sent(iso(19), "brief", "lead@contoso.example", { state: "rejected" }),
    ];
    expect(told("helpdesk-knows-changes", { ...FULL, deliveries })).toContain("briefedLate");
  });

  it("is told by the brief of its week, as by a digest of changes", () => {
    const reports = plan.reports.map((one) =>
      one.id === "brief" ? { ...one, sections: ["helpdesk-week" as const] } : one,
    );
    expect(state("helpdesk-knows-changes", FULL, tenant(), { reports })).toBe("green");
  });

  it("is told once a brief has reached every member, by a run that did not fail", () => {
    const both = {
      audiences: plan.audiences.map((one) =>
        one.id === "desk" ? { ...one, members: ["lead", "teacher"] } : one,
      ),
    };
    const toBoth = (patch: Parameters<typeof sent>[3]) => [
      ...FULL.deliveries,
      sent(iso(19), "brief", "Teacher@contoso.example", patch),
    ];
    const of = (patch: Partial<typeof FULL>) =>
      state("helpdesk-knows-changes", { ...FULL, ...patch }, tenant(), both);
    expect(of({})).not.toBe("green");
    expect(of({ deliveries: toBoth({ state: "rejected" }) })).not.toBe("green");
    expect(of({ deliveries: toBoth({}) })).toBe("green");
    const failed = FULL.runs.map((one) =>
      one.report === "brief" ? { ...one, state: "failed" as const } : one,
    );
    expect(of({ deliveries: toBoth({}), runs: failed })).not.toBe("green");
  });

  it("is not told late because somebody has joined since", () => {
    const joined = plan.people.map((one) =>
      one.id === "teacher" ? { ...one, startedOn: "2026-11-20" } : one,
    );
    const audiences = plan.audiences.map((one) =>
      one.id === "desk" ? { ...one, members: ["lead", "teacher"] } : one,
    );
    expect(state("helpdesk-knows-changes", FULL, tenant(), { people: joined, audiences })).toBe("green");
  });
});

describe("owners, measures, certificates and policies", () => {
  it("everything needs an owner: with up to two without, amber; with more, red", () => {
    const targets = (count: number) =>
      Array.from({ length: count }, () => ({ kpi: "x", value: 1, owner: null, approvedOn: null }));
    const of = (count: number) => state("owners-named", FULL, tenant(), { targets: targets(count) });
    expect([of(0), of(1), of(2), of(3)]).toEqual(["green", "amber", "amber", "red"]);
  });

  it("each stakeholder has to have got a report in the last 40 days", () => {
    const deliveries = (days: number) => [sent(iso(days), "weekly", "boss@contoso.example")];
    expect(state("measures-and-reporting", { ...FULL, deliveries: deliveries(39) })).toBe("green");
    expect(state("measures-and-reporting", { ...FULL, deliveries: deliveries(41) })).not.toBe("green");
  });

  it("what ends within a month is amber, and within a week red, even when something else could not be read", () => {
    const ends = (days: number, of = tenant()) => ({
      ...of,
      lists: {
        ...of.lists,
        expiries: of.lists.expiries?.map((one) => ({ ...one, expiresAt: addDays(AT, days) })) ?? [],
      },
    });
    expect([40, 20, 5].map((days) => state("certificates-watched", FULL, ends(days)))).toEqual([
      "green",
      "amber",
      "red",
    ]);
    expect(state("certificates-watched", FULL, ends(5, without(tenant(), "vpp-tokens", null)))).toBe("red");
  });

  it("devices without a policy are amber up to one in a hundred, and red beyond", () => {
    const of = (nonCompliant: number) => {
      const base = tenant();
      return {
        ...base,
        lists: {
          ...base.lists,
          settingStates: base.lists.settingStates?.map((one) => ({ ...one, nonCompliant })) ?? [],
        },
      };
    };
    expect([0, 1, 3].map((count) => state("uncovered-devices", FULL, of(count)))).toEqual([
      "green",
      "amber",
      "red",
    ]);
  });
});

describe("what the plan says of the checklist", () => {
  it("leaves items out, names who answers for them, and adds its own", () => {
    const checklist = { off: ["uncovered-devices"], owners: { "owners-named": "boss" }, own: [] };
    const items = judge(FULL, tenant(), { checklist });
    expect([...items.keys()]).toEqual(ITEMS.filter((id) => id !== "uncovered-devices"));
    expect(items.get("owners-named")?.owner).toBe("boss");
    expect(items.get("certificates-watched")?.owner).toBe("intune-admin");
  });
});
