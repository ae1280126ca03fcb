import { cleanText } from "../text/clean-text.ts";

const TOKEN = /\beyJ[\w-]{8,}(?:\.[\w-]*){0,4}/g;
const BEARER = /\bBearer\s+[^\s"',;]+/gi;
const URL_QUERY = /(https?:\/\/[^\s"'<>?]*)\?[^\s"'<>]*/gi;
const SECRET_FIELD = /\b(client_secret|client_assertion|access_token|refresh_token|password|sig)=[^\s&"']+/gi;

/** An address fit for logs and errors: origin, path and the names of its query options, never their values. */
export function redactUrl(address: string): string {
  const url = URL.parse(address);
  if (url === null) return "(not an address)";
  const names = [...new Set(url.searchParams.keys())].map((name) => cleanText(name, 40));
  return `${url.origin}${cleanText(url.pathname, 300)}${names.length === 0 ? "" : `?${names.slice(0, 10).join("&")}`}`;
}

/** Text of a service or library, fit for logs and errors: no tokens, no query values, cleaned and capped. */
export function redactText(text: string, limit: number = 300): string {
  const capped = text.slice(0, 8_000);
  const bare = capped
    .replace(TOKEN, "(token)")
    .replace(BEARER, "Bearer (token)")
    .replace(URL_QUERY, "$1")
    .replace(SECRET_FIELD, "$1=(secret)");
  return cleanText(bare, limit);
}
