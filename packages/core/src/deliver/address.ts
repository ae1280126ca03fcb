import { domainToASCII, domainToUnicode } from "node:url";
import { OmError } from "../errors.ts";
import { cleanText } from "../text/clean-text.ts";

/** One mailbox. `name` may be empty. */
export interface MailAddress {
  readonly name: string;
  readonly address: string;
}

/** Why a text is no address. */
export interface AddressFault {
  readonly message: string;
  readonly fix: string;
}

const FIRST = String.raw`[\p{L}\p{N}!#$%&'*+/=?^_\x60{|}~-]`;
/** A letter may be followed by its marks, as in the scripts of India. */
const LOCAL_WORD = `${FIRST}(?:${FIRST}|\\p{M})*`;
const LOCAL_PART = new RegExp(`^${LOCAL_WORD}(?:\\.${LOCAL_WORD})*$`, "u");
const LABEL = /^[\p{L}\p{N}](?:[\p{L}\p{N}\p{M}-]*[\p{L}\p{N}\p{M}])?$/u;
/** Controls, the marks that turn the direction of text, and all that has no width. Some of these count as letters. */
const UNSEEN = /[\p{C}\p{Default_Ignorable_Code_Point}\u2028\u2029]/u;

/** What nearly all addresses are; the others are looked at more closely. */
const ORDINARY =
  /^[a-z0-9_+-]{1,30}(?:\.[a-z0-9_+-]{1,30})?@(?!.*--)(?:[a-z0-9-]{0,30}[a-z0-9]\.){1,4}[a-z]{2,20}$/i;

const LONGEST_ADDRESS = 254;
const LONGEST_LOCAL_PART = 64;
const LONGEST_DOMAIN = 253;
const LONGEST_LABEL = 63;
const FIX = "Write one address such as anna@contoso.com, without name, brackets, commas or line ends.";

/**
 * Whether a text is exactly one plain mailbox: no display name, no comment, no group, no quoted local part,
 * no line end. Stricter than RFC 5321 on purpose: what it refuses, mail libraries read in different ways.
 */
export function isMailAddress(text: string): boolean {
  return findAddressFault(text) === null;
}

/** Why a text is not exactly one plain mailbox, as {@link isMailAddress} means it; null when it is. */
export function findAddressFault(text: string): AddressFault | null {
  if (ORDINARY.test(text) && !text.includes("@-") && !text.includes(".-")) return null;
  const because = (reason: string, fix: string = FIX): AddressFault => ({
    message: `is not one plain mail address: ${reason}`,
    fix,
  });
  if (text.trim() === "") return because("it is empty");
  if (/[\r\n]/.test(text)) return because("it has a line end");
  if (UNSEEN.test(text))
    return because("it has a character that nobody sees", "Type it anew, without what was pasted along.");
  const form = formFault(text);
  if (form !== null) return because(form);
  const at = text.indexOf("@");
  const local = text.slice(0, at);
  const domain = text.slice(at + 1);
  if (text.length > LONGEST_ADDRESS || local.length > LONGEST_LOCAL_PART) return because("it is too long");
  if (!LOCAL_PART.test(local)) return because("what stands before the @ is no mailbox");
  if (!domain.split(".").every((label) => LABEL.test(label)))
    return because("what stands after the @ is no domain");
  if (text !== text.normalize("NFC"))
    return because(
      "its letters and accents are written apart",
      "Type it anew, so that each letter is one character.",
    );
  return domainFault(domain, because);
}

/** More than one mailbox, or one in another form than the plain one. */
function formFault(text: string): string | null {
  if (/^[^"<>@]*:.*;\s*$/.test(text)) return "it is a group";
  if (text.startsWith('"') && /"\s*@/.test(text)) return "it has a quoted part";
  if (/[<>]/.test(text)) return "it has a name or brackets";
  if (/[()]/.test(text)) return "it has a comment";
  if (/[,;]/.test(text)) return "it names more than one";
  if (/\s/.test(text)) return "it has a blank";
  if (!text.includes("@")) return "it has no @";
  return text.indexOf("@") === text.lastIndexOf("@") ? null : "it has more than one @";
}

/** Whether a domain can be asked for in DNS, and comes back from there as it was written. */
function domainFault(
  domain: string,
  because: (reason: string, fix?: string) => AddressFault,
): AddressFault | null {
  const isPlain = /^[\0-\x7F]*$/.test(domain);
  const ascii = domainToASCII(domain);
  const known = domainToUnicode(ascii);
  const isDomain =
    ascii !== "" &&
    // All else is read as an address of the network.
    !/(?:^|\.)\d+$/.test(ascii) &&
    (!isPlain || ascii === domain.toLowerCase()) &&
    !known.split(".").some((label) => label.startsWith("xn--"));
  if (!isDomain) return because("what stands after the @ is no domain");
  if (ascii.length > LONGEST_DOMAIN || ascii.split(".").some((label) => label.length > LONGEST_LABEL))
    return because("it is too long");
  if (isPlain || known === domain.toLowerCase()) return null;
  return because(`its domain would be read as ${known}`, `Write ${known} after the @, if that is meant.`);
}

/**
 * Reads one address.
 * @throws OmError `mail.address` when it is anything but one plain mailbox.
 */
export function parseMailAddress(address: string, name: string = ""): MailAddress {
  const fault = findAddressFault(address);
  if (fault !== null) throw addressError(address, fault);
  return { address, name: cleanText(name, 200).replace(/["<>]/g, "") };
}

/** The error of an address that has a fault: OmError `mail.address`. */
export function addressError(address: string, { message, fix }: AddressFault): OmError {
  return new OmError(`${JSON.stringify(cleanText(address, 80))} ${message}`, {
    code: "mail.address",
    hint: fix,
  });
}
