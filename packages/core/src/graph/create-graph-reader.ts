import type { GraphReader } from "./graph-reader.ts";
import { pathWithQuery } from "./path-with-query.ts";
import { readBatches } from "./read-batch.ts";
import { readEntity } from "./read-entity.ts";
import { readExport } from "./read-export.ts";
import { readPages } from "./read-pages.ts";
import { readReport } from "./read-report.ts";
import type { GraphTransportOptions } from "./transport.ts";
import { createGraphTransport } from "./transport.ts";

export type GraphReaderOptions = GraphTransportOptions;

/**
 * A reader of one tenant's Graph, built on Microsoft's client library with a middleware chain of its own: a
 * deadline for each attempt, waits as the service asks within a budget, one forced token refresh, and every
 * answer checked for its shape.
 *
 * Errors of all methods: GraphError; OmError `graph.sign-in` when no token can be had; after an abort the
 * signal's reason.
 */
export function createGraphReader(options: GraphReaderOptions): GraphReader {
  const transport = createGraphTransport(options);
  return {
    get: async ({ version, path, query, headers, signal }) =>
      await transport.send({
        method: "GET",
        version,
        path: pathWithQuery(path, query),
        repeatable: true,
        signal,
        ...(headers === undefined ? {} : { headers }),
        read: readEntity,
      }),
    pages: (request) => readPages(transport, request),
    report: async (request) => await readReport(transport, request),
    export: (request) => readExport(transport, request),
    batch: async (version, paths, signal) => await readBatches(transport, { version, paths, signal }),
  };
}
