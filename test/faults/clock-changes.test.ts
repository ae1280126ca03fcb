import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import {
  createZoneClocks,
  DEFAULT_ALERTS,
  openStore,
  type ReportDefinition,
  tickSchedules,
} from "@intune-om/core";
import { expect, test } from "vitest";
import { DEFAULT_SCHEDULE_POLICY } from "../../packages/core/src/config/plan/report-schedule.ts";
import { readFileOfStore, readLedger } from "./support/ledger.ts";
import { changesOf, dueByTheClock } from "./support/wall-clock.ts";

const MINUTE_MS = 60_000;
const DAY_MS = 86_400_000;
/** Once it is noticed, an occurrence is this old at most. */
const TICK_MS = 10 * MINUTE_MS;
/** A process that stops there and a new one that begins. */
const TICKS_OF_A_LIFE = 37;

/** Morocco turned its clocks back for Ramadan in it, and forward again. */
const YEAR = 2025;
const ZONES = [
  "Europe/Stockholm",
  "America/New_York",
  "Australia/Lord_Howe",
  "Africa/Casablanca",
  "Asia/Kathmandu",
] as const;
/** Fixed times inside gaps and repeated hours of these zones, and patterns. */
const CRONS = ["30 2 * * *", "45 1 * * *", "15 3 * * *", "*/15 * * * *", "20 */2 * * *"] as const;

/** Days around each change of the year; where a zone has none, some days all the same. */
const CHANGES = ZONES.flatMap((zone) => {
  const changes = changesOf(zone, YEAR);
  return (changes.length === 0 ? [new Date(Date.UTC(YEAR, 2, 30))] : changes).map((at) => ({ zone, at }));
});

test.for(CHANGES)(
  "in $zone around $at, a daemon that is started again and again decides each time once",
  async ({ zone, at }) => {
    const folder = await mkdtemp(join(tmpdir(), "intune-om-clock-"));
    try {
      const path = join(folder, "intune-om.db");
      const from = at.getTime() - DAY_MS;
      const until = at.getTime() + DAY_MS;
      const plan = {
        reports: CRONS.map((cron, index) => reportOf(`r${index}`, cron, zone)),
        organisation: ORGANISATION,
        alerts: DEFAULT_ALERTS,
      };
      let now = from;
      for (let life = 0; now <= until; life += 1) {
        const store = await openStore({ kind: "sqlite", path }, { clock: { now: () => new Date(now) } });
        const clocks = createZoneClocks();
        for (let tick = 0; tick < TICKS_OF_A_LIFE && now <= until; tick += 1, now += TICK_MS)
          await tickSchedules({ store, plan, tenants: ["small"], clocks, onTimeMs: TICK_MS }, new Date(now));
        await store.close();
      }
      const { runs } = await readLedger(readFileOfStore(path));
      const last = new Date(now - TICK_MS);
      const due = CRONS.flatMap((cron, index) =>
        dueByTheClock(cron, zone, new Date(from), last).map((instant) => `r${index}@${instant}`),
      );
      expect(runs.map(({ report, scheduledFor }) => `${report}@${scheduledFor}`).toSorted()).toEqual(
        due.toSorted(),
      );
      expect(new Set(runs.map(({ state }) => state))).toEqual(new Set(["due"]));
    } finally {
      await rm(folder, { recursive: true });
    }
  },
);

const ORGANISATION = { name: "Small", calendar: { country: null, region: null, closed: [], open: [] } };

function reportOf(id: string, cron: string, timeZone: string): ReportDefinition {
  return {
    id,
    title: { en: id, sv: id },
    audience: "all",
    sections: ["state"],
    formats: ["html"],
    schedule: { ...DEFAULT_SCHEDULE_POLICY, cron, timeZone },
    language: "en",
    approval: null,
    periodDays: 7,
    channels: [],
  };
}
