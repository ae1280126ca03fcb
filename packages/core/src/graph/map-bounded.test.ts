import { describe, expect, it } from "vitest";
import { mapBounded } from "./map-bounded.ts";

describe("bounded mapping", () => {
  it("keeps the order of the items and never has more under way than allowed", async () => {
    let underWay = 0;
    let most = 0;
    const results = await mapBounded([5, 1, 4, 2, 3], 2, async (item) => {
      underWay += 1;
      most = Math.max(most, underWay);
      for (let turn = 0; turn < item; turn += 1) await Promise.resolve();
      underWay -= 1;
      return item * 10;
    });
    expect(results).toEqual([50, 10, 40, 20, 30]);
    expect(most).toBe(2);
  });

  it("begins nothing new after a failure", async () => {
    const begun: number[] = [];
    const work = mapBounded([1, 2, 3, 4], 1, async (item) => {
      begun.push(item);
      if (item === 2) throw new Error("no");
    });
    await expect(work).rejects.toThrow("no");
    expect(begun).toEqual([1, 2]);
    expect(await mapBounded([], 4, async () => 1)).toEqual([]);
  });
});
