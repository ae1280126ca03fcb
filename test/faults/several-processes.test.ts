import { describe, expect, test } from "vitest";
import { hasPostgres } from "../support/postgres.ts";
import { mustBeKilled, within } from "./support/child.ts";
import { closeClaims } from "./support/claim-barrier.ts";
import { createDaemonSeries, untilLedger } from "./support/daemon-series.ts";
import { setScene } from "./support/scene.ts";

describe("two daemons on one store", () => {
  test.concurrent("are never both at work: the second says who is, and takes over at once when that one dies", async () => {
    await using scene = await setScene({ reports: { hourly: "0 * * * *" } });
    const daemons = createDaemonSeries(scene);
    await daemons.begin();
    const orders = { holdAt: { point: "run.rendered", nth: 1 } } as const;
    await using first = daemons.start({ hours: 1, orders: { ...orders } });
    await first.reached;
    await using second = daemons.start();
    await second.untilSaid(/lease\.waiting/);
    expect(second.stderr).toContain(`:${first.pid}:`);
    await first.kill();
    await daemons.settle(second);
    const { runs } = await scene.expectNothingBroken({
      occurrences: daemons.hours.map((hour) => `hourly@${hour}`),
    });
    expect(runs).toMatchObject([{ state: "succeeded" }]);
  });
});

describe("a daemon that sleeps while a message is on its way", () => {
  test.concurrent("is found silent, and says what became of it when it wakes: nothing is sent again", async () => {
    await using scene = await setScene({
      reports: { hourly: "0 * * * *" },
      rest: { daemon: { port: 0, leaseSeconds: 3 } },
    });
    const daemons = createDaemonSeries(scene);
    await daemons.begin();
    const answer = scene.sink.hold("body");
    await using sleeper = daemons.start({ hours: 1 });
    await answer.reached;
    sleeper.signal("SIGSTOP");
    await using other = daemons.start();
    await untilLedger(scene, other, ({ deliveries }) => deliveries.some(({ state }) => state === "unknown"));
    answer.release();
    sleeper.signal("SIGCONT");
    await untilLedger(
      scene,
      other,
      ({ deliveries }) => deliveries.length === 3 && deliveries.every(({ state }) => state === "accepted"),
    );
    await sleeper.stop();
    await daemons.settle(other);
    const { deliveries } = await scene.expectNothingBroken();
    expect(scene.sink.arrivals).toHaveLength(3);
    expect(deliveries.some(({ steps }) => steps.some(({ from }) => from === "unknown"))).toBe(true);
  });
});

describe.runIf(hasPostgres)("two daemons and four workers on PostgreSQL", () => {
  test.concurrent("let go together before they take deliveries, send each once", async () => {
    await using scene = await setScene({
      onPostgres: true,
      recipients: 60,
      reports: { hourly: "0 * * * *" },
      sink: { messageMs: 20 },
    });
    const daemons = createDaemonSeries(scene);
    await daemons.begin();
    await using barrier = await closeClaims(scene.schema);
    await using processes = new AsyncDisposableStack();
    const daemon = processes.use(daemons.start({ hours: 1 }));
    const others = [
      processes.use(daemons.start()),
      ...[1, 2, 3, 4].map(() => processes.use(daemons.start({ argv: ["worker"] }))),
    ];
    await within(barrier.untilWaiting(3), () => `they did not come: ${daemon.stderr}`);
    await barrier.open();
    await daemons.settle(daemon);
    for (const other of others) await other.stop();
    const { deliveries } = await scene.expectNothingBroken({
      occurrences: daemons.hours.map((hour) => `hourly@${hour}`),
    });
    expect(deliveries.every(({ state }) => state === "accepted")).toBe(true);
    expect(scene.sink.arrivals).toHaveLength(60);
  });

  test.concurrent("and four commands that go on with one run at the same moment send each message once", async () => {
    await using scene = await setScene({ onPostgres: true, recipients: 60 });
    const orders = { killAt: { point: "run.fannedOut", nth: 1 } } as const;
    mustBeKilled(await scene.run(["run", "weekly", "--json"], { orders }));
    const [run] = (await scene.ledger()).runs;
    await using barrier = await closeClaims(scene.schema);
    await using processes = new AsyncDisposableStack();
    const commands = [1, 2, 3, 4].map(() =>
      processes.use(scene.start(["runs", "continue", run?.id ?? "", "--json"])),
    );
    await within(barrier.untilWaiting(commands.length), () => `they did not come: ${commands[0]?.stderr}`);
    await barrier.open();
    for (const { ended } of commands) expect((await ended).exitCode).not.toBe(null);
    await scene.goOn();
    const { deliveries } = await scene.expectNothingBroken();
    expect(deliveries.every(({ state }) => state === "accepted")).toBe(true);
    expect(scene.sink.arrivals).toHaveLength(60);
  });
});
