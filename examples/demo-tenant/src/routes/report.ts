import { type Answer, Refusal } from "../http/answer.ts";
import { parseFilter, type PropertyReader } from "../odata/filter.ts";

type PropertyType = "String" | "Int32" | "Int64" | "Double" | "Boolean" | "DateTime";

/** One column of a report. A coded column is followed by its text under the name with `_loc`. */
export interface Column<T> {
  readonly name: string;
  readonly type: PropertyType;
  readonly value: (row: T) => unknown;
  readonly text?: (row: T) => string;
}

/** A column that holds a number for something that has a text. */
export function coded<T>(
  name: string,
  value: (row: T) => unknown,
  text: (row: T) => string,
  type: PropertyType = "Int32",
): Column<T> {
  return { name, type, value, text };
}

/** The body of a report action. */
export interface ReportRequest {
  readonly select: readonly string[] | null;
  readonly filter: string | null;
  readonly skip: number;
  readonly top: number;
}

const DEFAULT_TOP = 50;

/** @throws Refusal 400 */
export function parseReportRequest(body: unknown): ReportRequest {
  const given: Readonly<Record<string, unknown>> =
    typeof body === "object" && body !== null ? { ...body } : {};
  const number = (name: string, fallback: number): number => {
    const value = given[name] ?? fallback;
    if (typeof value !== "number" || !Number.isInteger(value) || value < 0) {
      throw new Refusal(400, "BadRequest", `The value of ${name} is not valid.`);
    }
    return value;
  };
  const { select, filter } = given;
  return {
    select: Array.isArray(select) && select.length > 0 ? select.map(String) : null,
    filter: typeof filter === "string" && filter !== "" ? filter : null,
    skip: number("skip", 0),
    top: number("top", DEFAULT_TOP) || DEFAULT_TOP,
  };
}

/** Pages by skip and top; there is no next link. The total counts every row that fits. */
export function reportAnswer<T>(
  rows: Iterable<T>,
  columns: readonly Column<T>[],
  request: ReportRequest,
): Answer {
  const chosen = chooseColumns(columns, request.select);
  const filter = request.filter === null ? null : parseFilter(request.filter);
  const values: unknown[][] = [];
  let total = 0;
  for (const row of rows) {
    if (filter !== null && !filter.test(columnReader(row, columns))) continue;
    if (total >= request.skip && values.length < request.top) values.push(columnValues(row, chosen));
    total++;
  }
  const schema = chosen.flatMap(({ name, type, text }) => [
    { Column: name, PropertyType: type },
    ...(text === undefined ? [] : [{ Column: `${name}_loc`, PropertyType: "String" }]),
  ]);
  const body = JSON.stringify({ TotalRowCount: total, Schema: schema, Values: values });
  return { status: 200, body, contentType: "application/octet-stream" };
}

/** @throws Refusal 400 for a name that is no column. */
export function chooseColumns<T>(
  columns: readonly Column<T>[],
  select: readonly string[] | null,
): readonly Column<T>[] {
  if (select === null) return columns;
  return select.map((name) => {
    const column = columns.find((one) => one.name === name);
    if (column === undefined) throw new Refusal(400, "BadRequest", `The column ${name} is not valid.`);
    return column;
  });
}

/** The values of a row, each coded one followed by its text. */
export function columnValues<T>(row: T, columns: readonly Column<T>[]): unknown[] {
  return columns.flatMap((column) => [
    column.value(row),
    ...(column.text === undefined ? [] : [column.text(row)]),
  ]);
}

/** Filters write codes as texts: `AppInstallState eq '2'`. HexErrorCode is filtered under the name ErrorCode. */
export function columnReader<T>(row: T, columns: readonly Column<T>[]): PropertyReader {
  return (name) => {
    const wanted = name === "ErrorCode" ? "HexErrorCode" : name;
    const value = columns.find((column) => column.name === wanted)?.value(row);
    return typeof value === "number" || typeof value === "boolean" ? String(value) : value;
  };
}
