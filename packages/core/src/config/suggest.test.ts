import { expect, test } from "vitest";
import { suggest } from "./suggest.ts";

test.each([
  ["timeZone", "timezone"],
  ["time_zone", "timezone"],
  ["tiemzone", "timezone"],
  ["pasword", "password"],
  ["clientSecret", "client-secret"],
])("%s stands for %s", (word, meant) => {
  expect(suggest(word, ["store", "timezone", "password", "client-secret"])).toBe(meant);
});

test("nothing is suggested for a word that is like none, or that no one would write", () => {
  expect(suggest("banana", ["store", "timezone"])).toBeNull();
  expect(suggest("a", ["to"])).toBeNull();
  expect(suggest("s".repeat(65), ["s".repeat(64)])).toBeNull();
});
