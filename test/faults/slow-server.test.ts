import { expect, test } from "vitest";
import { createDaemonSeries, untilLedger } from "./support/daemon-series.ts";
import { setScene } from "./support/scene.ts";

test("a server that drips its answer holds up nobody else, and no daemon that is stopped: nobody knows, and that is said", async () => {
  await using scene = await setScene({
    reports: { hourly: "0 * * * *" },
    rest: { daemon: { port: 0, stopSeconds: 1 } },
  });
  const daemons = createDaemonSeries(scene);
  await daemons.begin();
  scene.sink.misbehave("body", { kind: "drip" });
  await using daemon = daemons.start({ hours: 1 });
  await scene.sink.untilTaken(3);
  const { exitCode, stderr } = await daemon.stop();
  expect(exitCode).toBe(0);
  expect(stderr).toContain("stop.unfinished");
  await using next = daemons.start();
  await untilLedger(scene, next, ({ deliveries }) => deliveries.some(({ state }) => state === "unknown"));
  await daemons.settle(next);
  const { deliveries, runs } = await scene.expectNothingBroken();
  expect(deliveries.filter(({ state }) => state === "unknown").length).toBeGreaterThan(0);
  expect(scene.sink.arrivals).toHaveLength(3);
  expect(runs.map(({ state }) => state)).not.toContain("succeeded");
});
