import { redactText, type SecretReader } from "@intune-om/core/base";

/** Takes secrets out of whatever is written down. */
export interface Veil {
  /** Remembers a secret, in every form in which it may turn up. */
  add(secret: string): void;
  /** A text without any secret that is known. */
  text(text: string): string;
  /** The same for everything inside a value that JSON can hold; errors are told by name, message, code and cause. */
  value(value: unknown): unknown;
  /** Reads secrets and remembers them. */
  wrap(read: SecretReader): SecretReader;
}

const MARK = "***";
/** A shorter secret is hidden only where it stands alone: it would take half of every text with it. */
const LEAST_LENGTH = 4;
/** Lines of a key that are as long as this are secrets of their own. */
const LEAST_LINE = 16;
const DEEPEST = 6;
const MOST_ITEMS = 50;
const MOST_TEXT = 2_000;

const SECRET_NAME = /^(?:authorization|cookie|set-cookie|.*(?:password|passwd|secret|token|api[-_]?key))$/i;

export function createVeil(): Veil {
  const known = new Set<string>();
  let longestFirst: readonly string[] = [];
  const add = (secret: string): void => {
    for (const form of formsOf(secret)) known.add(form);
    longestFirst = [...known].sort((one, other) => other.length - one.length);
  };
  const text = (given: string): string => {
    let hidden = longestFirst.reduce(hide, given);
    // What is left around a place that was hidden may be a secret once more; each turn makes the text shorter.
    while (longestFirst.some((secret) => hide(hidden, secret) !== hidden))
      hidden = longestFirst.reduce(hide, hidden);
    return hidden;
  };
  const value = (given: unknown, depth = 0): unknown => {
    if (typeof given === "string") return text(redacted(text(given)));
    if (typeof given === "bigint" || typeof given === "symbol" || typeof given === "function")
      return text(String(given));
    if (typeof given !== "object" || given === null)
      return text(String(given)) === String(given) ? given : MARK;
    if (given instanceof Date) return Number.isNaN(given.getTime()) ? null : given.toISOString();
    if (depth >= DEEPEST) return "…";
    if (given instanceof Error) return value(plainError(given), depth);
    if (Array.isArray(given)) return given.slice(0, MOST_ITEMS).map((item) => value(item, depth + 1));
    const entries = Object.entries(given).slice(0, MOST_ITEMS);
    return Object.fromEntries(
      entries.map(([key, inner]) => [text(key), SECRET_NAME.test(key) ? MARK : value(inner, depth + 1)]),
    );
  };
  return {
    add,
    text,
    value: (given) => value(given),
    wrap: (read) => async (ref) => {
      const secret = await read(ref);
      add(secret);
      return secret;
    },
  };
}

function hide(text: string, secret: string): string {
  if (secret.length >= LEAST_LENGTH) return text.replaceAll(secret, MARK);
  const literal = secret.replaceAll(/[\\^$.*+?()[\]{}|/]/g, String.raw`\$&`);
  return text.replaceAll(new RegExp(`(?<![\\p{L}\\p{N}])${literal}(?![\\p{L}\\p{N}])`, "gu"), MARK);
}

/** Tokens, and values in addresses, that were never read as secrets; long texts are cut. */
function redacted(text: string): string {
  return redactText(text, MOST_TEXT);
}

/** As it is, and as addresses, JSON, sign-ins and errors write it. */
function formsOf(secret: string): readonly string[] {
  const lines = secret
    .split(/\r?\n/)
    .map((line) => line.trim())
    .filter((line) => line.length >= LEAST_LINE && !line.startsWith("-----"));
  const whole = [secret, secret.trim(), secret.replace(/\s+/g, " ").trim()];
  const forms = [...whole, ...lines].flatMap((form) => [
    form,
    encoded(form),
    encoded(form).replaceAll("%20", "+"),
    new URLSearchParams([["", form]]).toString().slice(1),
    JSON.stringify(form).slice(1, -1),
    Buffer.from(form).toString("base64"),
    Buffer.from(form).toString("base64url"),
  ]);
  return [...new Set(forms)].filter((form) => form !== "" && form !== MARK);
}

function encoded(text: string): string {
  return encodeURIComponent(text.toWellFormed());
}

function plainError(error: Error): object {
  const { name, message, cause } = error;
  const code = "code" in error ? { code: error.code } : {};
  return { name, message, ...code, ...(cause === undefined ? {} : { cause }) };
}
