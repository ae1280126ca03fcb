/** What makes a spreadsheet take a cell for a formula, also in the wide forms that some of them fold. */
const FORMULA = /^[=+\-@\t\r＝＋－＠]/;

/** Says to Excel that the text is UTF-8. */
const BYTE_ORDER_MARK = "\uFEFF";

/**
 * Rows as CSV (RFC 4180), every cell as text: one that would be a formula begins with an apostrophe.
 * https://owasp.org/www-community/attacks/CSV_Injection
 */
export function csvText(rows: readonly (readonly string[])[]): string {
  return `${BYTE_ORDER_MARK}${rows.map((row) => `${row.map(cellText).join(",")}\r\n`).join("")}`;
}

function cellText(text: string): string {
  const safe = FORMULA.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
