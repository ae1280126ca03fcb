import { describe, expect, it } from "vitest";
import { createBounded } from "./bounded.ts";

const open = new AbortController().signal;

describe("work that is bounded to two at once", () => {
  it("lets the third begin when one of the others has ended, in their order", async () => {
    const bounded = createBounded(2);
    const gates = Array.from({ length: 4 }, () => Promise.withResolvers<void>());
    const begun: number[] = [];
    const all = gates.map(({ promise }, index) =>
      bounded(async () => {
        begun.push(index);
        await promise;
      }, open),
    );
    await Promise.resolve();
    expect(begun).toStrictEqual([0, 1]);
    gates[1]?.resolve();
    await all[1];
    expect(begun).toStrictEqual([0, 1, 2]);
    for (const { resolve } of gates) resolve();
    await Promise.all(all);
    expect(begun).toStrictEqual([0, 1, 2, 3]);
  });

  it("gives its place back when it fails", async () => {
    const bounded = createBounded(1);
    await expect(bounded(() => Promise.reject(new Error("no")), open)).rejects.toThrow("no");
    expect(await bounded(async () => "yes", open)).toBe("yes");
  });

  it("leaves the queue when it is stopped there, without beginning and without taking a place", async () => {
    const bounded = createBounded(1);
    const gate = Promise.withResolvers<void>();
    const first = bounded(() => gate.promise, open);
    const stop = new AbortController();
    let begun = false;
    const stopped = bounded(async () => void (begun = true), stop.signal);
    const last = bounded(async () => "last", open);
    stop.abort(new Error("enough"));
    await expect(stopped).rejects.toThrow("enough");
    gate.resolve();
    await first;
    expect(await last).toBe("last");
    expect(begun).toBe(false);
  });
});
