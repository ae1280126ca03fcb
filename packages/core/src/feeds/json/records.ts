/** One object of JSON with its values by the name of the field: small letters, without `_`, `-` and blanks. */
export type Fields = ReadonlyMap<string, unknown>;

/** How deep below the outermost object lists of items are looked for. */
const DEPTH = 3;
/** Entries of a list that are looked at to tell what it holds. */
const SAMPLED = 20;
/** Values inside one that are looked into. */
const PAGES = 100;

export function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** The fields of an object; exports of different tools write the same name in different ways. */
export function fieldsOf(value: Readonly<Record<string, unknown>>): Fields {
  const fields = new Map<string, unknown>();
  for (const [name, content] of Object.entries(value)) {
    const plain = name.toLowerCase().replace(/[_\- ]/g, "");
    if (!fields.has(plain)) fields.set(plain, content);
  }
  return fields;
}

/**
 * The items of a text: those of the lists, outermost first, in which one of the first few entries is such an item, or
 * the text itself when it is a single one. Null when there are none.
 */
export function itemsIn(root: unknown, isItem: (fields: Fields) => boolean): readonly unknown[] | null {
  let level: readonly unknown[] = [root];
  for (let depth = 0; depth <= DEPTH; depth += 1) {
    const lists = level.filter((value) => Array.isArray(value) && holdsItem(value, isItem));
    if (lists.length > 0) return lists.flat();
    level = level.flatMap(insideOf);
  }
  return isObject(root) && isItem(fieldsOf(root)) ? [root] : null;
}

function holdsItem(list: readonly unknown[], isItem: (fields: Fields) => boolean): boolean {
  return list.slice(0, SAMPLED).some((entry) => isObject(entry) && isItem(fieldsOf(entry)));
}

/** The values inside one: pages of a list that was fetched page by page, or the fields of an object. */
function insideOf(value: unknown): readonly unknown[] {
  if (Array.isArray(value)) return value.slice(0, PAGES);
  return isObject(value) ? Object.values(value).slice(0, PAGES) : [];
}
