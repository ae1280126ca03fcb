import { expect, test } from "vitest";
import { applications } from "./applications.ts";
import { createCalendar, DAY_MS, nowOf } from "./calendar.ts";

const calendar = createCalendar("2026-11-02");
const printers = (day: number) =>
  applications(calendar, day, "client")
    .find(({ name }) => name === "Skrivarhantering")
    ?.secrets.map(({ ends }) => Math.round((ends - nowOf(calendar, day)) / DAY_MS));

test("the printers' secret is renewed on day 58, before it ends on day 62", () => {
  expect(printers(0)).toEqual([62]);
  expect(printers(58)).toEqual([4, 362]);
  expect(printers(63)).toEqual([357]);
});

test("the application that signs in is among them, with a secret of its own", () => {
  const own = applications(calendar, 0, "client").filter(({ appId }) => appId === "client");
  expect(own).toHaveLength(1);
  expect(own[0]?.secrets).toHaveLength(1);
});

test("no two credentials have the same id", () => {
  const ids = applications(calendar, 60, "client").flatMap(({ secrets, certificates }) =>
    [...secrets, ...certificates].map(({ keyId }) => keyId),
  );
  expect(new Set(ids).size).toBe(ids.length);
});
