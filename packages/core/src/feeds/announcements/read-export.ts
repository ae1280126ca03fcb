import type { z } from "zod";
import { readDate } from "../../graph/odata.ts";
import { cleanText } from "../../text/clean-text.ts";
import type { FeedItem, FeedProblem, FeedReading, FeedText } from "../feed.ts";
import { JSON_PROBLEMS } from "../json/json-problems.ts";
import { readJson } from "../json/read-json.ts";
import type { Fields } from "../json/records.ts";
import { fieldsOf, isObject, itemsIn } from "../json/records.ts";
import { readMoment } from "../json/values.ts";
import { createProblemNotes } from "../xml/problem-notes.ts";

/** Announcements of one export; a tenant has some hundred. */
const ITEM_LIMIT = 5_000;

/** How one kind of service announcement is read from an export of Graph's answers. */
export interface ExportFormat<Row> {
  /** Whether an object is such an announcement. */
  readonly fits: (fields: Fields) => boolean;
  /** Its values under the names that Graph gives them. */
  readonly row: (fields: Fields) => Readonly<Record<string, unknown>>;
  readonly schema: z.ZodType<Row>;
  readonly item: (row: Row) => FeedItem;
  /** The lists that a text may hold beside a plain one, for example those inside of other objects. */
  readonly unfold?: (root: unknown) => unknown;
}

/** Reads an export: a list, an object with a list in it, one announcement, or one on each line. Never throws. */
export function readExport<Row>({ text }: FeedText, format: ExportFormat<Row>): FeedReading {
  const notes = createProblemNotes();
  const root = readJson(text, notes.count);
  const entries = itemsIn(format.unfold?.(root) ?? root, format.fits) ?? [];
  const items = new Map<string, FeedItem>();
  for (const entry of entries.slice(0, ITEM_LIMIT)) {
    const item = isObject(entry) ? readOne(fieldsOf(entry), format, notes.list) : null;
    if (item === null)
      notes.list({ code: "item.passed-over", message: `${named(entry)} can't be read and was passed over.` });
    else keep(items, item, notes.list);
  }
  if (entries.length > ITEM_LIMIT) notes.count(JSON_PROBLEMS.tooManyItems);
  if (items.size === 0) notes.count(JSON_PROBLEMS.noItems);
  return { items: [...items.values()], problems: notes.all() };
}

/** One that is there twice is one: the copy that was edited last counts. */
function keep(items: Map<string, FeedItem>, item: FeedItem, list: (problem: FeedProblem) => void): void {
  const other = items.get(item.key);
  if (other === undefined) items.set(item.key, item);
  else {
    const message = `${item.key} is there more than once; the copy that was edited last counts.`;
    list({ code: "item.duplicate-id", message, harmless: true });
    if ((item.updatedAt?.getTime() ?? 0) > (other.updatedAt?.getTime() ?? 0)) items.set(item.key, item);
  }
}

/** Reads one announcement without the fields that are not what they should be; null when it has no id. */
function readOne<Row>(
  fields: Fields,
  format: ExportFormat<Row>,
  list: (problem: FeedProblem) => void,
): FeedItem | null {
  const row = format.row(fields);
  const whole = format.schema.safeParse(row);
  if (whole.success) return format.item(whole.data);
  const odd = new Set(whole.error.issues.map((issue) => String(issue.path[0])));
  const rest = format.schema.safeParse(
    Object.fromEntries(Object.entries(row).filter(([name]) => !odd.has(name))),
  );
  if (!rest.success) return null;
  const item = format.item(rest.data);
  const message = `${item.key}: ${[...odd].join(", ")} can't be read and was left out.`;
  list({ code: "item.odd-field", message });
  return item;
}

function named(entry: unknown): string {
  const id = isObject(entry) ? entry["id"] : null;
  return typeof id === "string" ? cleanText(id, 60) : "An entry";
}

/** These fields under the names that Graph gives them. */
export function pick(fields: Fields, names: readonly string[]): Record<string, unknown> {
  return Object.fromEntries(names.map((name) => [name, fields.get(name.toLowerCase())]));
}

/** The same for dates, which tools write in forms of their own. */
export function pickDates(fields: Fields, names: readonly string[]): Record<string, unknown> {
  return Object.fromEntries(
    names.map((name) => {
      const value = fields.get(name.toLowerCase());
      if (readDate(value) !== undefined) return [name, value];
      const date = readMoment(value);
      return [name, date === undefined || date === null ? value : date.toISOString()];
    }),
  );
}

/** A body, which some exports have as an object and some as text. */
export function contentOf(value: unknown): unknown {
  if (typeof value === "string") return { content: value };
  return isObject(value) ? { content: fieldsOf(value).get("content") } : value;
}

/** A list of texts, which some exports have as one text with commas. */
export function listOf(value: unknown): unknown {
  if (typeof value !== "string") return value;
  return value
    .split(/[,;|]/)
    .map((word) => word.trim())
    .filter((word) => word !== "");
}
