import * as fc from "fast-check";
import MailComposer from "nodemailer/lib/mail-composer";
import { describe, expect, it } from "vitest";
import { encodeBase64Lines } from "./encode-base64-lines.ts";
import { writeMime } from "./write-mime.ts";

/** Texts with line ends of both kinds, blanks at their ends, long words and other letters. */
const text = fc
  .array(
    fc.oneof(
      fc.constantFrom("\n", "\r\n", " ", "\t", ".", "=", "x".repeat(80), "å", "漢字", "🚧", "From "),
      fc.string({ maxLength: 30 }),
    ),
    { maxLength: 120 },
  )
  .map((parts) => parts.join("").replace(/\r(?!\n)/g, ""));

const file = fc.record({
  filename: fc.constantFrom("a.pdf", "åäö.xlsx", "b.eml"),
  contentType: fc.constantFrom("application/pdf", "text/csv", "message/rfc822", "image/png"),
  content: fc.uint8Array({ maxLength: 400 }).map((bytes) => Buffer.from(bytes)),
});

const mail = fc.record({
  text,
  html: text,
  attachments: fc.array(file, { maxLength: 3 }),
  cid: fc.boolean(),
});

describe("writing a message in one go", () => {
  it("gives the bytes that the library's own streams give", async () => {
    await fc.assert(
      fc.asyncProperty(mail, async ({ text: plain, html, attachments, cid }) => {
        const options = {
          from: "a@b.com",
          to: "c@d.com",
          subject: "Läget",
          text: plain,
          html,
          messageId: "<1@b.com>",
          date: new Date(0),
          attachments: attachments.map((part, index) => (cid ? { ...part, cid: `c${index}@b` } : part)),
          baseBoundary: "abc",
          newline: "win",
        };
        const written = writeMime(new MailComposer(options).compile());
        const streamed = await new MailComposer(options).compile().build();
        expect(written.toString("latin1")).toBe(streamed.toString("latin1"));
      }),
      { numRuns: 300 },
    );
  });

  it("writes blanks at the very end as the library's stream does", async () => {
    const options = {
      text: `${" ".repeat(16)}${"x".repeat(80)}\n漢字    From  `,
      messageId: "<1@b.com>",
      date: new Date(0),
      newline: "win",
    };
    const streamed = await new MailComposer(options).compile().build();
    expect(writeMime(new MailComposer(options).compile()).toString()).toBe(streamed.toString());
  });

  it("ends a message of one empty file as the library's stream does", async () => {
    const options = {
      attachments: [{ filename: "a.pdf", content: Buffer.alloc(0) }],
      messageId: "<1@b.com>",
      date: new Date(0),
    };
    const streamed = await new MailComposer(options).compile().build();
    expect(writeMime(new MailComposer(options).compile()).toString()).toBe(streamed.toString());
  });

  it("breaks the lines of a long text where the library's stream does", async () => {
    await fc.assert(
      fc.asyncProperty(text, fc.integer({ min: 65_400, max: 65_600 }), async (words, length) => {
        const long = `å ${words}\t`.repeat(Math.ceil(length / (words.length + 3))).slice(0, length) + words;
        const options = { text: long, messageId: "<1@b.com>", date: new Date(0), newline: "win" };
        const streamed = await new MailComposer(options).compile().build();
        const written = writeMime(new MailComposer(options).compile());
        expect(written.toString("latin1") === streamed.toString("latin1")).toBe(true);
      }),
      { numRuns: 60 },
    );
  });

  it("refuses a content that is still to be read", () => {
    const root = new MailComposer({ text: { path: "/etc/hostname" } }).compile();
    expect(() => writeMime(root)).toThrow(TypeError);
  });
});

describe("base64 in lines", () => {
  it("is what every reader reads back, in lines of 76 at most", () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 500 }), (bytes) => {
        const lines = encodeBase64Lines(bytes).toString("latin1");
        expect(Buffer.from(lines, "base64").equals(bytes)).toBe(true);
        expect(Math.max(...lines.split("\r\n").map((line) => line.length))).toBeLessThanOrEqual(76);
        expect(lines).not.toMatch(/\r\n$/);
      }),
    );
  });

  it("is made once for the same bytes", () => {
    const bytes = new Uint8Array(1_000);
    expect(encodeBase64Lines(bytes)).toBe(encodeBase64Lines(bytes));
    expect(encodeBase64Lines(bytes.slice())).not.toBe(encodeBase64Lines(bytes));
  });
});
