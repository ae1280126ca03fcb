import { domainToASCII } from "node:url";
import { cleanText } from "../text/clean-text.ts";
import type { Message } from "./notifier.ts";
import { encodedTextSize, encodedWordsSize, parameterSize } from "./encoded-text-size.ts";

/** A file of which only the name, the type and the number of bytes count. */
export interface SizedFile {
  readonly fileName: string;
  readonly contentType: string;
  readonly bytes: { readonly byteLength: number };
}

/** A message, or what is known of one before its files are read. */
export type SizedMessage = Pick<
  Message,
  "from" | "to" | "replyTo" | "subject" | "html" | "text" | "messageId" | "language" | "thread"
> & {
  readonly images: readonly (SizedFile & { readonly contentId: string })[];
  readonly attachments: readonly SizedFile[];
};

/** As long as those of composed mail. */
const BOUNDARY = "-".repeat(48);
const SUBJECT_LIMIT = 400;
const NAME_LIMIT = 200;
const FILE_NAME_LIMIT = 150;

/**
 * How many bytes a message has as mail, with its files in base64 and their line ends. Never less than it really has,
 * and at most 3 % and 300 bytes more: where lines of running text are broken is not looked at. A signature (DKIM) and
 * what servers put before it come on top, a kilobyte or two.
 */
export function encodedSize(message: SizedMessage): number {
  const { text, html, images, attachments } = message;
  const bodies = [
    ...(text === "" && html !== "" ? [] : [textPart("text/plain", text === "" ? "\n" : text)]),
    ...(html === "" ? [] : [textPart("text/html", html)]),
  ];
  const related = html === "" ? [] : images;
  const attached = html === "" ? [...images, ...attachments] : attachments;
  const containers = [
    ...(attached.length > 0 ? ["multipart/mixed"] : []),
    ...(bodies.length > 1 ? ["multipart/alternative"] : []),
    ...(related.length > 0 ? ['multipart/related; type="text/html"'] : []),
  ];
  const parts = [
    ...bodies,
    ...related.map((file) => filePart(file, file.contentId)),
    ...attached.map((file) => filePart(file, "contentId" in file ? String(file.contentId) : "")),
    ...containers.map((type) => length(`Content-Type: ${type};\r\n boundary="${BOUNDARY}"\r\n\r\n`)),
    ...containers.map(() => length(`\r\n--${BOUNDARY}--\r\n`)),
  ];
  // Everything but the outermost part stands behind a mark.
  const marks = Math.max(0, bodies.length + related.length + attached.length + containers.length - 1);
  return headSize(message) + sum(parts) + marks * length(`\r\n--${BOUNDARY}\r\n`) + length("\r\n");
}

function headSize({ from, to, replyTo, subject, messageId, language, thread }: SizedMessage): number {
  const fixed =
    "Auto-Submitted: auto-generated\r\nX-Auto-Response-Suppress: All\r\nMIME-Version: 1.0\r\n" +
    "Date: Mon, 04 May 2026 06:00:00 +0000\r\n";
  return sum([
    length(fixed),
    length(`Message-ID: ${messageId}\r\n \r\n`),
    length(`Content-Language: ${language}\r\n`),
    thread === undefined ? 0 : threadSize(thread),
    length("From:  <>\r\n \r\n") + mailboxSize(from),
    length("To:  <>\r\n \r\n") + mailboxSize(to),
    replyTo === null ? 0 : length("Reply-To:  <>\r\n \r\n") + mailboxSize(replyTo),
    length("Subject: \r\n") + encodedWordsSize(cleanText(subject, SUBJECT_LIMIT)),
  ]);
}

function threadSize({ inReplyTo, references }: NonNullable<Message["thread"]>): number {
  const folded = references.map((reference) => length(`\r\n ${reference}`));
  return length(`In-Reply-To: ${inReplyTo}\r\n \r\n`) + length("References: \r\n") + sum(folded);
}

function mailboxSize({ name, address }: Message["to"]): number {
  const at = address.indexOf("@");
  const isPlain = /^[\0-\x7F]*$/.test(address.slice(0, at));
  // A domain in other letters is written in plain ones, unless what stands before it is in other letters, too.
  const addressSize = isPlain ? at + 1 + domainToASCII(address.slice(at + 1)).length : length(address);
  return encodedWordsSize(cleanText(name, NAME_LIMIT)) + addressSize;
}

function textPart(type: string, text: string): number {
  const head = `Content-Type: ${type}; charset=utf-8\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n`;
  return length(head) + encodedTextSize(text);
}

function filePart({ fileName, contentType, bytes }: SizedFile, contentId: string): number {
  const name = cleanText(fileName, FILE_NAME_LIMIT) || "attachment";
  const head =
    `Content-Type: ${contentType};\r\n name=""\r\nContent-Transfer-Encoding: base64\r\n` +
    `Content-Disposition: attachment;\r\n filename=""\r\n\r\n`;
  const id = contentId === "" ? "" : `Content-ID: <${contentId}>\r\n \r\n`;
  // A type that is not plain gives way to application/octet-stream.
  const room = Math.max(0, "application/octet-stream".length - contentType.length);
  return (
    length(head) +
    length(id) +
    room +
    encodedWordsSize(name) +
    parameterSize(name) +
    base64Size(bytes.byteLength)
  );
}

/** Base64 in lines of 76 characters. */
function base64Size(bytes: number): number {
  const characters = 4 * Math.ceil(bytes / 3);
  return characters + 2 * Math.max(0, Math.ceil(characters / 76) - 1);
}

function length(text: string): number {
  return Buffer.byteLength(text);
}

function sum(sizes: readonly number[]): number {
  return sizes.reduce((total, size) => total + size, 0);
}
