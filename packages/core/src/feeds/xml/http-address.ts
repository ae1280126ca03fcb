/** Longest address that is taken for one, in UTF-16 units. */
const ADDRESS_LIMIT = 2_000;

/** An absolute http(s) address without a password, resolved against `base`; null for anything else. */
export function httpAddress(value: string, base: string | null): string | null {
  const text = value.trim();
  if (text === "" || text.length > ADDRESS_LIMIT) return null;
  const based = base !== null && /^https?:/i.test(base) ? base : undefined;
  if (!URL.canParse(text, based)) return null;
  const url = new URL(text, based);
  if (url.protocol !== "http:" && url.protocol !== "https:") return null;
  url.username = "";
  url.password = "";
  return url.href.length > ADDRESS_LIMIT ? null : url.href;
}
