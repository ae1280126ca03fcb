import { createHash, createPublicKey, generateKeyPairSync, verify } from "node:crypto";
import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { testMessage } from "../test-message.contract.ts";
import { composeMime } from "./compose-mime.ts";
import { headerFields } from "./check-headers.ts";
import { readDkimKey, signDkim } from "./sign-dkim.ts";

const { privateKey, publicKey } = generateKeyPairSync("rsa", { modulusLength: 2048 });
const SIGNER = { domain: "contoso.com", selector: "om1", key: privateKey };
const DATE = new Date("2026-05-04T06:00:00Z");

/**
 * Verifies as a receiver does, from RFC 6376 alone and character by character: the fields that `h` names, each taken
 * from the bottom, then the signature's own field without its value.
 */
function verdict(mail: Buffer): { readonly ok: boolean; readonly tags: ReadonlyMap<string, string> } {
  const text = mail.toString("latin1");
  const split = text.indexOf("\r\n\r\n");
  const fields = text.slice(0, split + 2).match(/[^\r\n]+\r\n(?:[ \t][^\r\n]*\r\n)*/g) ?? [];
  const signature = fields.find((field) => /^dkim-signature:/i.test(field)) ?? "";
  const tags = new Map(
    signature
      .slice(signature.indexOf(":") + 1)
      .split(";")
      .map((tag) => tag.trim())
      .filter((tag) => tag !== "")
      .map((tag): [string, string] => {
        const at = tag.indexOf("=");
        return [tag.slice(0, at).trim(), tag.slice(at + 1).replace(/\s+/g, "")];
      }),
  );
  const left = [...fields];
  const signed = (tags.get("h") ?? "").split(":").flatMap((name) => {
    const at = left.findLastIndex(
      (field) => field.slice(0, field.indexOf(":")).toLowerCase() === name.toLowerCase(),
    );
    return at < 0 ? [] : left.splice(at, 1);
  });
  const own = signature.replace(/([;\s]b=)[^;]*$/, "$1");
  const data = signed.map((field) => `${canonicalField(field)}\r\n`).join("") + canonicalField(own);
  const body = createHash("sha256")
    .update(canonicalBody(text.slice(split + 4)), "latin1")
    .digest("base64");
  const isSigned = verify(
    "sha256",
    Buffer.from(data, "latin1"),
    publicKey,
    Buffer.from(tags.get("b") ?? "", "base64"),
  );
  return { ok: isSigned && body === tags.get("bh"), tags };
}

function canonicalField(field: string): string {
  const colon = field.indexOf(":");
  let value = "";
  for (const sign of field.slice(colon + 1).replaceAll("\r\n", "")) {
    const isBlank = sign === " " || sign === "\t";
    if (!isBlank) value += sign;
    else if (value !== "" && !value.endsWith(" ")) value += " ";
  }
  return `${field.slice(0, colon).trim().toLowerCase()}:${value.endsWith(" ") ? value.slice(0, -1) : value}`;
}

function canonicalBody(body: string): string {
  const lines = body.split("\r\n").map((line) => {
    let kept = "";
    for (const sign of line) {
      if (sign !== " " && sign !== "\t") kept += sign;
      else if (!kept.endsWith(" ")) kept += " ";
    }
    return kept.endsWith(" ") ? kept.slice(0, -1) : kept;
  });
  while (lines.at(-1) === "") lines.pop();
  return lines.length === 0 ? "" : `${lines.join("\r\n")}\r\n`;
}

describe("a signed mail", () => {
  it("is verified by whoever has the public key, over every field that readers and robots go by", async () => {
    const { raw } = await composeMime(testMessage());
    const { ok, tags } = verdict(signDkim(raw, SIGNER, DATE));
    expect(ok).toBe(true);
    expect(tags.get("h")?.toLowerCase().split(":")).toStrictEqual(
      "from to reply-to subject date message-id mime-version content-type content-language auto-submitted x-auto-response-suppress".split(
        " ",
      ),
    );
    expect([tags.get("d"), tags.get("s"), tags.get("a"), tags.get("c")]).toStrictEqual([
      "contoso.com",
      "om1",
      "rsa-sha256",
      "relaxed/relaxed",
    ]);
  });

  it("has both fields signed that make one click unsubscribe", () => {
    const lines =
      "From: a@b.com\r\nList-Unsubscribe: <https://b.com/u>\r\nList-Unsubscribe-Post: List-Unsubscribe=One-Click";
    const { ok, tags } = verdict(signDkim(Buffer.from(`${lines}\r\n\r\ntext\r\n`), SIGNER, DATE));
    expect([ok, tags.get("h")]).toStrictEqual([true, "From:List-Unsubscribe:List-Unsubscribe-Post"]);
  });

  it("takes its time from the message, so that another attempt has the same bytes", async () => {
    const { raw } = await composeMime(testMessage());
    const first = signDkim(raw, SIGNER, DATE);
    expect(signDkim(raw, SIGNER, DATE).equals(first)).toBe(true);
    expect(verdict(first).tags.get("t")).toBe(String(DATE.getTime() / 1_000));
  });

  it.each([
    ["the recipient", (text: string) => text.replace("asa@contoso.com", "eva@contoso.com")],
    ["the subject", (text: string) => text.replace("Subject: ", "Subject: Re ")],
    ["a word of the text", (text: string) => text.replace("Hej", "Nej")],
    ["a field that was there", (text: string) => text.replace(/Auto-Submitted: .*\r\n/, "")],
    ["a byte of a file", (text: string) => text.replace("JVBERi0x", "JVBERi0y")],
  ])("is refused when %s was changed on the way", async (_name, change) => {
    const { raw } = await composeMime(testMessage());
    const changed = change(signDkim(raw, SIGNER, DATE).toString("latin1"));
    expect(verdict(Buffer.from(changed, "latin1")).ok).toBe(false);
  });

  it("is verified whatever stands in it, and its header can be read", async () => {
    const words = fc.constantFrom(
      "å",
      " ",
      "  ",
      "\t",
      "\n",
      "\r\n",
      "\r",
      ".",
      "From ",
      "x".repeat(80),
      "漢",
      "\n\n",
    );
    const texts = fc.array(words, { maxLength: 40 }).map((parts) => parts.join(""));
    await fc.assert(
      fc.asyncProperty(texts, texts, texts, async (text, html, subject) => {
        const { raw } = await composeMime(testMessage({ text, html, subject, images: [] }));
        expect(raw.toString("latin1")).not.toMatch(/\r(?!\n)|(?<!\r)\n/);
        const signed = signDkim(raw, SIGNER, DATE);
        expect(verdict(signed).ok).toBe(true);
        expect(headerFields(signed)[0]?.name).toBe("DKIM-Signature");
        for (const line of signed.toString("latin1").split("\r\n"))
          expect(line.length).toBeLessThanOrEqual(998);
      }),
      { numRuns: 100 },
    );
  });
});

describe("the key of signatures", () => {
  const pem = (key: typeof privateKey): string => key.export({ type: "pkcs8", format: "pem" }).toString();

  it("is read in both forms of PEM", () => {
    const old = privateKey.export({ type: "pkcs1", format: "pem" }).toString();
    for (const text of [pem(privateKey), old]) expect(readDkimKey(text).asymmetricKeyType).toBe("rsa");
  });

  it.each([
    ["no key", "swordfish"],
    ["a public key", createPublicKey(privateKey).export({ type: "spki", format: "pem" }).toString()],
    ["of another kind", pem(generateKeyPairSync("ed25519").privateKey)],
    ["too short", pem(generateKeyPairSync("rsa", { modulusLength: 512 }).privateKey)],
  ])("is refused when it is %s, and never shown", (_name, text) => {
    let error: unknown;
    try {
      readDkimKey(text);
    } catch (thrown) {
      error = thrown;
    }
    expect(error).toMatchObject({ code: "mail.dkim", hint: expect.stringContaining("openssl") });
    expect(String(error)).not.toContain(text.slice(0, 40));
  });
});
