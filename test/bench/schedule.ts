import { createZoneClocks, expectedOccurrences, type Schedule } from "@intune-om/core";
import { previewReports } from "../../packages/cli/src/actions/schedule-preview.ts";
import { scheduleOf } from "../../packages/core/test-support/plans.ts";
import { plan, report } from "../../packages/core/test-support/snapshots.ts";
import { type Figure, median } from "./measure.ts";

const SCHEDULES = 1_000;
const ROUNDS = 5;
const LIMIT_MS = 1_000;
const YEAR = { from: new Date("2026-01-01T00:00Z"), to: new Date("2027-01-01T00:00Z") };

/** As an organisation has them: most once a day or seldomer, some by the hour, a few by the quarter. */
const CRONS = [
  "0 7 * * MON",
  "30 6 * * MON-FRI",
  "0 9 1 * *",
  "0 9 L * *",
  "0 9 * * 5L",
  "0 9 * * TUE#2",
  "30 2 * * *",
  "0 6,12,18 * * *",
  "0 8-17 * * MON-FRI",
  "15 * * * *",
  "0 7 29 2 *",
  "*/15 8-17 * * MON-FRI",
  "5 */4 * * *",
  "0 22 * * SUN",
  "0 0 1 1,4,7,10 *",
  "0 */2 * * *",
];

/** A year of a thousand schedules in every zone there is, against a loop that only makes as many instants. */
export async function benchSchedule(): Promise<readonly Figure[]> {
  const zones = Intl.supportedValuesOf("timeZone");
  const schedules = Array.from({ length: SCHEDULES }, (_, index): Schedule => {
    return { cron: CRONS[index % CRONS.length] ?? "", timeZone: zones[(index * 7) % zones.length] ?? "" };
  });
  const [previews, floors]: [number[], number[]] = [[], []];
  let count = 0;
  for (let round = 0; round < ROUNDS; round += 1) {
    // Zones are looked up anew in each round, as a command does that runs once.
    const clocks = createZoneClocks();
    const began = performance.now();
    count = schedules.reduce((sum, one) => sum + expectedOccurrences(one, YEAR, { clocks }).length, 0);
    previews.push(performance.now() - began);
    floors.push(makeInstants(count));
  }
  const [ms, floorMs] = [median(previews), median(floors)];
  return [
    benchCommand(),
    {
      what: `a year of ${SCHEDULES} mixed schedules, ${count} occurrences, without holidays`,
      measured: `${ms.toFixed(0)} ms`,
      floor: `as many instants alone: ${floorMs.toFixed(0)} ms (ratio ${(ms / floorMs).toFixed(2)})`,
      limit: `${LIMIT_MS} ms`,
      met: ms < LIMIT_MS,
    },
  ];
}

/** As `schedule preview` computes them: each once a day, moved off holidays, put in one order. Reading the plan is not counted. */
function benchCommand(): Figure {
  const zones = Intl.supportedValuesOf("timeZone");
  const reports = Array.from({ length: SCHEDULES }, (_, index) => {
    const cron = `${index % 60} ${index % 24} * * *`;
    const timeZone = zones[(index * 7) % zones.length] ?? "UTC";
    const id = `report-${index}`;
    return report({ id, schedule: scheduleOf(cron, timeZone, { holidays: "move" }) });
  });
  const bare = plan({ reports });
  const calendar = { ...bare.organisation.calendar, country: "SE" };
  const daily = { ...bare, organisation: { ...bare.organisation, calendar } };
  const rounds: number[] = [];
  let count = 0;
  for (let round = 0; round < ROUNDS; round += 1) {
    const began = performance.now();
    const { schedules } = previewReports(daily, [], { from: YEAR.from, until: YEAR.to, count: Infinity });
    rounds.push(performance.now() - began);
    count = schedules.reduce((sum, { occurrences }) => sum + occurrences.length, 0);
  }
  const ms = median(rounds);
  return {
    what: `schedule preview, a year of ${SCHEDULES} daily ones, holidays: move, ${count} occurrences (plan read before)`,
    measured: `${ms.toFixed(0)} ms`,
    floor: "none",
    limit: `${LIMIT_MS} ms`,
    met: ms < LIMIT_MS,
  };
}

function makeInstants(count: number): number {
  const began = performance.now();
  const start = YEAR.from.getTime();
  for (let schedule = 0; schedule < SCHEDULES; schedule += 1) {
    const instants: Date[] = [];
    for (let index = 0; index < count / SCHEDULES; index += 1)
      instants.push(new Date(start + index * 60_000));
    if (instants.length < count / SCHEDULES) throw new Error("too few were made");
  }
  return performance.now() - began;
}
