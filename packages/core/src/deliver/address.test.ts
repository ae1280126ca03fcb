import { domainToASCII, domainToUnicode } from "node:url";
import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { findAddressFault, isMailAddress, parseMailAddress } from "./address.ts";

describe("a mail address", () => {
  it.each([
    "anna@contoso.com",
    "anna.b+intune@mail.contoso.co.uk",
    "o'neill@contoso.ie",
    "åsa@företag.se",
    "a@b",
    "anna@xn--rksmrgs-5wao1o.se",
    "Anna@FÖRETAG.se",
    "用户@例え.jp",
    "अ@उदाहरण.परीक्षा",
    // Two scripts in one label: whose they are is for DNS to say.
    "anna@contoso-ру.com",
    "a@ab--cd.com",
  ])("is accepted as one plain mailbox: %s", (address) => {
    expect(parseMailAddress(address, "Anna").address).toBe(address);
  });

  it.each([
    ["", "empty"],
    ["  ", "empty"],
    ["@", "no mailbox"],
    ["a@", "no domain"],
    ["@b.com", "no mailbox"],
    ["anna", "no @"],
    ["a@b@c.com", "more than one @"],
    ["a@b.com>", "brackets"],
    ["<a@b.com>", "brackets"],
    ["Anna <a@b.com>", "brackets"],
    ["a@b.com, c@d.com", "more than one"],
    ["a@b.com;c@d.com", "more than one"],
    ["group: a@b.com;", "a group"],
    ["undisclosed-recipients:;", "a group"],
    ['"a b"@c.com', "a quoted part"],
    ['"a@evil.com"@c.com', "a quoted part"],
    ["a(comment)@b.com", "a comment"],
    ["a@b.com\r\nBcc: evil@x.com", "a line end"],
    ["a@b.com\nevil@x.com", "a line end"],
    ["a@b.com\r", "a line end"],
    ["a b@c.com", "a blank"],
    ["a\u00A0b@c.com", "a blank"],
    ["a@b.com\u0000", "nobody sees"],
    ["a\u200Bb@c.com", "nobody sees"],
    ["a@b\u00ADc.com", "nobody sees"],
    ["a@b.com\u202E", "nobody sees"],
    ["a@\u2066b.com", "nobody sees"],
    ["a@b\u3164.com", "nobody sees"],
    ["a\uFE0F@b.com", "nobody sees"],
    ["a\uD800@b.com", "nobody sees"],
    ["a..b@c.com", "no mailbox"],
    [".a@b.com", "no mailbox"],
    ["\u0301a@b.com", "no mailbox"],
    ["a@-b.com", "no domain"],
    ["a@b-.com", "no domain"],
    ["a@b..com", "no domain"],
    ["a@b.com.", "no domain"],
    ["a@b_c.com", "no domain"],
    ["a@[127.0.0.1]", "no domain"],
    ["a@127.0.0.1", "no domain"],
    ["a@127.1", "no domain"],
    ["a@0x7f.1", "no domain"],
    ["a@b.123", "no domain"],
    ["a@xn--a.com", "no domain"],
    ["e\u0301va@b.com", "written apart"],
    ["a@ｃontoso.com", "read as contoso.com"],
    ["a@xn--rksmrgs-5wao1o.företag.se", "read as räksmörgås.företag.se"],
    [`${"a".repeat(65)}@b.com`, "too long"],
    [`a@${"b".repeat(64)}.com`, "too long"],
    [`a@${"å".repeat(60)}.com`, "too long"],
    [`a@${"b.".repeat(130)}com`, "too long"],
  ])("is refused when it is anything else, with the reason: %j", (address, reason) => {
    expect(findAddressFault(address)).toMatchObject({
      message: expect.stringContaining(reason),
      fix: expect.stringMatching(/\.$/),
    });
    expect(isMailAddress(address)).toBe(false);
    expect(() => parseMailAddress(address)).toThrow(expect.objectContaining({ code: "mail.address" }));
  });

  it("never holds what could end a header or begin another mailbox", () => {
    fc.assert(
      fc.property(fc.oneof(fc.string({ unit: "binary" }), nearlyAddress(), fc.emailAddress()), (text) => {
        if (!isMailAddress(text)) return;
        expect(text).toMatch(/^[^\s<>,;:"()[\]\\@]+@[^\s<>,;:"()[\]\\@]+$/u);
        expect(text).not.toMatch(/[\p{C}\p{Default_Ignorable_Code_Point}]/u);
        expect(text.normalize("NFC")).toBe(text);
      }),
      { numRuns: 3_000 },
    );
  });

  it("has a domain that is the same after a way through DNS", () => {
    fc.assert(
      fc.property(nearlyAddress(), (text) => {
        if (!isMailAddress(text)) return;
        const domain = text.slice(text.indexOf("@") + 1).toLowerCase();
        const ascii = domainToASCII(domain);
        expect(ascii).toMatch(/^[a-z0-9.-]+$/);
        expect([ascii, domainToUnicode(ascii)]).toContain(domain);
      }),
      { numRuns: 3_000 },
    );
  });

  it("keeps a display name on one line and without what would quote or bracket it", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary" }), (name) => {
        expect(parseMailAddress("a@b.com", name).name).not.toMatch(/["<>\r\n\u0000-\u001F\u202A-\u202E]/);
      }),
    );
  });
});

/** Texts that are addresses, or differ from one in a place or two. */
function nearlyAddress(): fc.Arbitrary<string> {
  const part = fc.constantFrom(
    ..."a b.c - _ @ . xn-- 1 å ß ς Ω é e\u0301 İ ı 例え ｃ 漢 \u200D \u3164 \u00AD \u202E \u2024 。 , ; : < > \" ' + \t \r\n".split(
      " ",
    ),
  );
  const word = fc.array(part, { minLength: 1, maxLength: 4 }).map((parts) => parts.join(""));
  return fc.tuple(word, word, fc.constantFrom("com", "se", "例え", "1")).map(([local, domain, top]) => {
    return `${local}@${domain}.${top}`;
  });
}
