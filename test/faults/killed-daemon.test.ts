import { CHECKPOINTS, type CheckpointName } from "@intune-om/core";
import { expect, test } from "vitest";
import { createDaemonSeries, untilReady } from "./support/daemon-series.ts";
import { setScene } from "./support/scene.ts";

/** All but the one inside a migration, which a store that is up to date does not come to. */
const MOMENTS: readonly CheckpointName[] = CHECKPOINTS.filter((point) => point !== "store.insideMigration");

const RECIPIENTS = 3;
/** At one the message is about to go out, at the other it has: from outside they look the same. */
const MOMENTS_OF_DOUBT = 2;

/** In two halves, which go side by side. */
const HALVES = [
  { half: "before the fan-out", moments: MOMENTS.slice(0, MOMENTS.length / 2) },
  { half: "from the fan-out on", moments: MOMENTS.slice(MOMENTS.length / 2) },
] as const;

test.concurrent.for(HALVES)(
  "killed at each moment $half in turn, daemons after it miss nothing and send nothing twice",
  async ({ moments }) => {
    await using scene = await setScene({ recipients: RECIPIENTS, reports: { hourly: "0 * * * *" } });
    const daemons = createDaemonSeries(scene);
    await daemons.begin();
    for (const point of moments) await daemons.dieAt({ point, nth: 1 });
    await using last = daemons.start({ hours: 1 });
    await daemons.settle(last, ({ runs }) =>
      runs.some(({ scheduledFor }) => scheduledFor === daemons.hours.at(-1)),
    );
    const { runs, deliveries } = await scene.expectNothingBroken({
      occurrences: daemons.hours.map((hour) => `hourly@${hour}`),
    });
    const unknown = deliveries.filter(({ state }) => state === "unknown");
    const inDoubt = new Set(unknown.map(({ run }) => run));
    for (const { id, state } of runs) if (!inDoubt.has(id)) expect(["succeeded", "skipped"]).toContain(state);
    expect(unknown.length).toBeLessThanOrEqual(RECIPIENTS * MOMENTS_OF_DOUBT);
  },
);

test.concurrent("a boot sends nothing again, however often it comes", async () => {
  await using scene = await setScene({ reports: { hourly: "0 * * * *" } });
  const daemons = createDaemonSeries(scene);
  await daemons.begin();
  for (const hours of [1, 0]) {
    await using daemon = daemons.start({ hours });
    await untilReady(daemon);
    await daemons.settle(daemon);
    expect(scene.sink.arrivals).toHaveLength(RECIPIENTS);
  }
  await scene.expectNothingBroken({ occurrences: daemons.hours.map((hour) => `hourly@${hour}`) });
});
