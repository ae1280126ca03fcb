import { describe, expect, test } from "vitest";
import { rota, routedAlert } from "../../../test-support/alert-routes.ts";
import { person, role } from "../../../test-support/plans.ts";
import { plan as planOf } from "../../../test-support/snapshots.ts";
import { createOrganisationCalendar } from "../../calendar/organisation-calendar.ts";
import { DEFAULT_ALERTS, type Person, type RouteTarget } from "../../config/plan/plan.ts";
import type { ResolvedRoute } from "./resolved-route.ts";
import { tellings } from "./tellings.ts";

const ZONE = "Europe/Stockholm";
const calendar = createOrganisationCalendar({ country: "SE", region: null, closed: [], open: [] }, ZONE);
const OWNER: RouteTarget = { kind: "owner" };
const NIGHTS: RouteTarget = { kind: "onCall", rota: "nights" };
const anna = person("anna");
const sue = person("sue", { timeZone: "America/New_York" });

function told(
  at: string,
  route: Partial<Pick<ResolvedRoute, "to" | "hours" | "outOfHours">> = {},
  people: readonly Person[] = [anna, sue, person("bo")],
): readonly string[] {
  const hours = { days: ["MON", "TUE", "WED", "THU", "FRI"] as const, from: "17:00", to: "08:00" };
  const plan = planOf({
    people,
    roles: [role("intune-admin", ["anna"], { deputies: ["bo"] })],
    alerts: { ...DEFAULT_ALERTS, onCall: [rota(["bo"], { hours })] },
  });
  const reach = { alert: routedAlert(), plan, at: new Date(at), timeZone: ZONE, calendar };
  return tellings({ to: [OWNER], hours: "working", outOfHours: [], ...route }, reach).map(
    ({ to, at: when, when: why }) => `${to.person ?? to.address} ${when.toISOString().slice(0, 16)} ${why}`,
  );
}

describe("who is told when", () => {
  test("is whoever is at work, at once", () => {
    expect(told("2026-11-27T10:00:00Z")).toEqual(["anna 2026-11-27T10:00 now"]);
  });

  test("is everybody at once where hours are no matter", () => {
    expect(told("2026-11-28T02:00:00Z", { hours: "always" })).toEqual(["anna 2026-11-28T02:00 now"]);
  });

  test("is each of them when they are at work next, in their own zone", () => {
    const to: readonly RouteTarget[] = [OWNER, { kind: "person", person: "sue" }];
    expect(told("2026-11-27T02:00:00Z", { to })).toEqual([
      "anna 2026-11-27T07:00 atWork",
      "sue 2026-11-27T13:00 atWork",
    ]);
    expect(told("2026-11-27T10:00:00Z", { to })).toEqual([
      "anna 2026-11-27T10:00 now",
      "sue 2026-11-27T13:00 atWork",
    ]);
  });

  test("is whoever is on call instead of those who are not at work", () => {
    expect(told("2026-11-27T20:00:00Z", { outOfHours: [NIGHTS] })).toEqual([
      "bo 2026-11-27T20:00 outOfHours",
    ]);
    expect(told("2026-11-27T10:00:00Z", { outOfHours: [NIGHTS] })).toEqual(["anna 2026-11-27T10:00 now"]);
  });

  test("is nobody on call while one of those who are meant is at work", () => {
    const to: readonly RouteTarget[] = [OWNER, { kind: "person", person: "sue" }];
    expect(told("2026-11-27T20:00:00Z", { to, outOfHours: [NIGHTS] })).toEqual([
      "sue 2026-11-27T20:00 now",
      "anna 2026-11-30T07:00 atWork",
    ]);
  });

  test("waits for those who are not at work where nobody is on call then", () => {
    expect(told("2026-11-29T12:00:00Z", { outOfHours: [NIGHTS] })).toEqual(["anna 2026-11-30T07:00 atWork"]);
  });

  test("is who acts on the day on which somebody is at work again", () => {
    const away = person("anna", { absences: [{ from: "2026-11-30", to: "2026-12-18", deputy: null }] });
    expect(told("2026-11-27T20:00:00Z", {}, [away, person("bo")])).toEqual(["bo 2026-11-30T07:00 atWork"]);
  });

  test("is whoever is on call at once, as their branch or a step of it says", () => {
    expect(told("2026-11-27T20:00:00Z", { to: [NIGHTS] })).toEqual(["bo 2026-11-27T20:00 now"]);
  });

  test("is an address of nobody at once", () => {
    const desk: RouteTarget = { kind: "address", address: "desk@b.example", name: "Desk", language: "en" };
    expect(told("2026-11-28T02:00:00Z", { to: [desk] })).toEqual(["desk@b.example 2026-11-28T02:00 now"]);
  });
});
