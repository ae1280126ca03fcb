import { expect, test } from "vitest";
import { createCalendar, DAY_MS, nowOf } from "./calendar.ts";
import { certificateConnectors, domainJoinConnectors, ndesConnectors } from "./on-premises.ts";

const calendar = createCalendar("2026-11-02");

test("one server is down from day 16 to day 20, and every other connector is always heard from", () => {
  for (let day = 0; day <= 30; day++) {
    const all = [certificateConnectors, ndesConnectors, domainJoinConnectors].flatMap((of) =>
      of(calendar, day),
    );
    const down = all.filter(({ isDown }) => isDown).map(({ name }) => name);
    expect(down, `day ${day}`).toEqual(day >= 16 && day <= 20 ? ["NVM-PKI-02", "NVM-PKI-02"] : []);
    const silent = all.filter(({ lastHeard }) => nowOf(calendar, day) - lastHeard > DAY_MS / 24);
    expect(
      silent.every(({ isDown }) => isDown),
      `day ${day}`,
    ).toBe(true);
    expect(all.every(({ lastHeard }) => lastHeard <= nowOf(calendar, day))).toBe(true);
  }
});

test("its silence lasts more than three days in the end", () => {
  const heard = ndesConnectors(calendar, 20)[0]?.lastHeard ?? 0;
  expect((nowOf(calendar, 20) - heard) / DAY_MS).toBeGreaterThan(3);
});
