import { setTimeout as delay } from "node:timers/promises";
import { CHECKPOINTS } from "@intune-om/core";
import { describe, expect, test } from "vitest";
import { hasPostgres } from "../support/postgres.ts";
import { createDaemonSeries } from "./support/daemon-series.ts";
import { rollDice } from "./support/dice.ts";
import { setScene } from "./support/scene.ts";

/** With kills at random times after a start: from before the store is opened to after everything was sent. */
const STORES = [
  { store: "SQLite", onPostgres: false, kills: 160, longestMs: 4_000 },
  ...(hasPostgres ? [{ store: "PostgreSQL", onPostgres: true, kills: 40, longestMs: 9_000 }] : []),
] as const;

/** Those that a command passes; each of the first few times, where there are so many. */
const MOMENTS = CHECKPOINTS.filter((point) => /^(?:run|delivery)\./.test(point)).flatMap((point) =>
  [1, 2, 3].map((nth) => ({ point, nth })),
);

const HOUR_MS = 3_600_000;
/** What nobody is told of is found by a look that comes once a minute. */
const PATIENCE_MS = 300_000;

describe.for(STORES)("on $store", ({ onPostgres, kills, longestMs }) => {
  test.for(MOMENTS)(
    "a command that is killed at $point for time $nth goes on where it stood",
    async (killAt) => {
      await using scene = await setScene({ onPostgres, language: "recipient", formats: ["html", "xlsx"] });
      const end = await scene.run(["run", "weekly", "--json"], { orders: { killAt } });
      // It comes by some moments only once.
      if (killAt.nth === 1) expect(end.signal).toBe("SIGKILL");
      // Of a store that several machines share, only the end of a lease tells that a process is gone.
      await scene.goOn(onPostgres ? HOUR_MS : 0);
      await scene.expectNothingBroken();
    },
  );

  test("a command that is killed after the dot, before the answer, leaves that message unknown and no other", async () => {
    await using scene = await setScene({ onPostgres });
    const answer = scene.sink.hold("body");
    await using child = scene.start(["run", "weekly", "--json"]);
    await answer.reached;
    await child.kill();
    answer.release();
    await scene.goOn(onPostgres ? HOUR_MS : 0);
    const { deliveries } = await scene.expectNothingBroken();
    expect(deliveries.map(({ state }) => state)).toContain("unknown");
  });

  test("daemons that are killed at any time miss nothing, and send twice only where nobody knew", async () => {
    const dice = rollDice(`random kills on ${onPostgres ? "PostgreSQL" : "SQLite"}`);
    await using scene = await setScene({ onPostgres, recipients: 8, reports: { hourly: "0 * * * *" } });
    const daemons = createDaemonSeries(scene);
    await daemons.begin();
    for (let kill = 0; kill < kills; kill += 1) {
      await using daemon = daemons.start({ hours: 1 });
      await using worker = onPostgres ? daemons.start({ argv: ["worker"] }) : null;
      await delay(dice.between(0, longestMs));
      await worker?.kill();
      await daemon.kill();
    }
    await using last = daemons.start({ hours: 1 });
    await daemons.settle(
      last,
      ({ runs }) => runs.some(({ scheduledFor }) => scheduledFor === daemons.hours.at(-1)),
      PATIENCE_MS,
    );
    await scene.expectNothingBroken({ occurrences: daemons.hours.map((hour) => `hourly@${hour}`) });
  });
});
