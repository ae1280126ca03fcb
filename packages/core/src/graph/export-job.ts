import { badAnswer } from "./answer-json.ts";
import type { GraphAnswer } from "./exchange.ts";
import { GraphError } from "./graph-error.ts";
import type { GraphExportRequest } from "./graph-reader.ts";
import { readEntity } from "./read-entity.ts";
import type { GraphTransport } from "./transport.ts";

interface ExportJob {
  readonly id: string;
  /** `notStarted`, `inProgress`, `completed`, `failed` or a later member, as it came. */
  readonly status: string;
  readonly url: string | null;
}

/**
 * Has the service make a report and waits until its file is there. Answers the file's address, which grants access to
 * whoever has it: https://learn.microsoft.com/graph/api/resources/intune-reporting-devicemanagementexportjob
 *
 * Errors: GraphError `unavailable` for a job that failed, `timeout` for one that is not done in time, and those of
 * every request.
 */
export async function awaitExport(transport: GraphTransport, request: GraphExportRequest): Promise<string> {
  const { limits, clock, pacer } = transport;
  const begun = clock.now().getTime();
  let job = await createJob(transport, request);
  let waitedMs = 0;
  for (let waitMs = limits.exportPollMs; ; waitMs = Math.min(waitMs * 2, limits.maxExportPollMs)) {
    if (isAt(job, "failed")) throw failed(transport, request, "the export job failed", "unavailable");
    // A job may be completed for a moment before it says where its file is.
    if (isAt(job, "completed") && job.url !== null) return job.url;
    const passedMs = Math.max(waitedMs, clock.now().getTime() - begun);
    if (passedMs + waitMs > limits.exportTimeoutMs) {
      const what = `the export job was still ${job.status} after ${Math.round(passedMs / 1_000)} seconds`;
      throw failed(transport, request, what, "timeout");
    }
    await pacer.wait(waitMs, request.signal);
    waitedMs += waitMs;
    job = await readJob(transport, request, job.id);
  }
}

function createJob(transport: GraphTransport, request: GraphExportRequest): Promise<ExportJob> {
  const { version, path, report, select, filter, signal } = request;
  return transport.send({
    method: "POST",
    version,
    path,
    body: {
      reportName: report,
      select,
      ...(filter === undefined ? {} : { filter }),
      format: "csv",
      // The other kind puts texts in the place of codes, and they follow a language.
      localizationType: "localizedValuesAsAdditionalColumn",
    },
    // A second job would do no harm but count: a tenant may have so many in a minute.
    repeatable: "whenRefused",
    signal,
    read: readJobAnswer,
  });
}

function readJob(transport: GraphTransport, request: GraphExportRequest, id: string): Promise<ExportJob> {
  const { version, path, signal } = request;
  return transport.send({
    method: "GET",
    version,
    path: `${path}('${id}')`,
    repeatable: true,
    signal,
    read: readJobAnswer,
  });
}

function readJobAnswer(answer: GraphAnswer): ExportJob {
  const { id, status, url } = readEntity(answer);
  // It becomes part of an address.
  if (typeof id !== "string" || !/^[\w-]{1,200}$/.test(id))
    throw badAnswer(answer, "the export job has no id");
  if (typeof status !== "string") throw badAnswer(answer, "the export job has no status");
  return { id, status, url: typeof url === "string" && url !== "" ? url : null };
}

function isAt(job: ExportJob, status: string): boolean {
  return job.status.toLowerCase() === status;
}

function failed(
  { origin }: GraphTransport,
  { version, path }: GraphExportRequest,
  what: string,
  kind: "unavailable" | "timeout",
): GraphError {
  return new GraphError(what, { kind, method: "GET", url: `${origin}/${version}${path}` });
}
