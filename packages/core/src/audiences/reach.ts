import type { DirectoryUser } from "../collect/rows/directory.ts";
import type { LocaleId } from "../compose/document.ts";
import { isMailAddress } from "../deliver/address.ts";
import { LOCALE_IDS } from "../locales/index.ts";
import { cleanText } from "../text/clean-text.ts";
import { personKey } from "./directory.ts";
import type { Exclusion, Recipient } from "./recipient.ts";

/** How people are reached. */
export interface ReachOptions {
  /** The language of those whose own the product does not speak. */
  readonly language: LocaleId;
  /** Addresses that nothing is sent to, whatever their case. Default none. */
  readonly doNotSend?: readonly string[];
}

export type Reach =
  | { readonly kind: "reached"; readonly recipient: Omit<Recipient, "devices"> }
  | { readonly kind: "excluded"; readonly why: Exclusion };

/** Where and in which language somebody of the directory is told, or why they are not. */
export function createReach(options: ReachOptions): (user: DirectoryUser | null) => Reach {
  const silent = new Set((options.doNotSend ?? []).map((address) => address.toLowerCase()));
  return (user) => {
    if (user === null) return { kind: "excluded", why: "unknownUser" };
    if (user.enabled === false) return { kind: "excluded", why: "disabled" };
    const { mail: address } = user;
    if (!isMailAddress(address)) return { kind: "excluded", why: "noAddress" };
    if (silent.has(address.toLowerCase())) return { kind: "excluded", why: "doNotSend" };
    const key = personKey(user.userPrincipalName);
    const name = cleanText(user.name, 100);
    return {
      kind: "reached",
      recipient: { key, address, name, language: languageOf(user, options.language) },
    };
  };
}

/** `sv-SE` and `sv` are Swedish; a language that the product does not speak is the organisation's own. */
function languageOf({ language }: DirectoryUser, fallback: LocaleId): LocaleId {
  const [primary] = language.toLowerCase().split(/[-_]/);
  return LOCALE_IDS.find((id) => id === primary) ?? fallback;
}
