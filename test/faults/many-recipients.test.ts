import { expect, test } from "vitest";
import { mustBeKilled } from "./support/child.ts";
import { setScene } from "./support/scene.ts";

const RECIPIENTS = 300;
/** No more are in hand at a time. */
const MOST_IN_DOUBT = 64;

test("killed halfway through its recipients, a run reaches each of the others, and nobody twice", async () => {
  await using scene = await setScene({ recipients: RECIPIENTS });
  await using child = scene.start(["run", "weekly", "--json"]);
  await scene.sink.untilTaken(RECIPIENTS / 2);
  mustBeKilled(await child.kill());
  await scene.goOn();
  const { deliveries } = await scene.expectNothingBroken();
  const unknown = deliveries.filter(({ state }) => state === "unknown");
  expect(deliveries).toHaveLength(RECIPIENTS);
  expect(deliveries.filter(({ state }) => state === "accepted")).toHaveLength(RECIPIENTS - unknown.length);
  expect(unknown.length).toBeLessThanOrEqual(MOST_IN_DOUBT);
});
