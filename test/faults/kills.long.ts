import { setTimeout as delay } from "node:timers/promises";
import { CHECKPOINTS } from "@intune-om/core";
import { describe, expect, test } from "vitest";
import { hasPostgres } from "../support/postgres.ts";
import { createDaemonSeries } from "./support/daemon-series.ts";
import { rollDice } from "./support/dice.ts";
import { setScene } from "./support/scene.ts";

const STORES = [
  { store: "SQLite", onPostgres: false },
  ...(hasPostgres ? [{ store: "PostgreSQL", onPostgres: true }] : []),
] as const;

/** Those that a command passes; each of the first few times, where there are so many. */
const MOMENTS = CHECKPOINTS.filter((point) => /^(?:run|delivery)\./.test(point)).flatMap((point) =>
  [1, 2, 3].map((nth) => ({ point, nth })),
);

const RANDOM_KILLS = 80;
/** Between a start and the kill: from before the store is opened to after everything was sent. */
const LONGEST_LIFE_MS = 4_000;

describe.for(STORES)("on $store", ({ onPostgres }) => {
  test.for(MOMENTS)(
    "a command that is killed at $point for time $nth goes on where it stood",
    async (killAt) => {
      await using scene = await setScene({ onPostgres, language: "recipient", formats: ["html", "xlsx"] });
      const end = await scene.run(["run", "weekly", "--json"], { orders: { killAt } });
      // It comes by some moments only once.
      if (killAt.nth === 1) expect(end.signal).toBe("SIGKILL");
      await scene.goOn();
      await scene.expectNothingBroken();
    },
  );

  test("daemons that are killed at any time miss nothing, and send twice only where nobody knew", async () => {
    const dice = rollDice(`random kills on ${onPostgres ? "PostgreSQL" : "SQLite"}`);
    await using scene = await setScene({ onPostgres, recipients: 8, reports: { hourly: "0 * * * *" } });
    const daemons = createDaemonSeries(scene);
    await daemons.begin();
    for (let kill = 0; kill < RANDOM_KILLS; kill += 1) {
      await using daemon = daemons.start({ hours: 1 });
      await using worker = onPostgres ? daemons.start({ argv: ["worker"] }) : null;
      await delay(dice.between(0, LONGEST_LIFE_MS));
      await worker?.kill();
      await daemon.kill();
    }
    await using last = daemons.start({ hours: 1 });
    await daemons.settle(last, ({ runs }) =>
      runs.some(({ scheduledFor }) => scheduledFor === daemons.hours.at(-1)),
    );
    await scene.expectNothingBroken({ occurrences: daemons.hours.map((hour) => `hourly@${hour}`) });
  });
});
