import { expect, test } from "vitest";
import { nearest, suggest } from "./suggest.ts";

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

test("several that are near are named, the nearest first, and one alone that is the same but for signs", () => {
  const words = ["store", "stores", "storage", "timezone"];
  expect(nearest("stor", words)).toEqual(["store", "stores"]);
  expect(nearest("Time-Zone", [...words, "timezones"])).toEqual(["timezone"]);
});
