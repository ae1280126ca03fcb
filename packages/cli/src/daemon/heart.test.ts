import { describe, expect, it } from "vitest";
import { createHeart } from "./heart.ts";

/** Work that is held until the test lets it go on. */
function heldWork() {
  let turns = 0;
  const gates: (() => void)[] = [];
  return {
    work: () => {
      turns += 1;
      return new Promise<void>((resolve) => gates.push(resolve));
    },
    goOn: async () => {
      gates.shift()?.();
      for (let turn = 0; turn < 5; turn++) await Promise.resolve();
    },
    turns: () => turns,
  };
}

const fail = (error: unknown): never => {
  throw error;
};

describe("a heart", () => {
  it("does its work one turn at a time, and once more when it was woken meanwhile, however often", async () => {
    const { work, goOn, turns } = heldWork();
    const heart = createHeart(work, fail);
    for (let wake = 0; wake < 5; wake++) heart.wake();
    expect(turns()).toBe(1);
    await goOn();
    expect(turns()).toBe(2);
    await goOn();
    expect(turns()).toBe(2);
    heart.wake();
    expect(turns()).toBe(3);
  });

  it("ends with the turn that is under way", async () => {
    const { work, goOn, turns } = heldWork();
    const heart = createHeart(work, fail);
    heart.wake();
    heart.wake();
    const stopping = heart.stop();
    expect(await Promise.race([stopping, Promise.resolve("still at work")])).toBe("still at work");
    await goOn();
    await stopping;
    heart.wake();
    expect(turns()).toBe(1);
  });

  it("hands on what its work throws, and beats on when it is woken again", async () => {
    const errors: unknown[] = [];
    const heart = createHeart(
      () => Promise.reject(new Error("no store")),
      (error) => errors.push(error),
    );
    heart.wake();
    for (let turn = 0; turn < 5; turn++) await Promise.resolve();
    heart.wake();
    await heart.stop();
    expect(errors).toHaveLength(2);
  });
});
