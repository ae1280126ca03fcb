import { type MessageThread, OmError } from "@intune-om/core/base";

export interface HeaderField {
  readonly name: string;
  /** Unfolded, as it stands on the wire. */
  readonly value: string;
}

/** What the header must say, addresses as they stand on the wire. */
export interface MeantHeaders {
  readonly from: string;
  readonly to: string;
  /** Null when there is to be no such field. */
  readonly replyTo: string | null;
  readonly messageId: string;
  /** Null when there are to be no such fields. */
  readonly thread: MessageThread | null;
}

/** Every field that a message of this product may have at its top. */
const EXPECTED = new Set(
  (
    "from to reply-to subject message-id date mime-version content-type content-language content-transfer-encoding " +
    "in-reply-to references auto-submitted x-auto-response-suppress"
  ).split(" "),
);
const HEADER_LIMIT = 64 * 1024;

/**
 * Reads the header of a message as bytes and compares it with what was meant: each field once, none but the
 * expected ones, and exactly the one sender, recipient and address for answers, if there is one.
 *
 * @throws OmError `mail.compose` when anything differs.
 */
export function checkHeaders(raw: Buffer, meant: MeantHeaders): void {
  const fields = headerFields(raw);
  const names = fields.map((field) => field.name.toLowerCase());
  const stranger = names.find((name) => !EXPECTED.has(name));
  if (stranger !== undefined) throw differs(`there is a header ${JSON.stringify(stranger.slice(0, 80))}`);
  if (new Set(names).size !== names.length) throw differs("a header stands twice");
  const value = (name: string): string => fields[names.indexOf(name)]?.value ?? "";
  if (!isMailbox(value("from"), meant.from)) throw differs("the From header is not the sender alone");
  if (!isMailbox(value("to"), meant.to)) throw differs("the To header is not the recipient alone");
  if (!isReplyTo(names.includes("reply-to") ? value("reply-to") : null, meant.replyTo)) {
    throw differs("the Reply-To header is not the address for answers alone");
  }
  if (value("message-id") !== meant.messageId) throw differs("the message id changed");
  const { inReplyTo = "", references = [] } = meant.thread ?? {};
  if (value("in-reply-to") !== inReplyTo || value("references") !== references.join(" "))
    throw differs("what the message goes on from changed");
}

/** The fields of a header block, unfolded (RFC 5322, 2.2). */
export function headerFields(raw: Buffer): readonly HeaderField[] {
  const end = raw.indexOf("\r\n\r\n");
  if (end < 0 || end > HEADER_LIMIT) throw differs("the header does not end");
  const lines = raw
    .toString("utf8", 0, end)
    .replace(/\r\n[ \t]+/g, " ")
    .split("\r\n");
  return lines.map((line) => {
    const match = /^([!-9;-~]+):[ \t]*(.*)$/.exec(line);
    if (match?.[1] === undefined || /[\r\n\0]/.test(line)) throw differs("a line of the header is no field");
    return { name: match[1], value: match[2] ?? "" };
  });
}

function isReplyTo(value: string | null, address: string | null): boolean {
  if (value === null || address === null) return value === address;
  return isMailbox(value, address);
}

/** `address`, `<address>` or one display name (a phrase, a quoted string or encoded words) before `<address>`. */
function isMailbox(value: string, address: string): boolean {
  if (value === address || value === `<${address}>`) return true;
  if (!value.endsWith(` <${address}>`)) return false;
  const name = value.slice(0, -address.length - 3);
  return /^(?:[\w ]+|"(?:[^"\\]|\\.)*"|(?:=\?utf-8\?[QB]\?[!->@-~]*\?= ?)+)$/i.test(name);
}

function differs(why: string): OmError {
  return new OmError(`The mail was not written as meant: ${why}`, {
    code: "mail.compose",
    hint: "Nothing was sent. Correct the name, subject or address of this message; trying again does not help.",
  });
}
