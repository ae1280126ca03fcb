import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { person, role } from "../../test-support/plans.ts";
import type { Absence, Person } from "../config/plan/plan.ts";
import { mayAct, whoActs } from "./who-acts.ts";

const DAY = "2026-12-28";
const away = (deputy: string | null = null): Absence[] => [{ from: "2026-12-21", to: "2027-01-08", deputy }];

function acts(people: readonly Person[], of = role("admin", ["a"]), day = DAY) {
  return whoActs(of, day, { people, roles: [of] });
}

describe("who acts in a role on a day", () => {
  it("is its first holder who is there", () => {
    expect(acts([person("a"), person("b")], role("admin", ["a", "b"]))).toEqual({
      person: "a",
      because: { kind: "holder" },
      away: [],
    });
  });

  it("is the deputy whom the absence names, before the one who stands in for the person in everything", () => {
    const people = [person("a", { absences: away("c"), deputy: "b" }), person("b"), person("c")];
    expect(acts(people)).toEqual({ person: "c", because: { kind: "standsIn", for: "a" }, away: ["a"] });
  });

  it("is the person's own deputy when the deputy of the absence is away as well", () => {
    const people = [
      person("a", { absences: away("c"), deputy: "b" }),
      person("b"),
      person("c", { absences: away() }),
    ];
    expect(acts(people)).toEqual({ person: "b", because: { kind: "standsIn", for: "a" }, away: ["a", "c"] });
  });

  it("is the next holder, and then a deputy of the role, when nobody stands in for the first", () => {
    const absent = person("a", { absences: away() });
    const two = role("admin", ["a", "b"], { deputies: ["d"] });
    expect(acts([absent, person("b"), person("d")], two)).toMatchObject({
      person: "b",
      because: { kind: "holder" },
    });
    const neither = [absent, person("b", { absences: away() }), person("d")];
    expect(acts(neither, two)).toEqual({ person: "d", because: { kind: "roleDeputy" }, away: ["a", "b"] });
  });

  it("counts the first and the last day of an absence as days away, and no other", () => {
    const people = [person("a", { absences: away("b") }), person("b")];
    const on = (day: string) => acts(people, role("admin", ["a"]), day).person;
    expect(["2026-12-20", "2026-12-21", "2027-01-08", "2027-01-09"].map(on)).toEqual(["a", "b", "b", "a"]);
  });

  it("is nobody when all are away, even where the deputies go round in a circle", () => {
    const people = ["a", "b", "c"].map((id, index, ids) =>
      person(id, { absences: away(), deputy: ids[(index + 1) % ids.length] ?? null }),
    );
    const all = role("admin", ["a", "b", "c"], { deputies: ["a"] });
    expect(acts(people, all)).toEqual({ person: null, because: null, away: ["a", "b", "c"] });
  });

  it("ends for any web of deputies, and is never somebody who is away", () => {
    const ids = ["a", "b", "c", "d", "e"];
    const one = fc.constantFrom(...ids);
    const someone = fc.record({ deputy: fc.option(one), stand: fc.option(one), isAway: fc.boolean() });
    fc.assert(
      fc.property(
        fc.array(someone, { minLength: 5, maxLength: 5 }),
        fc.array(one),
        fc.array(one),
        (web, holders, deputies) => {
          const people = ids.map((id, index) =>
            person(id, {
              deputy: web[index]?.deputy ?? null,
              absences: web[index]?.isAway === true ? away(web[index]?.stand ?? null) : [],
            }),
          );
          const found = acts(people, role("admin", holders, { deputies }));
          const isThere = people.some(({ id, absences }) => id === found.person && absences.length === 0);
          expect(found.person === null || isThere).toBe(true);
          expect(found.away).toEqual([...new Set(found.away)]);
        },
      ),
    );
  });
});

describe("who may speak for a role", () => {
  const people = [person("a", { absences: away("c"), deputy: "b" }), person("b"), person("c"), person("d")];
  const admin = role("admin", ["a"], { deputies: ["d"] });
  const may = (id: string, day = DAY) => mayAct(id, admin, day, { people, roles: [admin] });

  it("is who holds it, who is its deputy, and who stands in for a holder", () => {
    expect(["a", "b", "c", "d"].map((id) => may(id))).toEqual([true, true, true, true]);
  });

  it("is no stand-in of an absence on other days, and nobody else", () => {
    expect(may("c", "2026-12-01")).toBe(false);
    expect(may("e")).toBe(false);
  });
});
