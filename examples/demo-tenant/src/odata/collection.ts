import type { Answer } from "../http/answer.ts";
import { Refusal } from "../http/answer.ts";
import { parseFilter } from "./filter.ts";
import { nextLink, type ODataQuery } from "./query.ts";

export type Row = Readonly<Record<string, unknown>>;

/** How any list is answered. */
export interface ListFacts {
  /** What stands behind `$metadata#`. */
  readonly context: string;
  /** Base type's name, for refusals. */
  readonly type: string;
  /** Properties of the base type; of a list of several kinds, only these can be selected. */
  readonly properties: readonly string[];
  readonly pageSize: number;
}

/** How a short list is answered. */
export interface CollectionFacts extends ListFacts {
  /** Filters on anything else are ignored in silence, as the service does. */
  readonly filterable: readonly string[];
  /** Time filters that the service refuses outright. */
  readonly refusesFilter?: boolean;
}

export interface CollectionCall {
  readonly root: string;
  readonly self: string;
  readonly query: ODataQuery;
  readonly maxPageSize: number | null;
}

/** Filters, pages by `$skip` and projects rows that are all at hand. */
export function collectionAnswer(rows: readonly Row[], facts: CollectionFacts, call: CollectionCall): Answer {
  const { query } = call;
  if (facts.refusesFilter === true && query.filter !== null) {
    throw new Refusal(400, "BadRequest", "Filter is not supported on this resource.");
  }
  const found = rows.filter(rowFilter(query.filter, facts.filterable));
  return longCollectionAnswer(found.length, (place) => found[place] ?? {}, facts, call);
}

/** Pages and projects rows that are worked out when their page is asked for; filters are ignored in silence. */
export function longCollectionAnswer(
  length: number,
  rowAt: (place: number) => Row,
  facts: ListFacts,
  call: CollectionCall,
): Answer {
  const { query } = call;
  const size = Math.min(query.top ?? call.maxPageSize ?? facts.pageSize, 1000);
  const end = Math.min(query.skip + size, length);
  const page = Array.from({ length: Math.max(0, end - query.skip) }, (_, at) => rowAt(query.skip + at));
  const select = checkSelect(query.select, facts.properties, facts.type);
  return {
    status: 200,
    body: {
      "@odata.context": `${call.root}/$metadata#${facts.context}${selectSuffix(select)}`,
      ...(end < length && page.length > 0
        ? { "@odata.nextLink": nextLink(call.self, query, "$skip", String(end)) }
        : {}),
      value: page.map((row) => project(row, select)),
    },
  };
}

/** @throws Refusal 400 when a property does not exist. */
export function checkSelect(
  select: readonly string[] | null,
  properties: readonly string[],
  type: string,
): readonly string[] | null {
  const unknown = select?.find((name) => name !== "*" && !properties.includes(name));
  if (unknown !== undefined) {
    const message = `Parsing OData Select and Expand failed: Could not find a property named '${unknown}' on type 'microsoft.graph.${type}'.`;
    throw new Refusal(400, "BadRequest", message);
  }
  return select === null || select.length === 0 || select.includes("*") ? null : select;
}

/** Keeps what was asked for, the id, and the annotations. */
export function project(row: Row, select: readonly string[] | null): Row {
  if (select === null) return row;
  return Object.fromEntries(
    Object.entries(row).filter(([name]) => name === "id" || name.startsWith("@") || select.includes(name)),
  );
}

/** The part of a context that tells the chosen properties. */
export function selectSuffix(select: readonly string[] | null): string {
  return select === null ? "" : `(${select.join(",")})`;
}

function rowFilter(text: string | null, filterable: readonly string[]): (row: Row) => boolean {
  if (text === null) return () => true;
  const filter = parseFilter(text);
  if (filter.properties.some((name) => !filterable.includes(name))) return () => true;
  return (row) => filter.test((name) => row[name]);
}
