import { createHash } from "node:crypto";
import { domainToASCII } from "node:url";
import type { MailAddress, Message } from "@intune-om/core/base";
import { addressError, cleanText, findAddressFault, OmError } from "@intune-om/core/base";
import type MimeNode from "nodemailer/lib/mime-node";
import { plainFileName } from "../file-name.ts";
import { checkHeaders } from "./check-headers.ts";
import { bufferOf } from "./encode-base64-lines.ts";
import { writeMime } from "./write-mime.ts";

/** A message as bytes, and the one sender and one recipient that it is for. */
export interface ComposedMail {
  readonly envelope: { readonly from: string; readonly to: string };
  /** RFC 5322, with CRLF line ends. The same message always gives the same bytes. */
  readonly raw: Buffer;
}

/** RFC 2822 allows 998 characters a line; subjects are cut well before. */
const SUBJECT_LIMIT = 400;
const NAME_LIMIT = 200;
const MESSAGE_ID = /^<[\x21-\x3B\x3D\x3F-\x7E]{1,200}@[A-Za-z0-9.-]{1,200}>$/;
/** More make no better thread; a header may have 64 KB. */
const MOST_REFERENCES = 50;

/**
 * Composes one message: multipart/mixed of multipart/alternative (text, and HTML with its images as
 * multipart/related) and the attachments. Nothing is read from files or the network. Afterwards the headers
 * are read back and compared with what was meant, so that no text can add a recipient or a header.
 *
 * @throws OmError `mail.address` for an address that is not one plain mailbox; `mail.compose` for a message
 * that cannot be written as meant.
 */
export async function composeMime(message: Message): Promise<ComposedMail> {
  const from = checkedAddress(message.from);
  const to = checkedAddress(message.to);
  const replyTo = message.replyTo === null ? null : checkedAddress(message.replyTo);
  // Only sender and recipient are in the envelope, by which a server learns that a mail has other letters in addresses.
  if (replyTo !== null && /[^\0-\x7F]/.test(replyTo.address))
    throw notAsMeant("the address for answers has other letters before its @");
  checkFields(message);
  const node = await compile(message, { from, to, replyTo });
  const envelope = node.getEnvelope();
  const raw = writeMime(node);
  checkHeaders(raw, {
    from: from.address,
    to: to.address,
    replyTo: replyTo?.address ?? null,
    messageId: message.messageId,
    thread: message.thread ?? null,
  });
  if (envelope.from !== from.address || envelope.to.length !== 1 || envelope.to[0] !== to.address) {
    throw notAsMeant("the envelope differs from the sender and the recipient");
  }
  return { envelope: { from: from.address, to: to.address }, raw };
}

/** The addresses of a message after checking. */
interface Parties {
  readonly from: WrittenAddress;
  readonly to: WrittenAddress;
  readonly replyTo: WrittenAddress | null;
}

async function compile(message: Message, { from, to, replyTo }: Parties): Promise<MimeNode> {
  const { default: MailComposer } = await import("nodemailer/lib/mail-composer");
  return new MailComposer({
    from,
    to,
    ...(replyTo === null ? {} : { replyTo }),
    envelope: { from: from.address, to: [to.address] },
    subject: cleanText(message.subject, SUBJECT_LIMIT),
    // Without any text a lone attachment would become the body itself.
    text: message.text === "" && message.html === "" ? "\n" : runningText(message.text),
    html: runningText(message.html),
    messageId: message.messageId,
    ...threadFields(message),
    date: message.date,
    headers: {
      // RFC 3834: keeps out-of-office replies away, and loops between robots with them.
      "Auto-Submitted": "auto-generated",
      "X-Auto-Response-Suppress": "All",
      ...(message.language === "" ? {} : { "Content-Language": message.language }),
    },
    attachments: [
      ...message.images.map((image) => ({
        ...part(image),
        cid: image.contentId,
        contentDisposition: "inline" as const,
      })),
      ...message.attachments.map((file) => ({ ...part(file), contentDisposition: "attachment" as const })),
    ],
    baseBoundary: boundaryOf(message),
    newline: "win",
    disableFileAccess: true,
    disableUrlAccess: true,
  }).compile();
}

/** RFC 5322, 3.6.4: the message that it answers, and the whole line before it. */
function threadFields({ thread }: Message): { inReplyTo?: string; references?: string[] } {
  return thread === undefined ? {} : { inReplyTo: thread.inReplyTo, references: [...thread.references] };
}

function isMessageId(text: string): boolean {
  return MESSAGE_ID.test(text);
}

/** A carriage return alone would be a line end for some servers and none for others, and break a signature. */
function runningText(text: string): string {
  return text.toWellFormed().replace(/\r(?!\n)/g, "\n");
}

interface WrittenAddress {
  readonly name: string;
  readonly address: string;
}

/** A domain in other letters is written as mail servers know it (RFC 5891), unless the mailbox needs UTF-8 anyway. */
function checkedAddress({ name, address }: MailAddress): WrittenAddress {
  const fault = findAddressFault(address);
  if (fault !== null) throw addressError(address, fault);
  const at = address.indexOf("@");
  const local = address.slice(0, at);
  const domain = address.slice(at + 1);
  const ascii = domainToASCII(domain);
  if (ascii === "") throw notAsMeant(`the domain of ${JSON.stringify(address)} is not valid`);
  const written = /^[\x21-\x7E]+$/.test(local) ? ascii : domain.toLowerCase();
  return { name: cleanText(name, NAME_LIMIT).replace(/["<>]/g, ""), address: `${local}@${written}` };
}

function checkFields(message: Message): void {
  if (!isMessageId(message.messageId)) throw notAsMeant("the message id is not of the form <left@right>");
  const before = message.thread === undefined ? [] : [message.thread.inReplyTo, ...message.thread.references];
  if (before.length > MOST_REFERENCES + 1 || !before.every(isMessageId))
    throw notAsMeant("what it goes on from is not a short list of message ids");
  if (Number.isNaN(message.date.getTime())) throw notAsMeant("the date is not a date");
  if (!/^[A-Za-z0-9-]{0,35}$/.test(message.language)) throw notAsMeant("the language is not a language tag");
  for (const image of message.images) {
    if (!/^[A-Za-z0-9._@-]{1,200}$/.test(image.contentId))
      throw notAsMeant("the content id of an image is not plain");
  }
}

function part(file: Message["attachments"][number]): {
  filename: string;
  contentType: string;
  content: Buffer;
} {
  const plainType = /^[A-Za-z0-9][\w.+-]{0,100}\/[A-Za-z0-9][\w.+-]{0,100}$/.test(file.contentType);
  return {
    filename: plainFileName(file.fileName),
    contentType: plainType ? file.contentType : "application/octet-stream",
    content: bufferOf(file.bytes),
  };
}

/** The same for every attempt, and not to be foreseen by who wrote a part of the text. */
function boundaryOf(message: Message): string {
  const hash = createHash("sha256");
  for (const text of [message.messageId, message.subject, message.html, message.text])
    hash.update(text).update("\0");
  return hash.digest("hex").slice(0, 32);
}

function notAsMeant(why: string): OmError {
  return new OmError(`The mail cannot be written as meant: ${why}`, {
    code: "mail.compose",
    hint: "Correct the sender, the recipient or the text that this names; trying again does not help.",
  });
}
