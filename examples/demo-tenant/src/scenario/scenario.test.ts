import { existsSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { createEstate } from "../estate/estate.ts";
import { createWorld, type World } from "../world.ts";
import { APPS, FAILING_APP_ID } from "./app-catalogue.ts";
import { createCalendar, DAY_MS, graphDate } from "./calendar.ts";
import { pushCertificate, threatPartners, vppTokens } from "./connectors.ts";
import { isActive } from "./malware.ts";
import { messages } from "./messages.ts";
import { serviceIssues } from "./service-issues.ts";
import { whatsNewPage } from "./whats-new.ts";

const calendar = createCalendar("2026-11-02");
const estate = createEstate({ seed: 1, devices: 2000, calendar, hostileNames: false });
const on = (day: number): World => createWorld(estate, day);
const compliant = (day: number): number => on(day).tally().compliance.compliant / estate.size;

const failed = (day: number): number => on(day).appTally().get(FAILING_APP_ID)?.failed ?? 0;
const since = (day: number): number => {
  const from = calendar.start + (day - 1) * DAY_MS + DAY_MS / 2;
  return on(day)
    .enrollmentFailures()
    .filter(({ time }) => time >= from).length;
};
const daysLeft = (day: number): number =>
  Math.round((pushCertificate(calendar, day).ends - on(day).now) / DAY_MS);
const states = (day: number): readonly string[] => vppTokens(calendar, day).map(({ state }) => state);
const incident = (day: number) => serviceIssues(calendar, day).find(({ id }) => id === "IT912406");
const post = (day: number) => messages(calendar, day, false).find(({ id }) => id === "MC1288104");
const ids = (day: number): readonly string[] =>
  [...whatsNewPage(calendar, day).matchAll(/^#### .+<!-- (\d{8}) -->$/gm)].map(([, id]) => id ?? "");

test("compliance falls from day 2 to day 5 and has recovered on day 9", () => {
  const shares = [0, 2, 3, 4, 5].map(compliant);
  expect(shares).toEqual(shares.toSorted((left, right) => right - left));
  expect(compliant(0) - compliant(5)).toBeGreaterThan(0.05);
  expect(compliant(9)).toBeGreaterThan(compliant(0) - 0.02);
});

test("the policies count every device of their platform once", () => {
  const windows = estate.of("windows").length;
  for (const day of [0, 5]) {
    const tally = on(day).tally().policies.get("1f0c2b9e-6a57-4d7a-9d33-0a4be1c70002");
    const sum = Object.values(tally ?? {}).reduce((left, right) => left + right, 0);
    expect(sum).toBe(windows);
  }
});

test("severe malware is active on days 3 to 5, on at least three devices, and dealt with on day 6", () => {
  const active = (day: number): number => on(day).infections.filter(isActive).length;
  expect([2, 3, 5, 6].map((day) => active(day) > 0)).toEqual([false, true, true, false]);
  expect(active(4)).toBeGreaterThanOrEqual(3);
  expect(
    on(3)
      .infections.filter(isActive)
      .every(({ kind }) => kind.severity === "severe"),
  ).toBe(true);
  expect(on(4).tally().health.critical).toBeGreaterThan(0);
});

test("the required app fails more from day 2 and settles on day 10", () => {
  expect(failed(5)).toBeGreaterThan(failed(0) * 5);
  expect(failed(10)).toBeLessThan(failed(5) / 5);
});

const codes = new URL("../../../../../shared/domain/error-codes.csv", import.meta.url);

test.runIf(existsSync(codes))("every code of a failed install is a known one for apps", () => {
  const known = new Set(
    readFileSync(codes, "utf8")
      .split("\n")
      .filter((line) => line.split(",")[1] === "app-install")
      .map((line) => line.split(",")[0]),
  );
  for (const app of APPS)
    expect(
      app.codes.filter((code) => !known.has(code)),
      app.name,
    ).toEqual([]);
});

test("every code is a number of eight hexadecimal digits", () => {
  for (const code of APPS.flatMap((app) => app.codes)) expect(code).toMatch(/^0x[0-9A-F]{8}$/);
});

test("enrollments fail every day, and more on the days of the new restriction", () => {
  for (const day of [0, 1, 2, 5]) expect(since(day)).toBeGreaterThan(0);
  expect(since(7)).toBeGreaterThan(2 * since(5));
});

test("the push certificate ends after twenty days and is renewed on day 21", () => {
  expect([0, 13, 19, 21].map(daysLeft)).toEqual([20, 7, 1, 365]);
  expect(pushCertificate(calendar, 20).ends).toBeLessThan(on(20).now);
});

test("a purchase token expires on day 14, and a partner falls silent on day 10", () => {
  expect([13, 14, 16].map((day) => states(day)[0])).toEqual(["valid", "expired", "valid"]);
  expect([9, 10, 12].map((day) => threatPartners(calendar, day)[0]?.state)).toEqual([
    "enabled",
    "unresponsive",
    "enabled",
  ]);
});

test("the incident opens on day 4 with a start before its first post, and is resolved on day 6", () => {
  expect(incident(3)).toBeUndefined();
  expect(incident(4)?.resolved).toBe(false);
  expect(incident(4)?.start).toBeLessThan(incident(4)?.posts[0]?.time ?? 0);
  expect([4, 5, 6].map((day) => incident(day)?.posts.length)).toEqual([2, 3, 4]);
  expect(incident(6)).toMatchObject({ resolved: true, status: "ServiceRestored" });
});

test("a post is edited on day 5: its title says so and its deadline has moved", () => {
  expect(post(4)?.title).not.toMatch(/^\(Updated\)/);
  expect(post(5)?.title).toMatch(/^\(Updated\) Plan for Change/);
  expect(post(5)?.actionBy).toBeGreaterThan(post(4)?.actionBy ?? Infinity);
  expect(post(5)?.start).toBe(post(4)?.start);
});

test("nothing is told before it has happened", () => {
  for (let day = 0; day < 30; day++) {
    const { now } = on(day);
    const times = [
      ...serviceIssues(calendar, day).flatMap(({ modified, posts }) => [
        modified,
        ...posts.map(({ time }) => time),
      ]),
      ...messages(calendar, day, true).map(({ modified }) => modified),
      ...on(day).infections.flatMap(({ firstSeen, changed }) => [firstSeen, changed]),
      ...on(day)
        .enrollmentFailures()
        .map(({ time }) => time),
    ];
    expect(Math.max(...times)).toBeLessThanOrEqual(now);
  }
});

test("the what's-new page has weeks, categories and numbered items, and grows with the days", () => {
  expect(ids(0)).toHaveLength(7);
  expect(ids(7)).toHaveLength(9);
  expect(ids(7)).toEqual(expect.arrayContaining([...ids(0)]));
  expect(whatsNewPage(calendar, 0)).toMatch(/^---\n[\s\S]+?\n---\n\n# What's new/);
  expect(whatsNewPage(calendar, 0)).toContain("## Week of November 02, 2026 (Service release 2610)\n\n### ");
});

test("dates are written with none to seven digits of a second", () => {
  const lengths = new Set(Array.from({ length: 64 }, (_, spice) => graphDate(calendar.start, spice).length));
  expect(lengths).toEqual(new Set([20, 22, 23, 24, 25, 26, 27, 28]));
});
