import type { EntityKind } from "../alerts/firing.ts";
import type { Messages } from "../locales/en.ts";
import { fill } from "../locales/fill.ts";
import { cleanText } from "../text/clean-text.ts";
import type { AlertWords } from "./alert-words.ts";
import { camelWords } from "./camel-words.ts";
import { known } from "./words.ts";

/** Longest word of the service about an entity that is shown, in code points. */
const DETAIL_LIMIT = 120;

/** What the service says of an entity: in the reader's words where the catalogue has them. */
export function detailText(kind: EntityKind, detail: string, words: AlertWords): string {
  const { messages } = words;
  const text = cleanText(detail, DETAIL_LIMIT);
  if (COUNTED.includes(kind)) return shareText(text, words) ?? wordOf(kind, text, words);
  if (kind === "source") return causeText(text, messages);
  if (kind === "device") return flagWords(text, messages);
  return wordOf(kind, text, words);
}

/** What rules tell of as so many of so many, with the share that was to be. */
const COUNTED: readonly EntityKind[] = ["tenant", "app", "policy", "enrollment"];
const SHARE = /^(\d+)\/(\d+)(?: < (\d+(?:\.\d+)?)%?)?$/;

/** `175/199 < 95` in words; null for what is no such share. */
function shareText(text: string, { format, messages }: AlertWords): string | null {
  const [, part, whole, target] = SHARE.exec(text) ?? [];
  if (part === undefined || whole === undefined) return null;
  const { texts } = messages.alerts.letter;
  const counts = { part: format.integer(Number(part)), whole: format.integer(Number(whole)) };
  return target === undefined
    ? fill(texts.share, counts)
    : fill(texts.shareBelow, { ...counts, target: format.share(Number(target)) });
}

function wordOf(kind: EntityKind, text: string, { messages }: AlertWords): string {
  const table = tablesOf(messages)[kind];
  const word = table === undefined ? text : known(table, text);
  return word === text && /^\p{Ll}+(?:\p{Lu}\p{Ll}+)+$/u.test(text) ? camelWords(text) : word;
}

/** What the protection of a device says of itself, one flag after the other; a version is a word of none. */
function flagWords(text: string, { productStatus }: Messages): string {
  return text
    .split(", ")
    .map((flag) => known(productStatus, flag))
    .join(", ");
}

/** Why a source could not be read: a cause that is known, a permission, or what the source says. */
function causeText(text: string, { cause }: Messages): string {
  return Object.hasOwn(cause, text) ? cause[text as keyof typeof cause].reason.replace(/\.$/, "") : text;
}

function tablesOf(
  messages: Messages,
): Readonly<Partial<Record<EntityKind, Readonly<Record<string, string>>>>> {
  const { connectorState, issueStatus, approvalStatus, alertStatus, licenceState, policyPlatform, digest } =
    messages;
  return {
    tenant: policyPlatform,
    connector: connectorState,
    partner: connectorState,
    issue: issueStatus,
    request: approvalStatus,
    securityAlert: alertStatus,
    licence: licenceState,
    update: digest.triage,
  };
}
