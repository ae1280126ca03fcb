import * as fc from "fast-check";
import { expect, it } from "vitest";
import { createSendPacer } from "./send-pacer.ts";

it("lets no more messages out in any minute than allowed, and none wait without need", async () => {
  const gaps = fc.array(fc.integer({ min: 0, max: 40_000 }), { minLength: 1, maxLength: 40 });
  await fc.assert(
    fc.asyncProperty(gaps, fc.integer({ min: 1, max: 6 }), async (pauses, perMinute) => {
      let now = 0;
      const sleep = async (ms: number): Promise<void> => {
        now += ms;
      };
      const pace = createSendPacer({ perMinute, clock: { now: () => new Date(now) }, sleep });
      const sent: number[] = [];
      for (const pause of pauses) {
        now += pause;
        const asked = now;
        await pace();
        const free = sent.length < perMinute || asked - (sent.at(-perMinute) ?? 0) >= 60_000;
        if (free) expect(now).toBe(asked);
        sent.push(now);
      }
      for (const [index, at] of sent.entries()) {
        expect(sent.slice(index).filter((later) => later - at < 60_000).length).toBeLessThanOrEqual(
          perMinute,
        );
      }
    }),
  );
});
