import { badAnswer, readJsonObject } from "./answer-json.ts";
import type { GraphAnswer } from "./exchange.ts";
import { GraphError } from "./graph-error.ts";
import type { GraphReport, GraphReportRequest } from "./graph-reader.ts";
import type { GraphTransport } from "./transport.ts";

/**
 * Reads a report action page by page with `skip` and `top`. There is no next link: the end is an empty page, a
 * short page, or the total that the service names. What was read before a later page fails is kept, and
 * `incomplete` says why. A report that moved while it was read is read once more.
 */
export async function readReport(
  transport: GraphTransport,
  request: GraphReportRequest,
): Promise<GraphReport> {
  const reading = await readOnce(transport, request);
  const { columns, rows, total, incomplete } = reading.moved
    ? await readAgain(transport, request, reading)
    : reading;
  return { columns, rows, total, incomplete };
}

/** A second reading; where there is none, the part that the first one got is better than nothing. */
async function readAgain(
  transport: GraphTransport,
  request: GraphReportRequest,
  first: Reading,
): Promise<Reading> {
  try {
    return await readOnce(transport, request);
  } catch (error) {
    request.signal?.throwIfAborted();
    if (error instanceof GraphError) return first;
    throw error;
  }
}

interface Reading extends GraphReport {
  /** Whether the report changed under way, so that it may be whole at another try. */
  readonly moved: boolean;
}

async function readOnce(transport: GraphTransport, request: GraphReportRequest): Promise<Reading> {
  const { maxRows = Number.POSITIVE_INFINITY } = request;
  const top = Math.min(transport.limits.reportPageRows, maxRows);
  const first = await readReportPage(transport, request, 0, top);
  const rows = [...first.rows];
  let { total } = first;
  let page = first;
  for (let pages = 1; rows.length < maxRows && !isLast(page, rows.length, total, top); pages += 1) {
    const next = await nextPage(transport, request, { skip: rows.length, top, before: page, pages, total });
    if ("why" in next)
      return { columns: first.columns, rows, total, incomplete: next.why, moved: next.moved };
    rows.push(...next.rows);
    total = next.total ?? total;
    page = next;
  }
  return { columns: first.columns, rows, total, incomplete: null, moved: false };
}

type ReportPage = Omit<GraphReport, "incomplete">;

interface PageStep {
  readonly skip: number;
  readonly top: number;
  readonly before: ReportPage;
  readonly pages: number;
  /** As the pages before named it. */
  readonly total: number | null;
}

/** Why a report ends here. */
interface End {
  readonly why: string;
  readonly moved: boolean;
}

async function nextPage(
  transport: GraphTransport,
  request: GraphReportRequest,
  step: PageStep,
): Promise<ReportPage | End> {
  if (step.pages >= transport.limits.maxPages)
    return { why: `The report has more than ${step.pages} pages.`, moved: false };
  try {
    const page = await readReportPage(transport, request, step.skip, step.top);
    const why = whatMoved(page, step);
    return why === null ? page : { why, moved: true };
  } catch (error) {
    request.signal?.throwIfAborted();
    if (error instanceof GraphError) return { why: error.message, moved: false };
    throw error;
  }
}

/** How a page shows that the report changed since the one before: its rows may have moved past the reader. */
function whatMoved(page: ReportPage, { skip, before, total: known }: PageStep): string | null {
  const { total } = page;
  if (known !== null && total !== null && total < known)
    return `The total of the report fell from ${known} to ${total} while it was read, so rows may be missing.`;
  if (page.rows.length === 0)
    return total !== null && total > skip ? `The report ended after ${skip} of ${total} rows.` : null;
  if (page.columns.join("\n") !== before.columns.join("\n"))
    return "The columns of the report changed between two pages.";
  return JSON.stringify(page.rows) === JSON.stringify(before.rows)
    ? "The report repeats the same page."
    : null;
}

function isLast(page: ReportPage, read: number, total: number | null, top: number): boolean {
  if (page.rows.length === 0) return true;
  if (total === null) return page.rows.length < top;
  // A full first page whose "total" is exactly its own length may be a count of the page: one more look is cheap.
  const suspicious = page.rows.length === top && read === top && total === top;
  return read >= total && !suspicious;
}

async function readReportPage(
  transport: GraphTransport,
  request: GraphReportRequest,
  skip: number,
  top: number,
): Promise<ReportPage> {
  const { version, path, signal } = request;
  const body = { ...request.body, skip, top };
  return await transport.send({
    method: "POST",
    version,
    path,
    body,
    repeatable: true,
    signal,
    read: readReportAnswer,
  });
}

/** One page of a report, from the stream that the service sends whatever its content type. */
export function readReportAnswer(answer: GraphAnswer): ReportPage {
  const body = unwrapStream(answer, readJsonObject(answer));
  const { Schema: schema, Values: values, TotalRowCount: total } = body;
  if (!Array.isArray(schema) || !Array.isArray(values))
    throw badAnswer(answer, "the report has no Schema or no Values");
  const columns = schema.map((column) => columnName(answer, column));
  for (const row of values) {
    if (!Array.isArray(row) || row.length !== columns.length)
      throw badAnswer(answer, "a row of the report does not fit its columns");
  }
  const count = typeof total === "number" && Number.isInteger(total) && total >= 0 ? total : null;
  return { columns, rows: values as unknown[][], total: count };
}

/** The documentation shows the stream as base64 in `value`; that form is read too. */
function unwrapStream(answer: GraphAnswer, body: Record<string, unknown>): Record<string, unknown> {
  const value = body["value"];
  if (typeof value !== "string" || "Schema" in body) return body;
  return readJsonObject({ ...answer, text: Buffer.from(value, "base64").toString("utf8") });
}

function columnName(answer: GraphAnswer, column: unknown): string {
  const name = typeof column === "object" && column !== null && "Column" in column ? column.Column : column;
  if (typeof name !== "string" || name === "") throw badAnswer(answer, "a column of the report has no name");
  return name;
}
