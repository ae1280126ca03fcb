import type { Row } from "../odata/collection.ts";
import type { GraphCall } from "../routes/route.ts";
import { type Answer, Refusal } from "./answer.ts";

/**
 * Tells another story than the tenant's own: what an address answers is changed on its way out. Several of one path
 * are applied in their order.
 */
export interface Amendment {
  /** Below the version, `{}` for a key: `deviceManagement/managedDevices`. */
  readonly path: string;
  /** Changes a row of the list or report, or the entity itself; null takes it away. A report's row is named by its columns. */
  readonly row?: (row: Row, now: Date) => Row | null;
  /** Rows that the list or report has beside its own, the same at each call of one moment. */
  readonly more?: (now: Date) => readonly Row[];
}

/** What the call is answered with once everything that is said of its path has been applied. @throws Refusal 404 */
export function amended(
  answer: Answer,
  amendments: readonly Amendment[],
  call: Pick<GraphCall, "world" | "query">,
): Answer {
  if (amendments.length === 0 || answer.status !== 200) return answer;
  const now = new Date(call.world.now);
  const { body } = answer;
  if (typeof body === "string") return { ...answer, body: amendedReport(body, amendments, now) };
  if (body === null || Buffer.isBuffer(body)) return answer;
  if (!("value" in body) || !Array.isArray(body.value))
    return { ...answer, body: amendedEntity(body, amendments, now) };
  const rows = changed(body.value as readonly Row[], amendments, now);
  const isFirst = call.query.skip === 0 && call.query.skipToken === null;
  const more = isFirst ? extra(amendments, now).map((row) => selected(row, call.query.select)) : [];
  return { ...answer, body: { ...body, value: [...rows, ...more] } };
}

function changed(rows: readonly Row[], amendments: readonly Amendment[], now: Date): readonly Row[] {
  return rows.flatMap((row) => {
    let result: Row | null = row;
    for (const { row: change } of amendments)
      if (result !== null && change !== undefined) result = change(result, now);
    return result === null ? [] : [result];
  });
}

function extra(amendments: readonly Amendment[], now: Date): readonly Row[] {
  return amendments.flatMap(({ more }) => more?.(now) ?? []);
}

function selected(row: Row, select: readonly string[] | null): Row {
  if (select === null || select.length === 0 || select.includes("*")) return row;
  return Object.fromEntries(
    Object.entries(row).filter(([name]) => name.startsWith("@") || select.includes(name)),
  );
}

function amendedEntity(entity: object, amendments: readonly Amendment[], now: Date): Row {
  const [row] = changed([entity as Row], amendments, now);
  if (row === undefined) throw new Refusal(404, "ResourceNotFound", "The resource does not exist.");
  return row;
}

interface Report {
  readonly TotalRowCount: number;
  readonly Schema: readonly { readonly Column: string }[];
  readonly Values: readonly (readonly unknown[])[];
}

function amendedReport(text: string, amendments: readonly Amendment[], now: Date): string {
  const report = JSON.parse(text) as Report;
  const columns = report.Schema.map(({ Column }) => Column);
  const rows = report.Values.map(
    (values): Row => Object.fromEntries(columns.map((name, at) => [name, values[at]])),
  );
  const kept = changed(rows, amendments, now);
  const more = report.Values.length < report.TotalRowCount ? [] : extra(amendments, now);
  const Values = [...kept, ...more].map((row) => columns.map((name) => row[name] ?? null));
  const TotalRowCount = report.TotalRowCount - rows.length + Values.length;
  return JSON.stringify({ ...report, TotalRowCount, Values });
}
