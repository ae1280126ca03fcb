import { openArchive } from "./export-archive.ts";
import { downloadExport } from "./export-download.ts";
import { awaitExport } from "./export-job.ts";
import { readExportRows } from "./export-rows.ts";
import { GraphError } from "./graph-error.ts";
import type { GraphExportBatch, GraphExportRequest } from "./graph-reader.ts";
import type { GraphTransport } from "./transport.ts";

/**
 * A whole report by an export job: made by the service, downloaded, unpacked and read row by row, never on disk.
 * https://learn.microsoft.com/mem/intune/fundamentals/reports-export-graph-apis
 *
 * Errors: GraphError, also after rows were handed out: they are nothing without their end.
 */
export async function* readExport(
  transport: GraphTransport,
  request: GraphExportRequest,
): AsyncGenerator<GraphExportBatch> {
  const { version, path, select, signal } = request;
  const address = `${transport.origin}/${version}${path}`;
  const link = await awaitExport(transport, request);
  const bytes = await downloadExport(transport, { link, address, signal });
  const fault = (what: string): GraphError =>
    new GraphError(what, { kind: "badAnswer", method: "GET", url: address });
  const pieces = openArchive(bytes, transport.limits.maxInflatedBytes, fault);
  for await (const batch of readExportRows(pieces, select, fault)) {
    signal?.throwIfAborted();
    yield batch;
  }
}
