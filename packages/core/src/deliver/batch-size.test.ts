import { expect, it } from "vitest";
import { createBatchSize } from "./batch-size.ts";

it("is the number of connections at first, grows while messages go out quickly, and never takes up too many", () => {
  const size = createBatchSize(4);
  expect(size.next()).toBe(4);
  size.took(4, 1);
  expect(size.next()).toBe(8);
  for (let nth = 0; nth < 10; nth += 1) size.took(size.next(), 1);
  expect(size.next()).toBe(64);
});

it("shrinks at once to what is under way anyway when the other side becomes slow", () => {
  const size = createBatchSize(4);
  for (let nth = 0; nth < 10; nth += 1) size.took(size.next(), 1);
  size.took(64, 60_000);
  expect(size.next()).toBe(4);
});
