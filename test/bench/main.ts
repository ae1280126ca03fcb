/**
 * Performance as ratios to a floor measured in the same run: machines drift, ratios stay.
 * `pnpm bench`, or `pnpm bench collect` for one of them.
 */
import { benchAlertLife } from "./alert-life.ts";
import { benchAlertRules } from "./alert-rules.ts";
import { benchCollect } from "./collect.ts";
import { benchDaemon } from "./daemon.ts";
import { benchDemo } from "./demo.ts";
import { benchFeeds } from "./feeds.ts";
import { benchHelp } from "./help.ts";
import type { Figure } from "./measure.ts";
import { benchOutbox } from "./outbox.ts";
import { benchSchedule } from "./schedule.ts";
import { benchSources } from "./sources.ts";
import { benchTenants } from "./tenants.ts";
import { benchUpdates } from "./updates.ts";
import { benchWorkers } from "./workers.ts";

const benches: Readonly<Record<string, () => Promise<readonly Figure[]>>> = {
  help: benchHelp,
  demo: benchDemo,
  daemon: benchDaemon,
  collect: benchCollect,
  sources: benchSources,
  feeds: benchFeeds,
  tenants: benchTenants,
  updates: benchUpdates,
  schedule: benchSchedule,
  outbox: benchOutbox,
  workers: benchWorkers,
  "alert-rules": benchAlertRules,
  "alert-life": benchAlertLife,
};

const wanted = process.argv.slice(2);
let missed = 0;
for (const [name, bench] of Object.entries(benches)) {
  if (wanted.length > 0 && !wanted.includes(name)) continue;
  for (const { what, measured, floor, limit, met } of await bench()) {
    if (!met) missed++;
    process.stdout.write(
      `${met ? "ok    " : "MISSED"}  ${what.padEnd(44)} ${measured.padStart(10)}   floor ${floor}   limit ${limit}\n`,
    );
  }
}
process.exitCode = missed === 0 ? 0 : 1;
