import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { branch, rota } from "../../../test-support/alert-routes.ts";
import { person, role, scheduleOf } from "../../../test-support/plans.ts";
import { plan } from "../../../test-support/snapshots.ts";
import {
  type AlertRoute,
  DEFAULT_ALERTS,
  DEFAULT_NOTICES,
  DEFAULT_ROUTE,
  type Plan,
} from "../../config/plan/plan.ts";
import { canonicalPlan } from "./canonical-plan.ts";
import { planChanges } from "./plan-changes.ts";

const changes = (before: Plan, after: Plan) => planChanges(canonicalPlan(before), canonicalPlan(after));

describe("a plan says the same", () => {
  test("wherever its file lies, and in whichever order its records stand", () => {
    const moved = { ...plan(), file: "/elsewhere/plan.yaml", people: plan().people.toReversed() };
    expect(canonicalPlan(moved)).toBe(canonicalPlan(plan()));
  });

  test("wherever its folder of articles lies with it", () => {
    const base = (file: string, folder: string): Plan =>
      plan({ file, knowledgeBase: { folder, staleAfterDays: 180 } });
    expect(canonicalPlan(base("/a/plan.yaml", "/a/articles"))).toBe(
      canonicalPlan(base("/b/plan.yaml", "/b/articles")),
    );
    expect(canonicalPlan(base("/a/plan.yaml", "/a/other"))).not.toBe(
      canonicalPlan(base("/a/plan.yaml", "/a/articles")),
    );
  });

  test("when it writes down what holds by itself", () => {
    expect(canonicalPlan(plan({ notices: { ...DEFAULT_NOTICES } }))).toBe(canonicalPlan(plan()));
    const scheduled = (patch: object): Plan => {
      const [report] = plan().reports;
      if (report === undefined) throw new Error("the plan of the tests has a report");
      return plan({ reports: [{ ...report, schedule: scheduleOf("0 7 * * MON", "UTC", patch) }] });
    };
    expect(canonicalPlan(scheduled({}))).toContain('"schedule":{"cron":"0 7 * * MON","timeZone":"UTC"}');
    expect(canonicalPlan(scheduled({ missed: "all" }))).not.toBe(canonicalPlan(scheduled({})));
    expect(canonicalPlan(plan({ notices: { ...DEFAULT_NOTICES, graceDays: 9 } }))).not.toBe(
      canonicalPlan(plan()),
    );
  });
});

describe("alerts of a plan say the same", () => {
  const routed = (...routes: readonly AlertRoute[]): string =>
    canonicalPlan(plan({ alerts: { ...DEFAULT_ALERTS, route: { ...DEFAULT_ROUTE, routes } } }));

  test("as a plan that says nothing of them, when they are written as they hold by themselves", () => {
    expect(routed()).toBe(canonicalPlan(plan()));
    expect(JSON.parse(canonicalPlan(plan()))).not.toHaveProperty("alerts");
  });

  test("in another order of what is a set, and not in another order of branches", () => {
    const rotas = [rota(["asa"]), rota(["john"], { id: "days" })];
    const onCall = (list: typeof rotas): string =>
      canonicalPlan(plan({ alerts: { ...DEFAULT_ALERTS, onCall: list } }));
    expect(onCall(rotas)).toBe(onCall(rotas.toReversed()));
    const [one, other] = [branch("one", { rule: ["licences"] }), branch("other", { severity: ["low"] })];
    expect(routed(one, other)).not.toBe(routed(other, one));
  });

  test("with a list of nobody as little as without one, or with everything silenced as with nothing", () => {
    expect(routed(branch("one", {}, { channels: [] }))).not.toBe(routed(branch("one", {})));
    expect(routed(branch("one", {}, { escalate: [] }))).not.toBe(routed(branch("one", {})));
    const window = {
      id: "w",
      title: { en: "W", sv: "W" },
      start: "2026-12-01T10:00",
      end: "2026-12-01T12:00",
    };
    const silent = (suppresses: object | null): string =>
      canonicalPlan(plan({ maintenanceWindows: [{ ...window, suppresses }] }));
    expect(silent({})).not.toBe(silent(null));
    expect(silent({ rule: "licences" })).not.toBe(silent({}));
  });
});

describe("what has changed", () => {
  test("is nothing between a plan and itself", () => {
    expect(changes(plan(), plan())).toEqual([]);
  });

  test("is told by record and field, as from what to what", () => {
    const before = plan({ roles: [role("om-owner", ["asa"]), role("tester", ["john"])] });
    const after = plan({
      organisation: { ...before.organisation, name: "Contoso Group" },
      roles: [
        role("om-owner", ["asa", "john"], { deputies: ["john"], duty: { en: "Owns it", sv: "Äger den" } }),
        role("trainer", ["john"]),
      ],
      notices: { ...DEFAULT_NOTICES, graceDays: 9 },
    });
    expect(changes(before, after)).toEqual([
      {
        subject: "notices",
        id: null,
        kind: "changed",
        fields: [{ field: "graceDays", from: null, to: "9" }],
      },
      {
        subject: "organisation",
        id: null,
        kind: "changed",
        fields: [{ field: "name", from: "Contoso AB", to: "Contoso Group" }],
      },
      {
        subject: "roles",
        id: "om-owner",
        kind: "changed",
        fields: [
          { field: "deputies", from: null, to: "john" },
          { field: "duty.en", from: null, to: "Owns it" },
          { field: "duty.sv", from: null, to: "Äger den" },
          { field: "holders", from: "asa", to: "asa, john" },
        ],
      },
      { subject: "roles", id: "tester", kind: "removed", fields: [] },
      { subject: "roles", id: "trainer", kind: "added", fields: [] },
    ]);
  });

  test("is whom users are told to call first, and every other order that means something", () => {
    const contact = (name: string) => ({
      name,
      role: { en: "Helps", sv: "Hjälper" },
      address: null,
      phone: null,
      hours: null,
      vendor: false,
    });
    const link = (url: string) => ({ title: { en: url, sv: url }, url });
    const before = plan({
      supportContacts: [contact("Desk"), contact("Maker"), contact("Agency")],
      selfHelp: [link("https://b.example"), link("https://a.example")],
      escalation: ["first-line", "om-owner"],
      roles: [role("om-owner", ["asa", "john"], { deputies: ["mia", "kim"] }), role("first-line", ["kim"])],
    });
    const [owner, firstLine] = before.roles;
    if (owner === undefined || firstLine === undefined) throw new Error("the plan has no roles");
    const order = (patch: Partial<Plan>) =>
      changes(before, { ...before, ...patch }).map(({ subject, id, kind, fields }) => [
        subject,
        id,
        kind,
        ...fields.map(({ field, from, to }) => `${field}: ${from} → ${to}`),
      ]);
    const [first, second, third] = before.supportContacts;
    if (first === undefined || second === undefined || third === undefined)
      throw new Error("too few contacts");
    expect(order({ supportContacts: [second, first, third] })).toEqual([
      ["supportContacts", null, "changed", "order: Desk, Maker, Agency → Maker, Desk, Agency"],
    ]);
    expect(order({ selfHelp: before.selfHelp.toReversed() })).toHaveLength(1);
    expect(order({ escalation: ["om-owner", "first-line"] })).toEqual([
      ["escalation", null, "changed", "order: first-line, om-owner → om-owner, first-line"],
    ]);
    expect(order({ escalation: ["om-owner"] })).toEqual([
      ["escalation", null, "changed", "order: first-line, om-owner → om-owner"],
    ]);
    expect(order({ roles: [{ ...owner, holders: ["john", "asa"] }, firstLine] })).toEqual([
      ["roles", "om-owner", "changed", "holders: asa, john → john, asa"],
    ]);
    expect(order({ roles: [{ ...owner, deputies: ["kim", "mia"] }, firstLine] })).toEqual([
      ["roles", "om-owner", "changed", "deputies: mia, kim → kim, mia"],
    ]);
    expect(order({ roles: before.roles.toReversed() })).toEqual([]);
  });

  test("tells of a contact who comes in front that the order is another; one at the end is just new", () => {
    const named = (...names: string[]) =>
      plan({
        supportContacts: names.map((name) => ({
          name,
          role: { en: "Helps", sv: "Hjälper" },
          address: null,
          phone: null,
          hours: null,
          vendor: false,
        })),
      });
    expect(changes(named("a", "b"), named("c", "a", "b"))).toEqual([
      {
        subject: "supportContacts",
        id: null,
        kind: "changed",
        fields: [{ field: "order", from: "a, b", to: "c, a, b" }],
      },
      { subject: "supportContacts", id: "c", kind: "added", fields: [] },
    ]);
    expect(changes(named("a", "b"), named("a", "b", "c"))).toEqual([
      { subject: "supportContacts", id: "c", kind: "added", fields: [] },
    ]);
  });

  test("is found whenever two plans say something else, and turns around with them", () => {
    const word = fc.stringMatching(/^[a-z]{1,4}$/);
    const people = fc.uniqueArray(word, { maxLength: 4 });
    const some = fc
      .record({ people, name: word, days: fc.integer({ min: 1, max: 9 }) })
      .map(({ people: ids, name, days }) =>
        plan({
          people: ids.map((id) => person(id, { name })),
          notices: { ...DEFAULT_NOTICES, graceDays: days },
        }),
      );
    fc.assert(
      fc.property(some, some, (one, other) => {
        const there = changes(one, other);
        expect(there.length === 0).toBe(canonicalPlan(one) === canonicalPlan(other));
        const back = changes(other, one);
        expect(back.map(({ subject, id }) => [subject, id])).toEqual(
          there.map(({ subject, id }) => [subject, id]),
        );
      }),
    );
  });
});
