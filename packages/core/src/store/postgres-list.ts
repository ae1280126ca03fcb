/** Signs that JSON writes in another way than PostgreSQL: control characters, and halves of pairs, which may stand alone. */
// oxlint-disable-next-line no-control-regex -- they are what is looked for
const OUTSIDE_OF_BOTH = /[\u0000-\u001F\uD800-\uDFFF]/;

/** What a list holds; nothing is NULL. */
export type PostgresItem = string | number | bigint | null | undefined;

/**
 * Texts or numbers as one parameter that PostgreSQL reads as a list. The driver would write the same, but looks at each
 * value twice; mostly a column of many rows has the same one again.
 */
export function postgresList(values: readonly PostgresItem[]): string {
  const items: string[] = [];
  let last: PostgresItem = null;
  let written = "NULL";
  for (const value of values) {
    if (value !== last) {
      last = value;
      written = itemOf(value);
    }
    items.push(written);
  }
  return `{${items.join(",")}}`;
}

function itemOf(value: PostgresItem): string {
  if (value === null || value === undefined) return "NULL";
  if (typeof value !== "string") return String(value);
  if (OUTSIDE_OF_BOTH.test(value)) return `"${value.replaceAll(/["\\]/g, String.raw`\$&`)}"`;
  return JSON.stringify(value);
}
