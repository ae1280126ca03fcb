import { expect, test } from "vitest";
import { createDaemonSeries, untilLedger } from "./support/daemon-series.ts";
import type { Ledger } from "./support/ledger.ts";
import { setScene } from "./support/scene.ts";

const HOUR_MS = 3_600_000;
/** What is set further is believed only after a while. */
const LESS_THAN_AN_HOUR_MS = 50 * 60_000;
/** A Tuesday in winter; Stockholm is an hour ahead of UTC. */
const FROM = new Date("2026-12-01T10:00:00Z");

function scheduled({ runs }: Ledger): readonly string[] {
  return runs
    .filter(({ kind }) => kind === "scheduled")
    .map(({ scheduledFor, state, reason }) =>
      `${scheduledFor} ${state} ${reason?.split(":")[0] ?? ""}`.trim(),
    );
}

test.concurrent("a machine that was down for three days makes up for the last day, and says why of the others", async () => {
  await using scene = await setScene({ reports: { daily: "0 7 * * *" } });
  const daemons = createDaemonSeries(scene, FROM);
  await daemons.begin();
  await using back = daemons.start({ hours: 72 });
  const due = ["2026-12-02", "2026-12-03", "2026-12-04"].map((day) => `${day}T06:00:00.000Z`);
  await daemons.settle(back, (ledger) => scheduled(ledger).length === due.length);
  const ledger = await scene.expectNothingBroken({ occurrences: due.map((at) => `daily@${at}`) });
  expect(scheduled(ledger)).toEqual([
    `${due[0]} skipped late`,
    `${due[1]} skipped late`,
    `${due[2]} succeeded`,
  ]);
});

test.concurrent("a clock that is set forward skips nothing without a row, and set back repeats nothing", async () => {
  await using scene = await setScene({ reports: { hourly: "0 * * * *" } });
  const daemons = createDaemonSeries(scene, FROM);
  await daemons.begin();
  await using daemon = daemons.start({ hours: 3 });
  await untilLedger(
    scene,
    daemon,
    (ledger) => scheduled(ledger).filter((row) => row.includes("succ")).length === 1,
  );
  const before = scheduled(await scene.ledger());
  expect(before).toHaveLength(3);
  daemons.turnBy(daemon, -LESS_THAN_AN_HOUR_MS);
  await daemon.untilSaid(/"rewound":1/);
  daemons.turnBy(daemon, LESS_THAN_AN_HOUR_MS);
  await daemon.untilSaid(/clock\.forward/);
  await daemons.settle(daemon);
  const ledger = await scene.expectNothingBroken({
    occurrences: daemons.hours.map((hour) => `hourly@${hour}`),
  });
  expect(ledger.deliveries.filter(({ state }) => state === "accepted")).toHaveLength(
    scene.sink.arrivals.length,
  );
});

test.concurrent("forty schedules that are due in the second of a restart are all made, each once", async () => {
  const names = Array.from({ length: 40 }, (_, index) => `report-${index}`);
  await using scene = await setScene({
    recipients: 1,
    reports: Object.fromEntries(names.map((name) => [name, "0 * * * *"])),
  });
  const daemons = createDaemonSeries(scene, FROM);
  await daemons.begin();
  await using daemon = daemons.start({ hours: 1 });
  await daemons.settle(daemon, ({ runs }) => runs.length === names.length);
  const ledger = await scene.expectNothingBroken({
    occurrences: names.map((name) => `${name}@${daemons.hours[0]}`),
  });
  expect(new Set(ledger.runs.map(({ state }) => state))).toEqual(new Set(["succeeded"]));
});

test.concurrent("a run that takes longer than its interval is not overtaken: the next says why it was left out", async () => {
  await using scene = await setScene({ reports: { each: "* * * * *" } });
  const daemons = createDaemonSeries(scene, FROM);
  await daemons.begin();
  const orders = { holdAt: { point: "run.claimed", nth: 1 } } as const;
  // A quarter of a minute before the next one is due.
  await using daemon = daemons.start({ pastMs: 105_000, orders });
  await daemon.reached;
  await untilLedger(scene, daemon, (ledger) => scheduled(ledger).length === 2);
  daemon.goOn();
  await daemons.settle(daemon);
  const ledger = await scene.expectNothingBroken({
    occurrences: ["each@2026-12-01T10:01:00.000Z", "each@2026-12-01T10:02:00.000Z"],
  });
  expect(scheduled(ledger)).toEqual([
    "2026-12-01T10:01:00.000Z succeeded",
    "2026-12-01T10:02:00.000Z skipped overlap",
  ]);
});

test.concurrent("a schedule that is edited or taken away while the daemon runs holds from then on", async () => {
  await using scene = await setScene({ reports: { hourly: "0 * * * *", other: "0 * * * *" } });
  const daemons = createDaemonSeries(scene, FROM);
  await daemons.begin();
  await using daemon = daemons.start({ hours: 1 });
  const [first] = daemons.hours;
  await untilLedger(
    scene,
    daemon,
    ({ runs }) => runs.filter(({ state }) => state === "succeeded").length === 2,
  );
  await scene.organisation.write({ reports: { hourly: "30 * * * *" } });
  daemon.signal("SIGHUP");
  await daemon.untilSaid(/reload\.taken/);
  await daemon.untilSaid(/"ended":1/);
  daemons.passHour(daemon);
  const half = new Date(Date.parse(first ?? "") + HOUR_MS / 2).toISOString();
  await untilLedger(scene, daemon, (ledger) => ledger.runs.some(({ scheduledFor }) => scheduledFor === half));
  await daemons.settle(daemon, () => true);
  await scene.expectNothingBroken({
    occurrences: [`hourly@${first}`, `other@${first}`, `hourly@${half}`],
  });
});
