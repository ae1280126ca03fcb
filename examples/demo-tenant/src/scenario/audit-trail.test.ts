import { expect, test } from "vitest";
import { createEstate } from "../estate/estate.ts";
import { auditTrail } from "./audit-trail.ts";
import { createCalendar, DAY_MS, nowOf } from "./calendar.ts";

const calendar = createCalendar("2026-11-02");
const estate = createEstate({ seed: 1, devices: 250, calendar, hostileNames: false });

test("the trail tells of the change before its effect is seen", () => {
  const types = (day: number): readonly string[] =>
    auditTrail(estate, day).flatMap(({ type, resource }) =>
      resource === null ? [] : [`${type}: ${resource}`],
    );
  expect(types(0)).not.toContain("Patch DeviceCompliancePolicy: Windows – kryptering");
  expect(types(1)).toContain("Patch DeviceCompliancePolicy: Windows – kryptering");
  expect(types(7)).toContain("Patch DeviceEnrollmentConfiguration: Telefoner – lägsta version");
});

test("events are of the last forty days, the newest first, and keep their ids from day to day", () => {
  const [before, after] = [auditTrail(estate, 6), auditTrail(estate, 7)];
  const times = after.map(({ time }) => time);
  expect(times).toEqual(times.toSorted((one, other) => other - one));
  expect(times.every((time) => time <= nowOf(calendar, 7) && time > nowOf(calendar, 7) - 41 * DAY_MS)).toBe(
    true,
  );
  const ids = new Set(after.map(({ id }) => id));
  const kept = before.filter(({ time }) => time > nowOf(calendar, 7) - 40 * DAY_MS);
  expect(kept.every(({ id }) => ids.has(id))).toBe(true);
  expect(ids.size).toBe(after.length);
});
