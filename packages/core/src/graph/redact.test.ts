import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { redactText, redactUrl } from "./redact.ts";

describe("what is written to logs and errors", () => {
  it("keeps the path of an address and the names of its options, never their values", () => {
    expect(redactUrl("https://graph.microsoft.com/v1.0/users?$skiptoken=secret&$top=5#frag")).toBe(
      "https://graph.microsoft.com/v1.0/users?$skiptoken&$top",
    );
    expect(redactUrl("https://user:secret@graph.microsoft.com/v1.0/users")).not.toContain("secret");
    expect(redactUrl("nonsense secret")).not.toContain("secret");
  });

  it("holds no token, no client secret and no query value in text", () => {
    const text = [
      "Bearer abc.def-ghi",
      "eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxIn0.c2lnbmF0dXJl",
      "client_secret=hunter2&x=1",
      "see https://storage.example/file.zip?sig=abc%3D",
    ].join(" | ");
    const safe = redactText(text, 1_000);
    for (const secret of ["abc.def", "eyJhbGci", "c2lnbmF0", "hunter2", "abc%3D"])
      expect(safe).not.toContain(secret);
    expect(safe).toContain("https://storage.example/file.zip");
  });

  it("is one line without controls, whatever the service says", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary", maxLength: 500 }), (text) => {
        const safe = redactText(text, 80);
        expect(Array.from(safe).length).toBeLessThanOrEqual(80);
        expect(safe).not.toMatch(/[\u0000-\u001F\u007F-\u009F\u202A-\u202E]/);
      }),
    );
  });
});
