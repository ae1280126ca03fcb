import type { KeyObject } from "node:crypto";
import { createHash, createPrivateKey, sign } from "node:crypto";
import { messageOf, OmError } from "@intune-om/core/base";

/** What to sign with, and where the public half of the key is found: `<selector>._domainkey.<domain>`. */
export interface DkimKey {
  readonly domain: string;
  readonly selector: string;
  readonly key: KeyObject;
}

/**
 * Fields that are signed where they are present (RFC 6376, 5.4.1): all that a reader is shown or that a mail program
 * acts on. List-Unsubscribe-Post has to be signed for its one click to count (RFC 8058, 4).
 */
export const SIGNED_FIELDS: readonly string[] = [
  "From",
  "To",
  "Cc",
  "Reply-To",
  "Subject",
  "Date",
  "Message-ID",
  "In-Reply-To",
  "References",
  "MIME-Version",
  "Content-Type",
  "Content-Transfer-Encoding",
  "Content-Language",
  "Auto-Submitted",
  "X-Auto-Response-Suppress",
  "List-Id",
  "List-Unsubscribe",
  "List-Unsubscribe-Post",
];

const LINE_LENGTH = 72;
/** Shorter keys are not to be trusted (RFC 8301, 3.2). */
const LEAST_BITS = 1024;

/**
 * Puts a DKIM-Signature before a message (RFC 6376; rsa-sha256, relaxed/relaxed). Its time is the message's own date,
 * so that the same message has the same bytes at every attempt.
 */
export function signDkim(raw: Buffer, { domain, selector, key }: DkimKey, date: Date): Buffer {
  const end = raw.indexOf("\r\n\r\n");
  const head = raw.toString("latin1", 0, end);
  const fields = head.replace(/\r\n(?=[ \t])/g, "").split("\r\n");
  const signed = SIGNED_FIELDS.flatMap((name) => {
    const field = fields.find(
      (line) => line.slice(0, line.indexOf(":")).toLowerCase() === name.toLowerCase(),
    );
    return field === undefined ? [] : [{ name, canonical: relaxedField(field) }];
  });
  const tags = [
    "v=1",
    "a=rsa-sha256",
    "c=relaxed/relaxed",
    `d=${domain}`,
    `s=${selector}`,
    `t=${Math.floor(date.getTime() / 1_000)}`,
    `bh=${createHash("sha256")
      .update(relaxedBody(raw, end + 4))
      .digest("base64")}`,
    `h=${signed.map(({ name }) => name).join(" : ")}`,
  ];
  const unsigned = `DKIM-Signature: ${folded(tags.join("; "))};\r\n b=`;
  const data = [
    ...signed.map(({ canonical }) => canonical),
    relaxedField(unsigned.replaceAll("\r\n", "")),
  ].join("\r\n");
  const signature = sign("sha256", Buffer.from(data, "latin1"), key).toString("base64");
  const lines = signature.match(new RegExp(`.{1,${LINE_LENGTH}}`, "g")) ?? [];
  return Buffer.concat([Buffer.from(`${unsigned}${lines.join("\r\n ")}\r\n`, "latin1"), raw]);
}

/**
 * Reads the private key of `mail.dkim.key`.
 * @throws OmError `mail.dkim` when it is no RSA key of 1024 bits or more.
 */
export function readDkimKey(pem: string): KeyObject {
  const refuse = (why: string): OmError =>
    new OmError(`The key of mail.dkim cannot sign: ${why}`, {
      code: "mail.dkim",
      hint: "Name a private RSA key in PEM without a passphrase, for example of `openssl genrsa 2048`.",
    });
  let key: KeyObject;
  try {
    key = createPrivateKey(pem);
  } catch (error) {
    throw refuse(`it is no private key in PEM (${messageOf(error).split(":").at(-1)?.trim()})`);
  }
  if (key.asymmetricKeyType !== "rsa") throw refuse(`it is of the kind ${key.asymmetricKeyType}`);
  const bits = key.asymmetricKeyDetails?.modulusLength ?? 0;
  if (bits < LEAST_BITS) throw refuse(`it has ${bits} bits, and ${LEAST_BITS} are the least`);
  return key;
}

/** RFC 6376, 3.4.2, of a field that is unfolded. */
function relaxedField(field: string): string {
  const colon = field.indexOf(":");
  const value = field.slice(colon + 1).replace(/[ \t]+/g, " ");
  return `${field.slice(0, colon).toLowerCase().trim()}:${value.trim()}`;
}

/** RFC 6376, 3.4.4. What was composed ends all its lines in CRLF. */
function relaxedBody(raw: Buffer, from: number): Buffer {
  const body = raw
    .toString("latin1", from)
    .replace(/[ \t]+/g, " ")
    .replace(/ \r\n/g, "\r\n")
    .replace(/(?:\r\n)+$/, "");
  return Buffer.from(body === "" ? "" : `${body}\r\n`, "latin1");
}

/** Breaks a line at blanks, as fields may be (RFC 5322, 2.2.3). */
function folded(text: string): string {
  let line = "";
  const lines: string[] = [];
  for (const word of text.split(" ")) {
    if (line !== "" && line.length + word.length >= LINE_LENGTH) {
      lines.push(line);
      line = word;
    } else line = line === "" ? word : `${line} ${word}`;
  }
  return [...lines, line].join("\r\n ");
}
