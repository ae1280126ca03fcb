import { expect, test } from "vitest";
import { createDaemonSeries, untilLedger } from "./support/daemon-series.ts";
import type { Ledger } from "./support/ledger.ts";
import { setScene } from "./support/scene.ts";

const HOUR_MS = 3_600_000;
/** A clock that is set far is believed after a minute. */
const PATIENCE_MS = 150_000;

function endedCount({ runs }: Ledger): number {
  return runs.filter(({ kind, state }) => kind === "scheduled" && /succeeded|skipped/.test(state)).length;
}

test("a running daemon whose clock is set three hours forward and then back decides each hour once", async () => {
  await using scene = await setScene({ reports: { hourly: "0 * * * *" } });
  const daemons = createDaemonSeries(scene);
  await daemons.begin();
  await using daemon = daemons.start({ hours: 1 });
  await untilLedger(scene, daemon, (ledger) => endedCount(ledger) === 1);
  const [first = ""] = daemons.hours;
  daemons.turnBy(daemon, 3 * HOUR_MS);
  await daemon.untilSaid(/clock\.believed/, PATIENCE_MS);
  await untilLedger(scene, daemon, (ledger) => endedCount(ledger) === 4);
  const sent = scene.sink.arrivals.length;
  daemons.turnBy(daemon, -3 * HOUR_MS);
  await daemon.untilSaid(/"rewound":1/, PATIENCE_MS);
  // The hours come once more. Their readers have what was caught up with; nothing is sent again.
  daemons.passHour(daemon);
  await daemon.untilSaid(/clock\.forward","seconds":3[0-9]{3}\D/);
  await daemons.settle(daemon);
  expect(scene.sink.arrivals).toHaveLength(sent);
  const later = [1, 2, 3].map((hours) => new Date(Date.parse(first) + hours * HOUR_MS).toISOString());
  await scene.expectNothingBroken({ occurrences: [first, ...later].map((at) => `hourly@${at}`) });
});

test("a clock that is set an hour forward while messages are under way loses and doubles none", async () => {
  await using scene = await setScene({ reports: { hourly: "0 * * * *" } });
  const daemons = createDaemonSeries(scene);
  await daemons.begin();
  const slow = scene.sink.hold("body");
  await using daemon = daemons.start({ hours: 1 });
  await slow.reached;
  daemons.passHour(daemon);
  await untilLedger(scene, daemon, ({ runs }) => runs.length === 2);
  slow.release();
  await daemons.settle(daemon);
  await scene.expectNothingBroken({ occurrences: daemons.hours.map((hour) => `hourly@${hour}`) });
});

test("four hundred schedules that are due in the second of a restart are all made, each once", async () => {
  const names = Array.from({ length: 400 }, (_, index) => `report-${index}`);
  await using scene = await setScene({
    recipients: 1,
    reports: Object.fromEntries(names.map((name) => [name, "0 * * * *"])),
  });
  const daemons = createDaemonSeries(scene);
  await daemons.begin();
  await using daemon = daemons.start({ hours: 1 });
  await daemons.settle(daemon, ({ runs }) => runs.length === names.length, 15 * 60_000);
  await scene.expectNothingBroken({ occurrences: names.map((name) => `${name}@${daemons.hours[0]}`) });
});
