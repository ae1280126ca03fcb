import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { isMailAddress, parseMailAddress } from "./address.ts";

describe("a mail address", () => {
  it.each([
    "anna@contoso.com",
    "anna.b+intune@mail.contoso.co.uk",
    "o'neill@contoso.ie",
    "åsa@företag.se",
    "a@b",
  ])("is accepted as one plain mailbox: %s", (address) => {
    expect(parseMailAddress(address, "Anna").address).toBe(address);
  });

  it.each([
    "",
    "@",
    "a@",
    "@b.com",
    "a@b@c.com",
    "a@b.com>",
    "<a@b.com>",
    "Anna <a@b.com>",
    "a@b.com, c@d.com",
    "group: a@b.com;",
    '"a b"@c.com',
    "a@b.com\r\nBcc: evil@x.com",
    "a@b.com\nevil@x.com",
    "a b@c.com",
    "a..b@c.com",
    ".a@b.com",
    "a@-b.com",
    "a@b..com",
    "a@b.com.",
    "a@[127.0.0.1]",
    `${"a".repeat(65)}@b.com`,
    `a@${"b".repeat(64)}.com`,
    `a@${"b.".repeat(130)}com`,
  ])("is refused when it is anything else: %j", (address) => {
    expect(isMailAddress(address)).toBe(false);
    expect(() => parseMailAddress(address)).toThrow(expect.objectContaining({ code: "mail.address" }));
  });

  it("never holds what could end a header or begin another mailbox", () => {
    fc.assert(
      fc.property(fc.oneof(fc.string({ unit: "binary" }), fc.emailAddress()), (text) => {
        if (isMailAddress(text)) expect(text).toMatch(/^[^\s<>,;:"()[\]\\@]+@[^\s<>,;:"()[\]\\@]+$/u);
      }),
      { numRuns: 2_000 },
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
