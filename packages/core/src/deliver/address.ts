import { cleanText } from "../text/clean-text.ts";
import { OmError } from "../errors.ts";

/** One mailbox. `name` may be empty. */
export interface MailAddress {
  readonly name: string;
  readonly address: string;
}

const LOCAL_PART = /^[\p{L}\p{N}!#$%&'*+/=?^_`{|}~-]+(?:\.[\p{L}\p{N}!#$%&'*+/=?^_`{|}~-]+)*$/u;
const LABEL = /^[\p{L}\p{N}](?:[\p{L}\p{N}-]*[\p{L}\p{N}])?$/u;

/**
 * Whether a text is exactly one plain mailbox: no display name, no comment, no group, no quoted local part,
 * no line end. Stricter than RFC 5321 on purpose: what it refuses, mail libraries read in different ways.
 */
export function isMailAddress(text: string): boolean {
  if (text.length > 254) return false;
  const at = text.indexOf("@");
  if (at < 1 || at !== text.lastIndexOf("@")) return false;
  const local = text.slice(0, at);
  const labels = text.slice(at + 1).split(".");
  return (
    local.length <= 64 &&
    LOCAL_PART.test(local) &&
    labels.every((label) => label.length <= 63 && LABEL.test(label))
  );
}

/**
 * Reads one address.
 * @throws OmError `mail.address` when it is anything but one plain mailbox.
 */
export function parseMailAddress(address: string, name: string = ""): MailAddress {
  if (!isMailAddress(address)) {
    throw new OmError(`${JSON.stringify(cleanText(address, 80))} is not one plain mail address`, {
      code: "mail.address",
      hint: "Write one address such as anna@contoso.com, without name, brackets, commas or line ends.",
    });
  }
  return { address, name: cleanText(name, 200).replace(/["<>]/g, "") };
}
