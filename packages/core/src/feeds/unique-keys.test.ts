import { describe, expect, it } from "vitest";
import { ownAliases, uniqueKeys } from "./unique-keys.ts";

describe("keys that are made to differ", () => {
  it("are numbered from the last, and from the oldest where the age is known", () => {
    expect(uniqueKeys(["a", "b", "a", "a"])).toStrictEqual(["a~3", "b", "a~2", "a"]);
    expect(uniqueKeys(["a", "b", "a"], [0, 1, 2])).toStrictEqual(["a", "b", "a~2"]);
  });

  it("never meet one that looks like a numbered one", () => {
    expect(uniqueKeys(["a~2", "a", "a"], [0, 1, 2])).toStrictEqual(["a~2", "a", "a~3"]);
  });
});

describe("other keys of items", () => {
  it("are left out where they lead to two items, or are the key of one", () => {
    expect(ownAliases(["a", "b"], [["x", "y", "y", "b"], ["x"]])).toStrictEqual([["y"], []]);
  });
});
