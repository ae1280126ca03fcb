import { isMailAddress } from "@intune-om/core";

/** Longest address that is made a link; Excel refuses a file with a longer one. */
const URL_LIMIT = 2_000;

/**
 * The address when it is safe to make a link of, else null. Only `http:`, `https:` and `mailto:` with one plain
 * mailbox pass, none with a user name in front of the host (`https://contoso.com@evil.example`). The result is
 * ASCII, without quotes, angle brackets, blanks and controls.
 */
export function safeUrl(url: string | null | undefined): string | null {
  if (!url || url.length > URL_LIMIT || !URL.canParse(url)) return null;
  const parsed = new URL(url);
  if (parsed.protocol === "mailto:") return mailtoUrl(parsed);
  if (parsed.protocol !== "http:" && parsed.protocol !== "https:") return null;
  if (parsed.username !== "" || parsed.password !== "") return null;
  return withinLimit(escapeRest(parsed.href));
}

function mailtoUrl(parsed: URL): string | null {
  const address = decode(parsed.pathname);
  if (address === null || !isMailAddress(address)) return null;
  const encoded = encodeURIComponent(address).replace("%40", "@");
  return withinLimit(escapeRest(`mailto:${encoded}${parsed.search}`));
}

function decode(text: string): string | null {
  try {
    return decodeURIComponent(text);
  } catch {
    return null;
  }
}

/** What the URL standard leaves bare but a template, a quoted attribute or a mail client may trip over. */
function escapeRest(href: string): string {
  return href.replace(/[^\u0021-\u007E]|["'<>`\\{}|^]/gu, (character) =>
    character === "'" ? "%27" : encodeURIComponent(character),
  );
}

function withinLimit(href: string): string | null {
  return href.length > URL_LIMIT ? null : href;
}
