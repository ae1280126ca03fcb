import { describe, expect, it } from "vitest";
import { createWake, type WakeDeps } from "./wake.ts";

/** A machine whose tick and whose time are moved by hand. */
function machine() {
  let now = 0;
  let tick: (() => void) | null = null;
  let watch: (() => void) | null = null;
  let begun = 0;
  let wakes = 0;
  const troubles: object[] = [];
  const deps: WakeDeps = {
    tick: async ({ onTick }) => {
      begun += 1;
      const number = begun;
      tick = onTick;
      return () => {
        if (begun === number) tick = null;
      };
    },
    interval: (_ms, call) => {
      watch = call;
      return () => {
        watch = null;
      };
    },
    monotonicMs: () => now,
    onWake: () => void (wakes += 1),
    onTrouble: (trouble) => void troubles.push(trouble),
  };
  const pass = async (ms: number, { ticks }: { ticks: boolean }): Promise<void> => {
    for (let passed = 0; passed < ms; passed += 10_000) {
      now += 10_000;
      if (ticks) tick?.();
      watch?.();
      await Promise.resolve();
      await Promise.resolve();
    }
  };
  return { deps, pass, troubles, wakes: () => wakes, begun: () => begun, isTicking: () => tick !== null };
}

describe("waking", () => {
  it("comes with each tick, and with nothing else while the tick comes", async () => {
    const { deps, pass, wakes, begun, troubles } = machine();
    await createWake(deps);
    await pass(600_000, { ticks: true });
    expect({ wakes: wakes(), begun: begun(), troubles }).toEqual({ wakes: 60, begun: 1, troubles: [] });
  });

  it("goes on when the tick stays away, as it does for hours after the clock was set back, and begins it anew", async () => {
    const { deps, pass, wakes, begun, troubles } = machine();
    await createWake(deps);
    await pass(20_000, { ticks: true });
    await pass(30_000, { ticks: false });
    expect({ wakes: wakes(), begun: begun(), troubles }).toEqual({
      wakes: 3,
      begun: 2,
      troubles: [{ silentMs: 30_000 }],
    });
    await pass(20_000, { ticks: true });
    expect({ wakes: wakes(), begun: begun() }).toEqual({ wakes: 5, begun: 2 });
  });

  it("tells when no tick can be begun, and goes on by the watchdog alone", async () => {
    const { deps, pass, wakes, troubles } = machine();
    let tries = 0;
    await createWake({
      ...deps,
      tick: async (options) => {
        tries += 1;
        if (tries > 1) throw new Error("no timer");
        return deps.tick(options);
      },
    });
    await pass(60_000, { ticks: false });
    expect(wakes()).toBe(2);
    expect(troubles).toContainEqual({ message: "Error: no timer" });
  });

  it("ends with everything that was begun for it", async () => {
    const { deps, pass, wakes, isTicking } = machine();
    const wake = await createWake(deps);
    wake.stop();
    await pass(100_000, { ticks: true });
    expect({ wakes: wakes(), isTicking: isTicking() }).toEqual({ wakes: 0, isTicking: false });
  });
});
