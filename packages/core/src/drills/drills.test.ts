import { describe, expect, it } from "vitest";
import { branch } from "../../test-support/alert-routes.ts";
import { person, role } from "../../test-support/plans.ts";
import { NOW, plan as planOf } from "../../test-support/snapshots.ts";
import { type AlertRoute, DEFAULT_ALERTS, DEFAULT_ROUTE, type Plan } from "../config/plan/plan.ts";
import { LOCALE_IDS } from "../locales/index.ts";
import { ALERT_KINDS, ALERT_ROLES } from "./alert-kinds.ts";
import { timeId } from "../text/time-id.ts";
import { drillLetter } from "./drill-letter.ts";
import { whomToCall } from "./whom-to-call.ts";

const away = [{ from: "2026-11-20", to: "2026-11-24", deputy: null }];
const eva = person("eva", { name: "Eva Ek", address: "Eva.Ek@contoso.example" });
const plan = (patch: Partial<Plan> = {}): Plan =>
  planOf({
    people: [eva, person("ola"), person("ida")],
    roles: [role("security-lead", ["eva"], { deputies: ["ola"] }), role("intune-admin", ["ida"])],
    ...patch,
  });
const call = (to?: string, of = plan()): readonly string[] =>
  whomToCall({ kind: "active-threat", to, plan: of, day: "2026-11-22" }).map(
    ({ person: called, because }) => `${called.id} ${because.kind}`,
  );

describe("whom a drill calls", () => {
  it("is who acts in the role of such alerts, the deputy while everybody is away", () => {
    expect(call()).toEqual(["eva holder"]);
    expect(call(undefined, plan({ people: [{ ...eva, absences: away }, person("ola")] }))).toEqual([
      "ola roleDeputy",
    ]);
    const standsIn = { ...eva, absences: [{ from: "2026-11-22", to: "2026-11-22", deputy: "ida" }] };
    expect(call(undefined, plan({ people: [standsIn, person("ola"), person("ida")] }))).toEqual([
      "ida standsIn",
    ]);
  });

  it("is the role or the person that is named, by id or address", () => {
    expect(call("intune-admin")).toEqual(["ida holder"]);
    expect(call("eva.ek@CONTOSO.example")).toEqual(["eva asked"]);
  });

  it("is nobody without the role, or with everybody away, and says what to do", () => {
    expect(() => call(undefined, plan({ roles: [] }))).toThrow(
      expect.objectContaining({ code: "drill.no-role" }),
    );
    const all = plan({ people: [{ ...eva, absences: away }, person("ola", { absences: away })] });
    expect(() => call(undefined, all)).toThrow(
      expect.objectContaining({ code: "drill.nobody", hint: expect.stringContaining("eva, ola") }),
    );
    expect(() => call("evva")).toThrow(
      expect.objectContaining({ hint: expect.stringContaining("Did you mean eva?") }),
    );
  });

  describe("by the routes of the plan", () => {
    const sent = { tenant: "contoso", severity: "high", at: NOW, timeZone: "Europe/Stockholm" } as const;
    const routed = (...routes: readonly AlertRoute[]): Plan =>
      plan({ alerts: { ...DEFAULT_ALERTS, route: { ...DEFAULT_ROUTE, routes } } });
    const send = (of: Plan): readonly string[] =>
      whomToCall({ kind: "active-threat", to: undefined, plan: of, day: "2026-11-22", sent }).map(
        ({ person: called, because }) => `${called.id} ${because.kind}`,
      );

    it("is whom the branch of its rule tells, and why", () => {
      const to = [{ kind: "person", person: "ida" }, { kind: "owner" }] as const;
      expect(send(routed(branch("malware", { rule: ["malware-active"] }, { to })))).toEqual([
        "ida route",
        "eva holder",
      ]);
    });

    it("is who has the role where the plan has no routes, and where the branch says nothing else", () => {
      expect(send(plan())).toEqual(["eva holder"]);
      expect(send(routed(branch("others", { rule: ["vpp-token"] }, { to: [] })))).toEqual(["eva holder"]);
    });

    it("is nobody when all whom the branch means are away, although who watches would be told", () => {
      const all = { people: [{ ...eva, absences: away }, person("ola", { absences: away }), person("ida")] };
      const { alerts } = routed(branch("all", {}));
      expect(() => send(plan({ ...all, alerts }))).toThrow(
        expect.objectContaining({ code: "drill.nobody", hint: expect.stringContaining("eva, ola") }),
      );
    });

    it("is told when the routes lead to nobody who could acknowledge", () => {
      const silent = branch("none", {}, { urgency: "none" });
      const desk = { kind: "address", address: "d@b.example", name: "Desk", language: "en" } as const;
      for (const one of [silent, branch("desk", {}, { to: [desk] })])
        expect(() => send(routed(one))).toThrow(
          expect.objectContaining({
            code: "drill.nobody",
            hint: expect.stringContaining("intune-om alerts route malware-active"),
          }),
        );
    });
  });

  it.each(ALERT_KINDS)("has a role for %s", (kind) => {
    expect(plan().roles.map(({ id }) => id)).toContain(ALERT_ROLES[kind]);
  });
});

describe.each(LOCALE_IDS)("the letter of a drill in %s", (language) => {
  const letter = (
    kind: (typeof ALERT_KINDS)[number],
    patch: Partial<Plan> = {},
  ): ReturnType<typeof drillLetter> =>
    drillLetter({
      drill: "20261122-060000",
      kind,
      severity: "high",
      targetMinutes: 60,
      at: NOW,
      startedBy: person("ola", { name: "Ola\u202E Dal" }),
      to: { ...eva, language },
      because: { kind: "asked" },
      plan: plan(patch),
    });

  it.each(ALERT_KINDS)("says first of all that it is a test, and leaves no place empty: %s", (kind) => {
    const { subject, title, lead, steps, facts } = letter(kind);
    const mark = language === "sv" ? "ÖVNING" : "TEST";
    for (const text of [subject, title]) expect(text.startsWith(`${mark}: `)).toBe(true);
    expect(lead?.text).toContain(mark);
    expect(steps[0]).toContain("intune-om drill ack 20261122-060000 --by eva");
    expect(facts.map(({ value }) => value)).toContain("20261122-060000");
    expect(JSON.stringify(letter(kind))).not.toMatch(/\{\w+\}/);
  });

  it("takes nothing on trust that stands in the plan", () => {
    const contact = {
      name: "Desk\u0007",
      role: { en: "", sv: "" },
      address: "desk@contoso.example",
      phone: null,
      hours: { en: "08–17", sv: "08–17" },
      vendor: false,
    };
    const text = JSON.stringify(letter("app-failing", { supportContacts: [contact] }));
    expect(text).toContain("Desk, desk@contoso.example, 08–17");
    expect(text).not.toMatch(/\\u0007|\u202E/);
  });
});

describe("the number of a drill", () => {
  it("is its time, with a number behind it for a second one", () => {
    const at = new Date("2026-11-22T06:00:00.500Z");
    expect(timeId(at, [])).toBe("20261122-060000");
    expect(timeId(at, [{ id: "20261122-060000" }, { id: "20261122-060000-2" }])).toBe("20261122-060000-3");
  });
});
