import { GraphError } from "./graph-error.ts";
import { readExportLink } from "./export-link.ts";
import { readBytes } from "./read-body.ts";
import { waitBeforeRetry } from "./retry-after.ts";
import type { GraphTransport } from "./transport.ts";

export interface ExportDownload {
  /** Where the file is. It grants access, so that it stands in no error. */
  readonly link: string;
  /** The address that errors name instead. */
  readonly address: string;
  readonly signal: AbortSignal | undefined;
}

/**
 * The bytes of an exported file. Goes to the storage of the tenant's own cloud alone, without token and cookies, and
 * follows no redirect. What breaks off is asked for again.
 *
 * Errors: GraphError `badAnswer` for an address elsewhere, a refusal and a file beyond the cap; `incomplete`,
 * `network`, `timeout` and `unavailable` when no attempt brought the whole file.
 */
export async function downloadExport(transport: GraphTransport, download: ExportDownload): Promise<Buffer> {
  const { limits, pacer, random } = transport;
  const url = readExportLink(download.link, transport.origin);
  if (url === null)
    throw fault(download, "the link to the file leads away from the storage of the cloud", "badAnswer");
  for (let attempt = 0; ; attempt += 1) {
    try {
      return await fetchOnce(transport, url, download);
    } catch (error) {
      download.signal?.throwIfAborted();
      const mayPass = error instanceof GraphError && error.kind !== "badAnswer";
      if (!mayPass || attempt >= limits.faultRetries) throw error;
      const { backoffMs, maxWaitMs } = limits;
      const waitMs = waitBeforeRetry({ askedMs: null, attempt, backoffMs, maxWaitMs, random: random() });
      await pacer.wait(waitMs, download.signal);
    }
  }
}

async function fetchOnce(
  { limits, fetch }: GraphTransport,
  { href }: URL,
  download: ExportDownload,
): Promise<Buffer> {
  download.signal?.throwIfAborted();
  const deadline = new AbortController();
  const { signal: late } = deadline;
  const timer = setTimeout(() => deadline.abort(), limits.downloadTimeoutMs);
  const signal = download.signal === undefined ? late : AbortSignal.any([download.signal, late]);
  try {
    // What `fetch` unpacks by itself would pass the cap on compressed bytes by.
    const headers = { "accept-encoding": "identity" };
    const response = await fetch(href, { headers, redirect: "manual", credentials: "omit", signal });
    if (response.status === 200)
      return await readBytes(response, {
        method: "GET",
        url: download.address,
        maxBytes: limits.maxDownloadBytes,
      });
    await response.body?.cancel();
    throw refusal(download, response.status);
  } catch (error) {
    if (error instanceof GraphError) throw error;
    if (late.aborted)
      throw fault(download, `the file was not here within ${limits.downloadTimeoutMs} ms`, "timeout");
    throw fault(download, `the download failed (${codeOf(error)})`, "network");
  } finally {
    clearTimeout(timer);
  }
}

function refusal(download: ExportDownload, status: number): GraphError {
  if (status >= 500 || status === 429)
    return fault(download, `the storage could not give the file, status ${status}`, "unavailable");
  const what = status >= 300 && status < 400 ? "sent the download elsewhere" : "refused the download";
  return fault(download, `the storage ${what}, status ${status}`, "badAnswer");
}

function fault(
  { address }: ExportDownload,
  what: string,
  kind: "badAnswer" | "unavailable" | "timeout" | "network",
): GraphError {
  return new GraphError(what, { kind, method: "GET", url: address });
}

/** The code of what the network did. Its message may hold the address, and so does everything that is kept with it. */
function codeOf(error: unknown): string {
  const cause = error instanceof Error && error.cause !== undefined ? error.cause : error;
  const code = cause instanceof Error && "code" in cause ? cause.code : undefined;
  return typeof code === "string" && /^\w{1,60}$/.test(code) ? code : "no connection";
}
