import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { rota, routedAlert } from "../../../test-support/alert-routes.ts";
import { person, role } from "../../../test-support/plans.ts";
import { plan as planOf } from "../../../test-support/snapshots.ts";
import { createOrganisationCalendar } from "../../calendar/organisation-calendar.ts";
import { type Absence, DEFAULT_ALERTS, type Plan, type RouteTarget } from "../../config/plan/plan.ts";
import { reachedBy, recipientsOf } from "./recipients-of.ts";

const ZONE = "Europe/Stockholm";
const AT = new Date("2026-11-27T10:00:00Z");
const calendar = createOrganisationCalendar({ country: null, region: null, closed: [], open: [] }, ZONE);
const away = (deputy: string | null = null): readonly Absence[] => [
  { from: "2026-11-20", to: "2026-11-30", deputy },
];

const people = ["anna", "bo", "cia", "dan", "eva"].map((id) => person(id));
const roles = [
  role("intune-admin", ["anna", "bo"], { deputies: ["cia"] }),
  role("om-owner", ["eva"], { deputies: ["dan"] }),
];
const alerts = { ...DEFAULT_ALERTS, onCall: [rota(["dan", "anna"], { startsOn: "2026-11-23" })] };
const base = planOf({ people, roles, alerts, watch: { role: "om-owner", person: null } });
const absent = (ids: Readonly<Record<string, string | null>>): Plan => ({
  ...base,
  people: people.map((one) => (Object.hasOwn(ids, one.id) ? { ...one, absences: away(ids[one.id]) } : one)),
});

const OWNER: RouteTarget = { kind: "owner" };
const DEPUTY: RouteTarget = { kind: "deputy" };
const tell = (targets: readonly RouteTarget[], plan = base, owner: string | null = null): readonly string[] =>
  recipientsOf(targets, { alert: routedAlert({ owner }), plan, at: AT, timeZone: ZONE, calendar }).map(
    ({ person: id, address, because }) => `${id ?? address} ${because}`,
  );

describe("the owner of an alert", () => {
  test("is whoever acts in its role", () => {
    expect(tell([OWNER])).toEqual(["anna role"]);
    expect(tell([OWNER], absent({ anna: "dan" }))).toEqual(["dan standsIn"]);
    expect(tell([OWNER], absent({ anna: null }))).toEqual(["bo role"]);
    expect(tell([OWNER], absent({ anna: null, bo: null }))).toEqual(["cia deputy"]);
  });

  test("is whom it is assigned to while they are there, then who stands in, then the role", () => {
    expect(tell([OWNER], base, "eva")).toEqual(["eva assigned"]);
    expect(tell([OWNER], absent({ eva: "dan" }), "eva")).toEqual(["dan standsIn"]);
    expect(tell([OWNER], absent({ eva: null }), "eva")).toEqual(["anna role"]);
    expect(tell([OWNER], base, "nobody")).toEqual(["anna role"]);
  });
});

describe("the deputy of the owner", () => {
  test("is their own, else that of the role, else another who holds it", () => {
    const own = {
      ...base,
      people: people.map((one) => (one.id === "anna" ? { ...one, deputy: "dan" } : one)),
    };
    expect(tell([DEPUTY], own)).toEqual(["dan deputy"]);
    expect(tell([DEPUTY])).toEqual(["cia deputy"]);
    expect(tell([DEPUTY], absent({ cia: null }))).toEqual(["bo deputy"]);
  });

  test("is somebody who does not know of it yet, where there is one", () => {
    const besides = (...ids: readonly string[]): readonly string[] => {
      const reach = {
        alert: routedAlert(),
        plan: base,
        at: AT,
        timeZone: ZONE,
        calendar,
        knowing: new Set(ids),
      };
      return recipientsOf([DEPUTY], reach).map(({ person: id }) => id ?? "");
    };
    expect(besides("anna", "cia")).toEqual(["bo"]);
    expect(besides("anna", "cia", "bo")).toEqual(["cia"]);
  });

  test("is never the owner again, who may stand in for the deputy", () => {
    expect(tell([OWNER, DEPUTY], absent({ cia: "anna" }))).toEqual(["anna role", "bo deputy"]);
  });
});

describe("other targets", () => {
  test("are a role, a person, and whoever is on call, or whoever stands in for them", () => {
    expect(tell([{ kind: "role", role: "om-owner" }])).toEqual(["eva role"]);
    expect(tell([{ kind: "person", person: "bo" }])).toEqual(["bo named"]);
    expect(tell([{ kind: "person", person: "bo" }], absent({ bo: "cia" }))).toEqual(["cia standsIn"]);
    expect(tell([{ kind: "onCall", rota: "nights" }])).toEqual(["dan onCall"]);
  });

  test("pass on to the deputy of the one on call, then to the next of the rota", () => {
    expect(tell([{ kind: "onCall", rota: "nights" }], absent({ dan: "eva" }))).toEqual(["eva onCall"]);
    expect(tell([{ kind: "onCall", rota: "nights" }], absent({ dan: null }))).toEqual(["anna onCall"]);
  });

  test("are addresses, in the language and zone of a person who has it", () => {
    const address = (text: string): RouteTarget => ({
      kind: "address",
      address: text,
      name: "Desk",
      language: "sv",
    });
    expect(tell([address("desk@contoso.example")])).toEqual(["desk@contoso.example named"]);
    expect(tell([address("Anna@contoso.example")])).toEqual(["anna named"]);
    expect(tell([OWNER, address("ANNA@CONTOSO.example")])).toEqual(["anna role"]);
  });
});

describe("when nobody can be reached", () => {
  const gone = absent({ anna: null, bo: null, cia: null });

  test("whoever watches is told, and says why", () => {
    expect(tell([OWNER], gone)).toEqual(["eva fallback"]);
    expect(tell([{ kind: "role", role: "no-such-role" }])).toEqual(["eva fallback"]);
    expect(tell([OWNER], { ...base, roles: [roles[1] ?? role("x", ["eva"])] })).toEqual(["eva fallback"]);
  });

  test("nobody is told in place of others by those who are asked for them", () => {
    const reach = { alert: routedAlert(), plan: gone, at: AT, timeZone: ZONE, calendar };
    expect(reachedBy([OWNER], reach)).toEqual([]);
  });

  test("nobody is meant where no target is, and nobody is there in a plan without people", () => {
    expect(tell([])).toEqual([]);
    expect(tell([OWNER], { ...base, people: [], roles: [] })).toEqual([]);
  });
});

test("every alert of every plan with a person reaches somebody, each mailbox once", () => {
  const id = fc.constantFrom("anna", "bo", "cia", "dan", "eva");
  const target: fc.Arbitrary<RouteTarget> = fc.oneof(
    fc.constantFrom(OWNER, DEPUTY),
    fc
      .constantFrom("intune-admin", "om-owner", "gone")
      .map((name) => ({ kind: "role" as const, role: name })),
    id.map((name) => ({ kind: "person" as const, person: name })),
    fc.constantFrom("nights", "none").map((name) => ({ kind: "onCall" as const, rota: name })),
  );
  const who = fc
    .uniqueArray(fc.tuple(id, fc.option(id), fc.option(fc.option(id))), {
      selector: ([name]) => name,
      minLength: 1,
    })
    .map((some) =>
      some.map(([name, deputy, off]) => person(name, { deputy, absences: off === null ? [] : away(off) })),
    );
  fc.assert(
    fc.property(fc.array(target, { minLength: 1 }), who, fc.option(id), (targets, some, owner) => {
      const found = tell(targets, { ...base, people: some }, owner);
      expect(found.length).toBeGreaterThan(0);
      expect(new Set(found.map((text) => text.split(" ")[0])).size).toBe(found.length);
    }),
  );
});
