import * as fc from "fast-check";
import { beforeAll, describe, expect, it } from "vitest";
import { expectedOccurrences } from "./expected-occurrences.ts";
import { nextOccurrence, occurrencesFrom } from "./occurrences.ts";
import { createZoneClock, createZoneClocks } from "./zone-clock.ts";

const MINUTE_MS = 60_000;
const clocks = createZoneClocks();

/** What a clock on the wall shows, as five numbers. */
interface Wall {
  readonly month: number;
  readonly day: number;
  readonly hour: number;
  readonly minute: number;
  readonly weekday: number;
}

/** Each pattern is told twice: as an expression, and as what it means, written out by hand. */
const PATTERNS: readonly { cron: string; through: boolean; fits: (wall: Wall) => boolean }[] = [
  { cron: "30 2 * * *", through: false, fits: ({ hour, minute }) => hour === 2 && minute === 30 },
  {
    cron: "0,15,45 2,3 * * *",
    through: false,
    fits: (w) => [2, 3].includes(w.hour) && [0, 15, 45].includes(w.minute),
  },
  { cron: "0 0 * * *", through: false, fits: ({ hour, minute }) => hour === 0 && minute === 0 },
  { cron: "59 23 * * SUN", through: false, fits: (w) => w.hour === 23 && w.minute === 59 && w.weekday === 0 },
  {
    cron: "40 1 1-7 3,4,10,11 *",
    through: false,
    fits: (w) => w.hour === 1 && w.minute === 40 && w.day <= 7 && [3, 4, 10, 11].includes(w.month),
  },
  { cron: "*/15 * * * *", through: true, fits: ({ minute }) => minute % 15 === 0 },
  { cron: "*/20 2 * * *", through: true, fits: ({ hour, minute }) => hour === 2 && minute % 20 === 0 },
  {
    cron: "5 */6 * * MON-FRI",
    through: true,
    fits: (w) => w.minute === 5 && w.hour % 6 === 0 && w.weekday > 0 && w.weekday < 6,
  },
  {
    cron: "7-59/26 1,2 * * 0",
    through: true,
    fits: (w) => [7, 33, 59].includes(w.minute) && [1, 2].includes(w.hour) && w.weekday === 0,
  },
];

/** Figures that follow by hand from the day of each change: one that moves is a change of the policy. */
const GOLDEN: readonly { zone: string; year: number; times: readonly number[]; daily: readonly string[] }[] =
  [
    {
      zone: "UTC",
      year: 2026,
      times: [365, 2190, 365, 52, 28, 35_040, 1_095, 1_044, 312],
      daily: ["2026-03-29T02:30Z", "2026-10-25T02:30Z"],
    },
    {
      zone: "Europe/Stockholm",
      year: 2026,
      times: [365, 2187, 365, 52, 28, 35_040, 1_095, 1_044, 312],
      daily: ["2026-03-29T01:00Z", "2026-10-25T00:30Z"],
    },
    {
      zone: "America/New_York",
      year: 2026,
      times: [365, 2187, 365, 52, 28, 35_040, 1_092, 1_044, 312],
      daily: ["2026-03-08T07:00Z", "2026-11-01T07:30Z"],
    },
    {
      zone: "Australia/Lord_Howe",
      year: 2026,
      times: [365, 2189, 365, 52, 28, 35_040, 1_093, 1_044, 313],
      daily: ["2026-04-04T16:00Z", "2026-10-03T15:30Z"],
    },
    {
      zone: "Africa/Casablanca",
      year: 2025,
      times: [365, 2187, 365, 52, 28, 35_040, 1_095, 1_044, 312],
      daily: ["2025-02-23T01:30Z", "2025-04-06T02:00Z"],
    },
    {
      zone: "Asia/Kathmandu",
      year: 2026,
      times: [365, 2190, 365, 52, 28, 35_040, 1_095, 1_044, 312],
      daily: ["2026-03-28T20:45Z", "2026-10-24T20:45Z"],
    },
    {
      zone: "Pacific/Apia",
      year: 2026,
      times: [365, 2190, 365, 52, 28, 35_040, 1_095, 1_044, 312],
      daily: ["2026-03-28T13:30Z", "2026-10-24T13:30Z"],
    },
  ];

describe.each(GOLDEN)("the year $year in $zone", ({ zone, year, times, daily }) => {
  const span = { from: new Date(Date.UTC(year, 0, 1)), to: new Date(Date.UTC(year + 1, 0, 1)) };
  let counted: ReadonlyMap<string, readonly number[]>;

  beforeAll(() => {
    counted = countByHand(zone, span);
  });

  it.each(PATTERNS)("has $cron at the minutes that a look at the clock in each minute finds", ({ cron }) => {
    const due = expectedOccurrences({ cron, timeZone: zone }, span).map((at) => at.getTime());
    expect(due).toEqual(counted.get(cron));
  });

  it("has as many as were counted once and for all", () => {
    const found = PATTERNS.map(({ cron }) => expectedOccurrences({ cron, timeZone: zone }, span, { clocks }));
    expect(found.map((list) => list.length)).toEqual(times);
  });

  it("has half past two on the days on which clocks are changed", () => {
    const due = expectedOccurrences({ cron: "30 2 * * *", timeZone: zone }, span, { clocks });
    const texts = due.map((at) => `${at.toISOString().slice(0, 16)}Z`);
    expect(texts).toEqual(expect.arrayContaining([...daily]));
  });
});

/** Looks at the clock in every minute of the year, as somebody would who knows nothing of zones. */
function countByHand(
  zone: string,
  { from, to }: { readonly from: Date; readonly to: Date },
): ReadonlyMap<string, readonly number[]> {
  const format = new Intl.DateTimeFormat("sv-SE", {
    timeZone: zone,
    dateStyle: "short",
    timeStyle: "short",
  });
  const found = new Map(PATTERNS.map(({ cron }) => [cron, [] as number[]]));
  const look = (at: number): string => format.format(at).replace(" ", "T");
  let newest = Date.parse(`${look(from.getTime() - MINUTE_MS)}Z`);
  for (let at = from.getTime(); at < to.getTime(); at += MINUTE_MS) {
    const shown = Date.parse(`${look(at)}Z`);
    const isNew = shown > newest;
    const wall = wallOf(shown);
    for (const { cron, through, fits } of PATTERNS) {
      const isDue = through ? fits(wall) : isNew && anyBetween(newest + MINUTE_MS, shown, fits);
      if (isDue) found.get(cron)?.push(at);
    }
    newest = Math.max(newest, shown);
  }
  return found;
}

function anyBetween(from: number, to: number, fits: (wall: Wall) => boolean): boolean {
  for (let wall = from; wall <= to; wall += MINUTE_MS) if (fits(wallOf(wall))) return true;
  return false;
}

function wallOf(shown: number): Wall {
  const date = new Date(shown);
  return {
    month: date.getUTCMonth() + 1,
    day: date.getUTCDate(),
    hour: date.getUTCHours(),
    minute: date.getUTCMinutes(),
    weekday: date.getUTCDay(),
  };
}

describe("the clock of a zone", () => {
  it("shows in every zone what the machine's calendar shows, over thirty years", () => {
    const wrong: string[] = [];
    const stepMs = (10 * 24 + 11) * 60 * MINUTE_MS;
    for (const timeZone of Intl.supportedValuesOf("timeZone")) {
      const format = new Intl.DateTimeFormat("sv-SE", { timeZone, dateStyle: "short", timeStyle: "short" });
      const clock = createZoneClock(timeZone);
      for (let at = Date.UTC(2010, 0, 1); at < Date.UTC(2040, 0, 1); at += stepMs) {
        const shown = Date.parse(`${format.format(at).replace(" ", "T")}Z`);
        if (clock.wallAt(at) !== shown) wrong.push(`${timeZone} ${new Date(at).toISOString()}`);
      }
    }
    expect(wrong).toEqual([]);
  });
});

describe("occurrences", () => {
  const crons = fc.constantFrom(
    ...PATTERNS.map(({ cron }) => cron),
    "0 7 * * MON",
    "15 0 1,L * *",
    "0 9 * * 5L",
    "30 23 * * TUE#2",
    "0 1-3 29 2 *",
  );
  const zones = fc.constantFrom(
    ...GOLDEN.map(({ zone }) => zone),
    "America/St_Johns",
    "America/Havana",
    "Asia/Beirut",
    "Europe/Dublin",
    "Antarctica/Troll",
  );
  const instants = fc.date({ min: new Date("1995-01-01"), max: new Date("2060-01-01"), noInvalidDate: true });
  const schedules = fc.record({ cron: crons, timeZone: zones });

  it("come one after the other, none twice, each at a whole minute and none before what was asked", () => {
    fc.assert(
      fc.property(schedules, instants, (schedule, from) => {
        let before = from.getTime() - 1;
        let left = 60;
        for (const at of occurrencesFrom(schedule, from.getTime(), { clocks })) {
          expect(at).toBeGreaterThan(before);
          expect(at % MINUTE_MS).toBe(0);
          before = at;
          left -= 1;
          if (left === 0) break;
        }
        expect(left).toBe(0);
      }),
      { numRuns: 200 },
    );
  });

  it("are the same in whatever parts a span is asked for", () => {
    fc.assert(
      fc.property(
        schedules,
        instants,
        fc.integer({ min: 0, max: 60 * 24 * 90 }),
        fc.integer({ min: 0, max: 60 * 24 * 90 }),
        (schedule, from, first, second) => {
          const middle = new Date(from.getTime() + first * MINUTE_MS);
          const to = new Date(middle.getTime() + second * MINUTE_MS);
          const parts = [
            { from, to: middle },
            { from: middle, to },
          ].flatMap((span) => expectedOccurrences(schedule, span, { clocks }));
          expect(parts).toEqual(expectedOccurrences(schedule, { from, to }, { clocks }));
        },
      ),
      { numRuns: 150 },
    );
  });

  it("have the next one as the first of the rest", () => {
    fc.assert(
      fc.property(schedules, instants, (schedule, after) => {
        const next = nextOccurrence(schedule, after, { clocks });
        const [first] = occurrencesFrom(schedule, after.getTime() + 1, { clocks });
        expect(next?.getTime()).toBe(first);
        expect(next?.getTime()).toBeGreaterThan(after.getTime());
      }),
      { numRuns: 200 },
    );
  });

  it("are found however far away they are, and their end too when there is none", () => {
    const utc = { timeZone: "UTC" };
    const at = (cron: string, after: string): string | undefined =>
      nextOccurrence({ ...utc, cron }, new Date(after))?.toISOString();
    expect(at("0 0 29 2 *", "2026-01-01")).toBe("2028-02-29T00:00:00.000Z");
    expect(at("0 0 29 2 *", "2096-03-01")).toBe("2104-02-29T00:00:00.000Z");
    // A fifth Friday in February is a 29th; a fifth Sunday waits 40 years where 2100, which is no leap year, lies between.
    expect(at("0 0 * 2 5#5", "2008-03-01")).toBe("2036-02-29T00:00:00.000Z");
    expect(at("0 0 * 2 0#5", "2088-03-01")).toBe("2128-02-29T00:00:00.000Z");
    expect(nextOccurrence({ ...utc, cron: "0 0 30 2 *" }, new Date("2026-01-01"))).toBeNull();
  });

  it("go over a day that a country left out: Samoa had no 30 December 2011", () => {
    const due = (cron: string): readonly string[] =>
      expectedOccurrences(
        { cron, timeZone: "Pacific/Apia" },
        { from: new Date("2011-12-29T00:00Z"), to: new Date("2012-01-01T00:00Z") },
      ).map((instant) => instant.toISOString().slice(0, 16));
    // 31 December begins where the 29th ends; what the 30th would have had is due then.
    expect(due("30 7 * * *")).toEqual([
      "2011-12-29T17:30",
      "2011-12-30T10:00",
      "2011-12-30T17:30",
      "2011-12-31T17:30",
    ]);
    expect(due("*/30 7 * * *")).toHaveLength(6);
  });
});
