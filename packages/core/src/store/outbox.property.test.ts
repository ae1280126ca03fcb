import * as fc from "fast-check";
import { expect, it } from "vitest";
import { createOutboxModel, type Move, type Outcome } from "../../test-support/outbox-model.ts";
import { fannedOut } from "../../test-support/outbox-world.ts";
import { describeOnEveryStore } from "../../test-support/stores.ts";

const owner = fc.nat(2);
const outcome = fc.constantFrom<Outcome>(
  "accepted",
  "accepted",
  "deferred",
  "rejected",
  "unknown",
  "pending",
);

const move: fc.Arbitrary<Move> = fc.oneof(
  {
    weight: 5,
    arbitrary: fc.record({
      kind: fc.constant("claim"),
      owner,
      most: fc.integer({ min: 1, max: 4 }),
      isLost: fc.boolean(),
    }),
  },
  { weight: 3, arbitrary: fc.record({ kind: fc.constant("send"), owner }) },
  {
    weight: 5,
    arbitrary: fc.record({
      kind: fc.constant("settle"),
      owner,
      outcomes: fc.array(outcome, { minLength: 1, maxLength: 4 }),
      isTwice: fc.boolean(),
    }),
  },
  {
    weight: 3,
    arbitrary: fc.record({ kind: fc.constant("wait"), seconds: fc.constantFrom(1, 20, 45, 61, 700) }),
  },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant("die"), owner }) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant("recover") }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constantFrom("retry", "drop"), row: fc.nat(20) }) },
);

const PEOPLE = ["anna", "bo", "cia", "dan", "eva"];
const ALARMED: readonly string[] = ["dan", "eva"];

describeOnEveryStore("the outbox, whatever its processes do", (open, at) => {
  it("holds each delivery in one hand, records each acceptance once, tells its whole way and keeps to the limit", async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(move, { minLength: 10, maxLength: 60 }), async (moves) => {
        const world = { now: new Date("2026-11-28T06:00:00Z") };
        const store = await open({ clock: { now: () => world.now } });
        try {
          const purposeOf = (name: string): string => (ALARMED.includes(name) ? "alert" : "report");
          const run = await fannedOut(store, PEOPLE, { purposeOf });
          const model = await createOutboxModel(store, run, world);
          for (const each of moves) await model.play(each);
          await model.check();
          expect(await model.drain(), "nothing is left lying").toBe(0);
          await model.check();
        } finally {
          await store.close();
          await at.renew();
        }
      }),
      { numRuns: at.flavour === "sqlite" ? 25 : 8 },
    );
  });
});
