import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { signWebhook, verifyWebhook } from "./signature.ts";

const NOW = new Date("2026-11-27T07:00:00Z");
const later = (seconds: number): Date => new Date(NOW.getTime() + seconds * 1_000);

describe("the signature of a webhook", () => {
  it("is what anybody computes who follows the description", () => {
    // printf '1795762800.{"a":1}' | openssl dgst -sha256 -hmac key
    expect(signWebhook('{"a":1}', "key", NOW)).toBe(
      "t=1795762800,v1=89b3b87e7c107e38ab054302dfd9c28d8013462af3f057c5198a3c6f3d6e5f9b",
    );
  });

  it("holds for the body and the secret that it was made with, for five minutes", () => {
    const signature = signWebhook("body", "secret", NOW);
    expect(verifyWebhook({ signature, body: "body" }, "secret", later(299))).toBe(true);
    expect(verifyWebhook({ signature, body: "body" }, "secret", later(301))).toBe(false);
    expect(verifyWebhook({ signature, body: "body" }, "secret", later(-301))).toBe(false);
  });

  it("holds for nothing else", () => {
    fc.assert(
      fc.property(fc.string(), fc.string({ minLength: 1 }), fc.string(), (body, secret, other) => {
        const signature = signWebhook(body, secret, NOW);
        expect(verifyWebhook({ signature, body }, secret, NOW)).toBe(true);
        expect(verifyWebhook({ signature, body: `${body}x` }, secret, NOW)).toBe(false);
        if (other !== secret) expect(verifyWebhook({ signature, body }, other, NOW)).toBe(false);
      }),
    );
  });

  it("is not made by any text that comes along", () => {
    fc.assert(
      fc.property(fc.string(), (signature) => {
        expect(verifyWebhook({ signature, body: "body" }, "secret", NOW)).toBe(false);
      }),
    );
  });
});
