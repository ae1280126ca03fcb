import { cleanText } from "../text/clean-text.ts";
import type { Path } from "./path.ts";

const HIDDEN = "***";
const SECRET_KEY = /secret|passw|pwd|passphrase|token|certificate|credential|apikey|^(?:auth|user|ca|key)$/i;
const LONGEST = 60;

/** What stands at a place, short enough for a message, and never a secret. */
export function shownValue(path: Path, value: unknown): string {
  if (value === undefined || value === null) return "";
  if (Array.isArray(value)) return value.length === 0 ? "an empty list" : "a list";
  if (typeof value === "object") return "a mapping";
  if (isSecretPlace(path)) return HIDDEN;
  const text = typeof value === "string" ? value : JSON.stringify(value);
  if (path[0] === "store") return JSON.stringify(cleanText(storeAddress(text), LONGEST));
  // An address may carry a password before its @, and a key in its query.
  if (/\/\/[^/]*@|@.*\/\/|:\/\/.*@/.test(text)) return HIDDEN;
  const shown = /^[a-z][a-z0-9+.-]*:\/\//i.test(text) ? text.replace(/[?#].*$/s, "?…") : text;
  return typeof value === "string" ? JSON.stringify(cleanText(shown, LONGEST)) : cleanText(shown, LONGEST);
}

/** Where a store is, which whoever mends it has to see; without a password, which may hold any sign itself. */
function storeAddress(text: string): string {
  const [scheme = ""] = /^[a-z][a-z0-9+.-]*:\/\//i.exec(text) ?? [];
  const rest = text.slice(scheme.length).replace(/:.*@/s, `:${HIDDEN}@`);
  return `${scheme}${rest}`.replace(/[?#].*$/s, "?…");
}

/**
 * An unknown key by its name, unless it may be a piece of a secret: a password with a comma, written without
 * quotation marks between { and }, ends in keys that have no value.
 */
export function shownKey(path: Path, value: unknown): string {
  const key = String(path.at(-1) ?? "");
  const inAuth = path.slice(0, -1).some((part) => typeof part === "string" && SECRET_KEY.test(part));
  return value === null && inAuth ? HIDDEN : key;
}

function isSecretPlace(path: Path): boolean {
  const key = path.findLast((part) => typeof part === "string");
  // Whoever knows the address of a channel may post there.
  if (path[0] === "channels" && key === "url") return true;
  return typeof key === "string" && SECRET_KEY.test(key);
}
