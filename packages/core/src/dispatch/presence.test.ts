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
    let skewMs = 0;
    const told: (string | null)[] = [];
    const presence = await createPresence({
      store: { ...store, leases: { ...store.leases, renew }, clockSkewMs: async () => skewMs },
      onSkew: (skew) => void told.push(skew?.message ?? null),
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
    const setSkew = (ms: number): void => {
      skewMs = ms;
    };
    return { time, store, presence, away, setSkew, told, beat: () => beat() };
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

  it("tells when the clock runs away from the store's, and when it is right again, once each", async () => {
    const { presence, beat, setSkew, told } = await begin();
    const inStep: boolean[] = [];
    for (const ms of [10_000, 11_000, -12_000, 0, 0]) {
      setSkew(ms);
      await beat();
      inStep.push(presence.isInStep());
    }
    expect(inStep).toEqual([true, false, false, true, true]);
    expect(told).toEqual(["the clock of this machine is 11 s ahead of the database's", null]);
    expect(presence.lost.aborted).toBe(false);
  });

  it("is given up at its end", async () => {
    const { store, presence } = await begin();
    expect((await store.leases.list()).map(({ name }) => name)).toEqual(["process:one"]);
    await presence.end();
    expect(await store.leases.list()).toEqual([]);
  });
});
