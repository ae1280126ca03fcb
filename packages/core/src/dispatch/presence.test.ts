import { expect, it } from "vitest";
import { createSleepers } from "../../test-support/sleepers.ts";
import { describeOnEveryStore } from "../../test-support/stores.ts";
import { OmError } from "../errors.ts";
import { createPresence } from "./presence.ts";

describeOnEveryStore("the presence of a process", (open) => {
  const begin = async () => {
    const time = createSleepers("2026-11-28T06:00:00Z");
    const store = await open({ clock: time.clock });
    let isAway = false;
    let beat = async (): Promise<void> => undefined;
    const renew: typeof store.leases.renew = (lease, ms) => {
      const away = new OmError("away", { code: "store.unreachable", hint: "Wait." });
      return isAway ? Promise.reject(away) : store.leases.renew(lease, ms);
    };
    const presence = await createPresence({
      store: { ...store, leases: { ...store.leases, renew } },
      owner: "one",
      clock: time.clock,
      leaseMs: 60_000,
      every: (_, work) => {
        beat = work;
        return () => undefined;
      },
    });
    const away = (is: boolean): void => {
      isAway = is;
    };
    return { time, store, presence, away, beat: () => beat() };
  };

  it("lasts as long as the store is told of it", async () => {
    const { time, presence, beat } = await begin();
    for (let nth = 0; nth < 10; nth += 1) {
      time.leap(30_000);
      await beat();
    }
    expect(presence.isSure()).toBe(true);
    expect(presence.lost.aborted).toBe(false);
  });

  it("outlives a store that is away for a moment, and not one that is away for longer", async () => {
    const { time, presence, beat, away } = await begin();
    away(true);
    time.leap(50_000);
    await beat();
    expect(presence.lost.aborted).toBe(false);
    time.leap(10_000);
    expect(presence.isSure()).toBe(false);
    await beat();
    expect(presence.lost.aborted).toBe(true);
  });

  it("is over for good after a sleep that was too long, though nobody took anything", async () => {
    const { time, presence, beat } = await begin();
    time.leap(61_000);
    expect(presence.isSure()).toBe(false);
    await beat();
    expect(presence.isSure()).toBe(false);
    expect(presence.lost.aborted).toBe(true);
  });

  it("is given up at its end", async () => {
    const { store, presence } = await begin();
    expect((await store.leases.list()).map(({ name }) => name)).toEqual(["process:one"]);
    await presence.end();
    expect(await store.leases.list()).toEqual([]);
  });
});
