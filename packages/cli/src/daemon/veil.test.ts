import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { createVeil } from "./veil.ts";

/** Secrets as people have them, and worse. */
const secret = fc.oneof(
  fc.string({ minLength: 4, maxLength: 60 }),
  fc.string({ unit: "binary", minLength: 4, maxLength: 40 }),
  fc.string({ unit: fc.constantFrom("a", "*", '"', "\\", "%", "+", " ", "/"), minLength: 4, maxLength: 12 }),
);

/** The ways in which a secret turns up. */
const ways: readonly ((secret: string) => string)[] = [
  (text) => text,
  (text) => `https://om.contoso.example/hook/${encodeURIComponent(text.toWellFormed())}/x?sig=1`,
  (text) => `user ${JSON.stringify({ pass: text })}`,
  (text) => `Basic ${Buffer.from(text).toString("base64")}`,
  (text) => `?${new URLSearchParams([["key", text]]).toString()}`,
];

describe("what is written down", () => {
  it("never has a secret that was read, wherever it stands and however it is written", () => {
    fc.assert(
      fc.property(
        fc.array(secret, { minLength: 1, maxLength: 4 }),
        fc.string(),
        fc.string(),
        fc.constantFrom(...ways),
        (secrets, before, after, way) => {
          const veil = createVeil();
          for (const each of secrets) veil.add(each);
          const text = `${before}${secrets.map(way).join(after)}${after}`;
          const told = JSON.stringify(
            veil.value({
              text,
              list: [text, { deep: text }],
              [text]: 1,
              error: new Error(text, { cause: new TypeError(text) }),
            }),
          );
          const strings: string[] = [];
          JSON.parse(told, (key: string, inner: unknown) => {
            strings.push(key);
            if (typeof inner === "string") strings.push(inner);
            return inner;
          });
          for (const each of secrets) for (const string of strings) expect(string.includes(each)).toBe(false);
        },
      ),
      { numRuns: 500 },
    );
  });

  it.each([
    ["in an address", encodeURIComponent],
    ["in a form", (text: string) => new URLSearchParams([["key", text]]).toString().slice(4)],
    ["in JSON", (text: string) => JSON.stringify(text).slice(1, -1)],
    ["in a sign-in", (text: string) => Buffer.from(text).toString("base64")],
    ["in a token", (text: string) => Buffer.from(text).toString("base64url")],
  ])("has no secret as it is written %s", (_where, written) => {
    const hard = 'p4ss "wörd"\\/+&=?>x';
    const veil = createVeil();
    veil.add(hard);
    expect(veil.text(`before ${written(hard)} after`)).toBe("before *** after");
  });

  it("has none that only comes about when another is taken out", () => {
    const veil = createVeil();
    veil.add("ab**");
    expect(veil.text("abab**")).not.toContain("ab**");
  });

  it("has no line of a key that was read", () => {
    const veil = createVeil();
    const body = "MIIEvQIBADANBgkqhkiG9w0BAQEFAASCBKcwggSjAgEAAoIBAQC7";
    veil.add(`-----BEGIN PRIVATE KEY-----\n${body}\n-----END PRIVATE KEY-----\n`);
    expect(veil.text(`bad base64 near ${body}`)).toBe("bad base64 near ***");
  });

  it("has nothing under the names that secrets have, though nobody read them", () => {
    const told = createVeil().value({
      headers: { Authorization: "Bearer abc", cookie: "sid=1" },
      clientSecret: "x",
      password: "y",
      accessToken: "z",
      report: "weekly",
    });
    expect(told).toEqual({
      headers: { Authorization: "***", cookie: "***" },
      clientSecret: "***",
      password: "***",
      accessToken: "***",
      report: "weekly",
    });
  });

  it("keeps the rest: other words, figures, and what only looks like a short secret inside a word", () => {
    const veil = createVeil();
    veil.add("om");
    veil.add("hunter22");
    expect(
      veil.value({ event: "something common", count: 3, at: new Date(0), signIn: "om / hunter22" }),
    ).toEqual({
      event: "something common",
      count: 3,
      at: "1970-01-01T00:00:00.000Z",
      signIn: "*** / ***",
    });
  });

  it("remembers what a reader of secrets reads", async () => {
    const veil = createVeil();
    const read = veil.wrap(async () => "p4ssw0rd-of-mail");
    expect(await read({ kind: "env", name: "X" })).toBe("p4ssw0rd-of-mail");
    expect(veil.text("535 refused p4ssw0rd-of-mail")).toBe("535 refused ***");
  });

  it("ends for values that hold themselves, and stays small for large ones", () => {
    const circle: Record<string, unknown> = {
      list: Array.from({ length: 10_000 }, () => "x".repeat(100_000)),
    };
    circle["self"] = circle;
    expect(JSON.stringify(createVeil().value(circle)).length).toBeLessThan(1_000_000);
  });
});
