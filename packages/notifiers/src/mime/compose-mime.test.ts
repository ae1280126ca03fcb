import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { testMessage } from "../test-message.contract.ts";
import { checkHeaders, headerFields } from "./check-headers.ts";
import { composeMime } from "./compose-mime.ts";

const NAMES =
  "from to reply-to subject message-id date mime-version content-type auto-submitted x-auto-response-suppress content-language".split(
    " ",
  );

const PART_FIELDS = "content-type content-transfer-encoding content-disposition content-id".split(" ");

/** The content types of a message and its parts, nested, read strictly by RFC 2046. */
function structure(raw: string, depth = 0): string {
  const end = raw.indexOf("\r\n\r\n");
  const fields = new Map(
    headerFields(Buffer.from(raw.slice(0, end + 4), "latin1")).map((field) => [
      field.name.toLowerCase(),
      field.value,
    ]),
  );
  if (depth > 0) expect([...fields.keys()].filter((name) => !PART_FIELDS.includes(name))).toStrictEqual([]);
  const [type = "", ...parameters] = (fields.get("content-type") ?? "").split(";");
  if (!type.startsWith("multipart/")) return type;
  const mark = `--${/boundary="([^"]+)"/.exec(parameters.join(";"))?.[1] ?? ""}`;
  const [before = "", ...parts] = `\r\n${raw.slice(end + 4)}`.split(`\r\n${mark}`);
  expect([before, parts.at(-1)?.slice(0, 2)]).toStrictEqual(["", "--"]);
  return `${type}(${parts
    .slice(0, -1)
    .map((part) => structure(part.slice(2), depth + 1))
    .join(" ")})`;
}

function boundary(raw: Buffer): string {
  return /boundary="([^"]+)"/.exec(raw.toString("latin1"))?.[1] ?? "";
}

function head(changes: string): Buffer {
  return Buffer.from(`From: a@b.com\r\n${changes}Message-ID: <1@b.com>\r\n\r\ntext`);
}

/** Words of hostile texts, and any text at all. */
const anyText = fc.oneof(
  fc.string({ unit: "binary", maxLength: 400 }),
  fc.string({ unit: "grapheme", maxLength: 400 }),
  fc
    .array(
      fc.constantFrom(
        "a@b.com",
        "\r\n",
        "\n",
        "\r",
        "Bcc: evil@x.com",
        '"',
        "\\",
        "<",
        ">",
        ",",
        ";",
        ":",
        "(",
        ")",
        "=?utf-8?Q?",
        "?=",
        "\0",
        "å",
        "🚧",
        " ",
      ),
      { maxLength: 40 },
    )
    .map((parts) => parts.join("")),
);

describe("composing a mail", () => {
  it("nests the text, the HTML with its image, and the attachment", async () => {
    const { raw, envelope } = await composeMime(testMessage());
    expect(envelope).toStrictEqual({ from: "intune-om@contoso.com", to: "asa@contoso.com" });
    expect(structure(raw.toString("latin1"))).toBe(
      "multipart/mixed(multipart/alternative(text/plain multipart/related(text/html image/png)) application/pdf)",
    );
  });

  it("carries the fields that robots and readers need", async () => {
    const { raw } = await composeMime(testMessage());
    const fields = Object.fromEntries(
      headerFields(raw).map((field) => [field.name.toLowerCase(), field.value]),
    );
    expect(fields).toMatchObject({
      "message-id": "<run-1.asa.report@intune-om.contoso.com>",
      date: "Mon, 04 May 2026 06:00:00 +0000",
      "auto-submitted": "auto-generated",
      "x-auto-response-suppress": "All",
      "content-language": "sv",
    });
  });

  it("names one address for answers, and none when nobody is named", async () => {
    const replyToOf = async (changes: Parameters<typeof testMessage>[0]): Promise<string | undefined> => {
      const { raw, envelope } = await composeMime(testMessage(changes));
      expect(envelope).toStrictEqual({ from: "intune-om@contoso.com", to: "asa@contoso.com" });
      return headerFields(raw).find(({ name }) => name === "Reply-To")?.value;
    };
    expect(await replyToOf({})).toBe("Servicedesk <servicedesk@contoso.com>");
    expect(await replyToOf({ replyTo: { name: "", address: "info@räksmörgås.se" } })).toBe(
      "info@xn--rksmrgs-5wao1o.se",
    );
    expect(await replyToOf({ replyTo: null })).toBeUndefined();
  });

  it("is plain ASCII with CRLF line ends and no long lines", async () => {
    const { raw } = await composeMime(
      testMessage({ text: `å${"x".repeat(5_000)}`, subject: "å".repeat(400) }),
    );
    expect(raw.every((byte) => byte < 128)).toBe(true);
    const lines = raw.toString("latin1").split("\r\n");
    expect(lines.some((line) => /[\r\n]/.test(line))).toBe(false);
    expect(Math.max(...lines.map((line) => line.length))).toBeLessThanOrEqual(998);
  });

  it("gives the same bytes for the same message, and other boundaries for another", async () => {
    const [first, again, other] = await Promise.all([
      composeMime(testMessage()),
      composeMime(testMessage()),
      composeMime(testMessage({ text: "other" })),
    ]);
    expect(again.raw.equals(first.raw)).toBe(true);
    expect(boundary(other.raw)).not.toBe(boundary(first.raw));
  });

  it("writes domains in other letters as mail servers know them, in the envelope and the header alike", async () => {
    const { raw, envelope } = await composeMime(
      testMessage({ to: { name: "", address: "info@räksmörgås.se" } }),
    );
    expect(envelope.to).toBe("info@xn--rksmrgs-5wao1o.se");
    expect(raw.toString("latin1")).toContain("To: info@xn--rksmrgs-5wao1o.se\r\n");
  });

  it("keeps a mailbox in other letters together with its domain", async () => {
    const { envelope } = await composeMime(testMessage({ to: { name: "", address: "åsa@räksmörgås.se" } }));
    expect(envelope.to).toBe("åsa@räksmörgås.se");
  });

  it("reads no file and no address, whatever a text says", async () => {
    const { raw } = await composeMime(
      testMessage({ html: "data:text/html,x", text: "/etc/passwd", attachments: [] }),
    );
    expect(raw.toString("latin1")).toContain("/etc/passwd");
  });

  it.each([
    ["message id", { messageId: "no brackets" }],
    ["date", { date: new Date(Number.NaN) }],
    ["language", { language: "sv\r\nBcc: x@y.z" }],
    [
      "content id",
      { images: [{ contentId: "a b", fileName: "a", contentType: "image/png", bytes: Uint8Array.of(1) }] },
    ],
  ])("refuses a %s that cannot be written", async (_name, changes) => {
    await expect(composeMime(testMessage(changes))).rejects.toMatchObject({ code: "mail.compose" });
  });

  it("lets no name, subject, text or file name add a header or a recipient", async () => {
    const texts = fc.record({
      sender: anyText,
      recipient: anyText,
      answers: anyText,
      subject: anyText,
      body: anyText,
      fileName: anyText,
      type: anyText,
    });
    await fc.assert(
      fc.asyncProperty(texts, async ({ sender, recipient, answers, subject, body, fileName, type }) => {
        const message = testMessage({
          from: { name: sender, address: "om@contoso.com" },
          to: { name: recipient, address: "asa@contoso.com" },
          replyTo: { name: answers, address: "desk@contoso.com" },
          subject,
          text: `${body}.`,
          html: `${body}.`,
          images: [],
          attachments: [{ fileName, contentType: type, bytes: Uint8Array.of(1, 2) }],
        });
        const { raw, envelope } = await composeMime(message);
        expect(envelope).toStrictEqual({ from: "om@contoso.com", to: "asa@contoso.com" });
        const fields = headerFields(raw);
        const names = fields.map((field) => field.name.toLowerCase());
        expect(names.filter((name) => !NAMES.includes(name))).toStrictEqual([]);
        expect(new Set(names).size).toBe(names.length);
        const meant = { To: "asa@contoso.com", "Reply-To": "desk@contoso.com" };
        for (const [name, address] of Object.entries(meant)) {
          const value = fields.find((field) => field.name === name)?.value ?? "";
          // Outside of quoted strings there is one pair of angle brackets at most, and no separator.
          const rest = value
            .replace(/"(?:[^"\\]|\\.)*"/g, "")
            .replace(`<${address}>`, "")
            .replace(address, "");
          expect(value).toContain(address);
          expect(rest).not.toMatch(/[<>@,;:]/);
        }
        expect(structure(raw.toString("latin1"))).toMatch(
          /^multipart\/mixed\(multipart\/alternative\(text\/plain text\/html\) [^\s()]+\)$/,
        );
      }),
      { numRuns: 300 },
    );
  });

  it.each([
    "a@b.com\r\nBcc: evil@x.com",
    "a@b.com, c@d.com",
    "A <a@b.com>",
    "a@b.com>",
    "a@b@c.com",
    "@",
    "g:a@b.com;",
    "",
  ])("refuses %j as an address before anything is written", async (address) => {
    const meant = (["to", "from", "replyTo"] as const).map((party) =>
      testMessage({ [party]: { name: "", address } }),
    );
    for (const message of meant)
      await expect(composeMime(message)).rejects.toMatchObject({ code: "mail.address" });
  });

  it("takes an address as one plain mailbox or not at all", async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.oneof(
          anyText,
          anyText.map((text) => `a@b.com${text}`),
          fc.emailAddress(),
        ),
        async (address) => {
          const party = { name: "x", address };
          const composed = await composeMime(testMessage({ to: party, replyTo: party })).catch(
            (error: unknown) => error,
          );
          if (composed instanceof Error) {
            expect(composed).toHaveProperty("code", expect.stringMatching(/^mail\./));
            return;
          }
          const { envelope } = composed as { envelope: { to: string } };
          expect(envelope.to.toLowerCase()).toMatch(/^[^@\s<>",;:()]+@[^@\s<>",;:()]+$/);
        },
      ),
      { numRuns: 300 },
    );
  });
});

describe("checking what was written", () => {
  const meant = { from: "a@b.com", to: "c@d.com", replyTo: null, messageId: "<1@b.com>", thread: null };

  it.each([
    ["To: c@d.com\r\n"],
    ["To: <c@d.com>\r\n"],
    ['To: "D, C" <c@d.com>\r\n'],
    ["To: =?UTF-8?Q?=C3=85?= =?UTF-8?Q?sa?= <c@d.com>\r\n"],
    ["To: Some Name\r\n <c@d.com>\r\n"],
  ])("lets %j pass", (line) => expect(() => checkHeaders(head(line), meant)).not.toThrow());

  it.each([
    ["To: c@d.com, evil@x.com\r\n"],
    ["To: evil@x.com <c@d.com>\r\n"],
    ['To: "a" <evil@x.com>, "b" <c@d.com>\r\n'],
    ["To: group:c@d.com;\r\n"],
    ["To: c@d.com\r\nBcc: evil@x.com\r\n"],
    ["To: c@d.com\r\nReply-To: e@f.com\r\n"],
    ["To: c@d.com\r\nTo: c@d.com\r\n"],
    ["To: c@d.com\r\nX-Other: 1\r\n"],
    ["To: c@d.com\r\nno field\r\n"],
    [""],
  ])("stops %j", (line) => {
    expect(() => checkHeaders(head(line), meant)).toThrow(expect.objectContaining({ code: "mail.compose" }));
  });

  it("lets what the message goes on from pass as it was meant, and stops all else", () => {
    const thread = { inReplyTo: "<2@b.com>", references: ["<1@b.com>", "<2@b.com>"] };
    const check = (lines: string, of: typeof thread | null) => (): void =>
      checkHeaders(head(`To: c@d.com\r\n${lines}`), { ...meant, thread: of });
    const lines = "In-Reply-To: <2@b.com>\r\nReferences: <1@b.com>\r\n <2@b.com>\r\n";
    expect(check(lines, thread)).not.toThrow();
    for (const [written, of] of [
      [lines, null],
      ["", thread],
      ["In-Reply-To: <2@b.com>\r\n", thread],
      [lines.replace("<1@b.com>", "<evil@x.com>"), thread],
    ] as const)
      expect(check(written, of)).toThrow(expect.objectContaining({ code: "mail.compose" }));
  });

  it.each(["Reply-To: e@f.com\r\n", "Reply-To: Desk <e@f.com>\r\n"])("lets the answers %j pass", (line) =>
    expect(() =>
      checkHeaders(head(`To: c@d.com\r\n${line}`), { ...meant, replyTo: "e@f.com" }),
    ).not.toThrow(),
  );

  it.each(["", "Reply-To: evil@x.com\r\n", "Reply-To: e@f.com, evil@x.com\r\n", "Reply-To:\r\n"])(
    "stops the answers %j",
    (line) => {
      const check = (): void =>
        checkHeaders(head(`To: c@d.com\r\n${line}`), { ...meant, replyTo: "e@f.com" });
      expect(check).toThrow(expect.objectContaining({ code: "mail.compose" }));
    },
  );
});
