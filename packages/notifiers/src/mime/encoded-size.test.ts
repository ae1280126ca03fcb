import { encodedSize } from "@intune-om/core";
import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { testMessage } from "../test-message.contract.ts";
import { composeMime } from "./compose-mime.ts";

const words = fc.constantFrom(
  ..."Enheter följer reglerna. <td style='a'>98,2 %</td> x= \t 漢字 Ж 🚧 \n \r\n \r . , åäö =?utf-8?Q?a?= \" \\".split(
    " ",
  ),
  " ",
  "  ",
  "x".repeat(90),
  "å".repeat(60),
);
const running = (most: number): fc.Arbitrary<string> =>
  fc
    .tuple(fc.array(words, { maxLength: 60 }), fc.integer({ min: 0, max: most }), fc.constantFrom("", " "))
    .map(([parts, times, between]) => parts.join(between).repeat(times));
const short = fc.oneof(
  running(1),
  fc.string({ unit: "grapheme", maxLength: 200 }),
  fc.constant("rapport.pdf"),
);
const file = fc.record({
  fileName: short,
  contentType: fc.constantFrom("application/pdf", "text/csv", "image/png", "not a type"),
  bytes: fc.integer({ min: 0, max: 40_000 }).map((size) => new Uint8Array(size).fill(size % 251)),
});
const message = fc
  .record({
    subject: short,
    name: short,
    html: running(40),
    text: running(40),
    attachments: fc.array(file, { maxLength: 3 }),
    images: fc.array(file, { maxLength: 2 }),
    replyTo: fc.constantFrom(null, { name: "", address: "a@räksmörgås.se" }),
    before: fc.array(
      fc.stringMatching(/^[0-9a-f]{1,40}$/).map((left) => `<${left}@contoso.com>`),
      { maxLength: 5 },
    ),
  })
  .map(({ name, images, before: [inReplyTo, ...references], ...changes }) =>
    testMessage({
      ...changes,
      ...(inReplyTo === undefined ? {} : { thread: { inReplyTo, references } }),
      to: { name, address: "åsa.öberg@räksmörgås.se" },
      images: images.map((image, index) => ({ ...image, contentId: `c${index}@intune-om` })),
    }),
  );

describe("the size that is told of a message before it is composed", () => {
  it("is never less than it has, and at most 3 % and 300 bytes more, whatever stands in it", async () => {
    await fc.assert(
      fc.asyncProperty(message, async (given) => {
        const real = (await composeMime(given)).raw.length;
        const said = encodedSize(given);
        expect(said).toBeGreaterThanOrEqual(real);
        expect(said).toBeLessThanOrEqual(real * 1.03 + 300);
      }),
      { numRuns: 400 },
    );
  });

  it("is not less for a text whose every line is broken as early as can be", async () => {
    const given = testMessage({ text: `å${`${"x".repeat(51)} `.repeat(4_000)}`, html: "" });
    const real = (await composeMime(given)).raw.length;
    const said = encodedSize(given);
    expect([said >= real, said <= real * 1.03]).toStrictEqual([true, true]);
  });

  it("is within 3 % for a report with its files, of which it takes the number of bytes alone", async () => {
    const attachments = [400_000, 1_500_000].map((size) => ({
      fileName: `rapport-${size}.pdf`,
      contentType: "application/pdf",
      bytes: new Uint8Array(size),
    }));
    const given = testMessage({ attachments, html: "<p>Läget är gott.</p>".repeat(500) });
    const real = (await composeMime(given)).raw.length;
    const sized = attachments.map(({ bytes, ...rest }) => ({ ...rest, bytes: { byteLength: bytes.length } }));
    const said = encodedSize({ ...given, attachments: sized });
    expect([said >= real, said <= real * 1.03]).toStrictEqual([true, true]);
  });
});
