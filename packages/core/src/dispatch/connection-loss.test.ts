import { setTimeout as delay } from "node:timers/promises";
import { afterEach, beforeEach, expect, it } from "vitest";
import { createCutProxy, type CutProxy } from "../../test-support/cut-proxy.ts";
import { type DispatchWorld, dispatchWorld, setToWork } from "../../test-support/dispatch-world.ts";
import { createTestSchema, describeOnPostgres, type TestSchema } from "../../test-support/postgres.ts";
import type { CheckpointName } from "../checkpoint.ts";
import { systemClock } from "../clock.ts";
import { createSecretReader } from "../config/secrets.ts";
import { openStore, type Store } from "../store/store.ts";
import { createBossDispatcher } from "./boss-dispatcher.ts";
import type { DispatcherDeps } from "./dispatcher.ts";

const RECIPIENTS = Array.from({ length: 60 }, (_, nth) => `p${nth}@contoso.example`);
/** Connections that are refused before the database is back. */
const REFUSALS = 4;

let schema: TestSchema;
let proxy: CutProxy;
let world: DispatchWorld;
let direct: Store;

describeOnPostgres("a worker whose database goes away", () => {
  beforeEach(async () => {
    schema = createTestSchema();
    proxy = await createCutProxy(schema.location);
    world = dispatchWorld({ ...schema.location, host: "127.0.0.1", port: proxy.port });
    world.recipients = () => RECIPIENTS;
    direct = await openStore(schema.location, { clock: systemClock });
  });
  afterEach(async () => {
    await direct.close();
    await proxy[Symbol.asyncDispose]();
    await schema.drop();
  });

  it.each<CheckpointName>(["delivery.attempting", "delivery.handedOver", "delivery.settled"])(
    "loses nothing and sends nothing twice when that happens at %s",
    async (point) => {
      let passed = 0;
      const checkpoint = async (name: CheckpointName): Promise<void> => {
        if (name === point && (passed += 1) === 3) proxy.cut(REFUSALS);
      };
      await workThrough({ checkpoint });
    },
  );

  it("goes on after it went away three times, in the midst of whatever was under way", async () => {
    let sent = 0;
    world.onSend = async () => {
      if ((sent += 1) % 15 === 0 && sent < 60) proxy.cut(REFUSALS);
      return { outcome: "accepted", response: "250 ok" };
    };
    await workThrough({});
  });
});

/** Works on one report until every message is settled, and compares what arrived with the ledger. */
async function workThrough(more: Pick<DispatcherDeps, "checkpoint">): Promise<void> {
  const store = await openStore(world.config.store, {
    clock: systemClock,
    connections: 4,
  });
  const run = await world.due(direct);
  const deps: DispatcherDeps = {
    ...world.deps(store, "one"),
    ...more,
    clock: systemClock,
    sleep: (ms, signal) => delay(ms, undefined, signal === undefined ? {} : { signal }),
    every,
    leaseMs: 6_000,
  };
  const work = setToWork(createBossDispatcher({ ...deps, readSecret: createSecretReader({ env: {} }) }));
  await world.until(() => world.events.some(({ kind }) => kind === "runEnded"));
  await work.stop();
  await store.close();
  const deliveries = await direct.deliveries.list({ run: run.id });
  expect(deliveries).toHaveLength(RECIPIENTS.length);
  const arrived = Map.groupBy(world.sent, ({ messageId }) => messageId);
  for (const { messageId, state, reason } of deliveries) {
    const times = arrived.get(messageId)?.length ?? 0;
    expect({ messageId, state, reason, times: Math.min(times, 1) }).toEqual(
      expect.objectContaining(state === "accepted" ? { times: 1 } : { state: "unknown" }),
    );
    expect(times).toBeLessThanOrEqual(1);
  }
  expect(world.events.map(({ kind }) => kind)).toContain("trouble");
}

function every(ms: number, work: () => Promise<void>): () => void {
  const timer = setInterval(() => void work(), ms);
  return () => clearInterval(timer);
}
