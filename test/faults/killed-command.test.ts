import type { CheckpointName } from "@intune-om/core";
import { expect, test } from "vitest";
import { mustBeKilled } from "./support/child.ts";
import { setScene } from "./support/scene.ts";

/** Some of the moments at which a command may be stopped (the long form has all of them), and what its readers have when somebody then goes on with it. */
const MOMENTS: readonly { readonly point: CheckpointName; readonly nth?: number; readonly unknown?: true }[] =
  [
    { point: "run.betweenFiles" },
    { point: "run.insideFanOut" },
    { point: "delivery.attempting", unknown: true },
    { point: "delivery.handedOver", unknown: true },
  ];

test.concurrent.for(MOMENTS)(
  "killed at $point, a run goes on where it stood, and nobody gets it twice",
  async (moment) => {
    await using scene = await setScene();
    const { nth = 1, point } = moment;
    mustBeKilled(await scene.run(["run", "weekly", "--json"], { orders: { killAt: { point, nth } } }));
    await scene.goOn();
    const { runs, deliveries } = await scene.expectNothingBroken();
    expect(runs).toHaveLength(1);
    expect(deliveries).toHaveLength(3);
    const unknown = deliveries.filter(({ state }) => state === "unknown");
    if (moment.unknown === undefined) expect(runs).toMatchObject([{ state: "succeeded" }]);
    else expect(unknown.length).toBeGreaterThan(0);
    expect(deliveries.filter(({ state }) => state === "accepted")).toHaveLength(3 - unknown.length);
  },
);
