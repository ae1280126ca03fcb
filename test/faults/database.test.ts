import { describe, expect, test } from "vitest";
import { createCutProxy } from "../../packages/core/test-support/cut-proxy.ts";
import { hasOwnPostgres, startOwnPostgres } from "../support/own-postgres.ts";
import { createDaemonSeries } from "./support/daemon-series.ts";
import { type Scene, setScene } from "./support/scene.ts";

const RECIPIENTS = 40;
/** Long enough that the database goes away in the midst of it. */
const SLOW = { messageMs: 150 };
const PATIENCE_MS = 180_000;

async function sceneOn(server: string): Promise<Scene> {
  return setScene({
    onPostgres: server,
    recipients: RECIPIENTS,
    reports: { hourly: "0 * * * *" },
    sink: SLOW,
  });
}

describe.runIf(hasOwnPostgres)("a daemon and a worker whose PostgreSQL", () => {
  test("crashes and comes back go on where they were, and nothing arrives twice", async () => {
    await using database = await startOwnPostgres();
    await using scene = await sceneOn(database.url);
    const daemons = createDaemonSeries(scene);
    await daemons.begin();
    await using daemon = daemons.start({ hours: 1 });
    await using worker = daemons.start({ argv: ["worker"] });
    await scene.sink.untilTaken(RECIPIENTS / 4);
    await database.stop("immediate");
    await daemon.untilSaid(/work\.trouble/);
    await database.start();
    await daemons.settle(daemon, undefined, PATIENCE_MS);
    await worker.stop();
    await expectOnceEach(scene, daemons.hours);
  });

  test("hands over to a standby go on there, and nothing arrives twice", async () => {
    await using first = await startOwnPostgres();
    await using standby = await first.follower();
    await using name = await createCutProxy({ host: "127.0.0.1", port: first.port });
    await using scene = await sceneOn(`postgres://postgres@127.0.0.1:${name.port}/postgres`);
    const daemons = createDaemonSeries(scene);
    await daemons.begin();
    await using daemon = daemons.start({ hours: 1 });
    await using worker = daemons.start({ argv: ["worker"] });
    await scene.sink.untilTaken(RECIPIENTS / 4);
    await first.stop("immediate");
    // For a while the name leads to one that may only be read.
    name.leadTo({ host: "127.0.0.1", port: standby.port });
    await daemon.untilSaid(/store\.read-only/);
    await standby.promote();
    await daemons.settle(daemon, undefined, PATIENCE_MS);
    await worker.stop();
    await expectOnceEach(scene, daemons.hours);
  });
});

/** Both processes live: what became of each message is known, whatever happened to the database meanwhile. */
async function expectOnceEach(scene: Scene, hours: readonly string[]): Promise<void> {
  const { deliveries } = await scene.expectNothingBroken({
    occurrences: hours.map((hour) => `hourly@${hour}`),
  });
  expect(deliveries.map(({ state }) => state)).toEqual(Array(RECIPIENTS).fill("accepted"));
  expect(scene.sink.arrivals).toHaveLength(RECIPIENTS);
}
