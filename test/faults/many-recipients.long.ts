import { expect, test } from "vitest";
import { hasPostgres } from "../support/postgres.ts";
import { postgresLocation } from "../../packages/core/src/config/store-schema.ts";
import { mustBeKilled, within } from "./support/child.ts";
import { createDaemonSeries } from "./support/daemon-series.ts";
import { writeLargePosting } from "./support/large-posting.ts";
import { setScene } from "./support/scene.ts";

const RECIPIENTS = 50_000;
const MOST_IN_DOUBT = 512;
const LONGEST_MS = 30 * 60_000;

test.for([
  { store: "SQLite", onPostgres: false },
  ...(hasPostgres ? [{ store: "PostgreSQL", onPostgres: true }] : []),
])(
  "fifty thousand recipients on $store, killed halfway: each of the others is reached, once",
  async ({ onPostgres }) => {
    await using scene = await setScene({ onPostgres });
    const daemons = createDaemonSeries(scene);
    await daemons.begin();
    const { storeFile } = scene.organisation;
    await writeLargePosting(
      onPostgres ? postgresLocation(scene.storeUrl) : { kind: "sqlite", path: storeFile },
      { tenant: "small", recipients: RECIPIENTS },
    );
    await using first = daemons.start();
    await within(
      scene.sink.untilTaken(RECIPIENTS / 2),
      () => `it was too slow:\n${first.stderr}`,
      LONGEST_MS,
    );
    mustBeKilled(await first.kill());
    await using second = daemons.start();
    await second.untilSaid(/"run\.ended"/, LONGEST_MS);
    await daemons.settle(second);
    const { deliveries } = await scene.expectNothingBroken();
    const unknown = deliveries.filter(({ state }) => state === "unknown").length;
    expect(unknown).toBeLessThanOrEqual(MOST_IN_DOUBT);
    expect(deliveries.filter(({ state }) => state === "accepted")).toHaveLength(RECIPIENTS - unknown);
  },
);
