const LIMIT = 2_000;

/** An address of the web that may be shown as a link; `null` for anything else, above all `javascript:`. */
export function safeUrl(text: string): string | null {
  const url = text.length > LIMIT ? null : URL.parse(text);
  return url !== null && (url.protocol === "https:" || url.protocol === "http:") && url.username === ""
    ? url.href
    : null;
}
