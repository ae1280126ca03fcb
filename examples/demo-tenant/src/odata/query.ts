import { Refusal } from "../http/answer.ts";

/** The OData options of a request. Options with a bad value are refused, others are kept as they came. */
export interface ODataQuery {
  readonly select: readonly string[] | null;
  readonly top: number | null;
  readonly skip: number;
  readonly skipToken: string | null;
  readonly filter: string | null;
  readonly expand: readonly string[];
  /** All parameters, for next links. */
  readonly all: URLSearchParams;
}

/** @throws Refusal 400 */
export function parseQuery(params: URLSearchParams): ODataQuery {
  return {
    select: list(params.get("$select")),
    top: whole(params, "$top", 1),
    skip: whole(params, "$skip", 0) ?? 0,
    skipToken: params.get("$skiptoken"),
    filter: params.get("$filter"),
    expand: list(params.get("$expand")) ?? [],
    all: params,
  };
}

/** The address of the next page: the same options with one of them set. */
export function nextLink(self: string, query: ODataQuery, name: string, value: string): string {
  const params = new URLSearchParams(query.all);
  params.set(name, value);
  const text = [...params].map(
    ([key, one]) => `${encodeURIComponent(key).replace("%24", "$")}=${encodeURIComponent(one)}`,
  );
  return `${self}?${text.join("&")}`;
}

function list(text: string | null): readonly string[] | null {
  if (text === null) return null;
  const names = text.split(",").map((name) => name.trim());
  return names.filter((name) => name !== "");
}

function whole(params: URLSearchParams, name: string, least: number): number | null {
  const text = params.get(name);
  if (text === null) return null;
  const value = /^\d{1,9}$/.test(text) ? Number(text) : Number.NaN;
  if (!(value >= least)) {
    throw new Refusal(400, "BadRequest", `Invalid value '${text}' for ${name} query option found.`);
  }
  return value;
}
