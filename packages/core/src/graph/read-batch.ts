import { badAnswer, readJsonObject } from "./answer-json.ts";
import type { GraphAnswer } from "./exchange.ts";
import { readErrorBody } from "./error-body.ts";
import { kindOf } from "./graph-error.ts";
import type { BatchAnswer } from "./graph-reader.ts";
import { mapBounded } from "./map-bounded.ts";
import { parseRetryAfter, waitBeforeRetry } from "./retry-after.ts";
import type { GraphTransport } from "./transport.ts";

/** Most parts of one batch: https://learn.microsoft.com/graph/json-batching */
const BATCH_SIZE = 20;

const UNANSWERED: BatchPart = { status: 0, body: null, retryAfter: null };

interface BatchPart extends BatchAnswer {
  readonly retryAfter: string | null;
}

export interface BatchRequest {
  readonly version: "v1.0" | "beta";
  readonly paths: readonly string[];
  readonly signal: AbortSignal | undefined;
}

/**
 * GETs in batches of 20. Parts that are throttled or unanswered are asked again after the longest wait that any
 * of them names; a part that never answered ends with status 0. A batch that fails as a whole throws.
 */
export async function readBatches(
  transport: GraphTransport,
  request: BatchRequest,
): Promise<readonly BatchAnswer[]> {
  const starts = Array.from(
    { length: Math.ceil(request.paths.length / BATCH_SIZE) },
    (_, index) => index * BATCH_SIZE,
  );
  const chunks = await mapBounded(starts, transport.limits.batchConcurrency, async (start) => {
    return await readChunk(transport, { ...request, paths: request.paths.slice(start, start + BATCH_SIZE) });
  });
  return chunks.flat();
}

async function readChunk(transport: GraphTransport, request: BatchRequest): Promise<readonly BatchAnswer[]> {
  const { limits } = transport;
  const parts: BatchPart[] = request.paths.map(() => UNANSWERED);
  let waitedMs = 0;
  for (let attempt = 0; ; attempt += 1) {
    const open = request.paths.flatMap((path, index) => (isOpen(parts[index]) ? [{ path, index }] : []));
    for (const [id, part] of await sendParts(transport, request, open)) parts[id] = part;
    const busy = parts.filter(isOpen);
    if (busy.length === 0 || attempt >= limits.busyRetries) break;
    const asked = busy
      .map((part) => parseRetryAfter(part.retryAfter, transport.clock.now()))
      .filter((wait) => wait !== null);
    const { backoffMs, maxWaitMs } = limits;
    const askedMs = asked.length === 0 ? null : Math.max(...asked);
    const waitMs = waitBeforeRetry({ askedMs, attempt, backoffMs, maxWaitMs, random: transport.random() });
    if (waitedMs + waitMs > limits.totalWaitMs) break;
    for (const [index, part] of parts.entries()) {
      if (isBusy(part)) transport.pacer.refused({ method: "GET", path: request.paths[index] ?? "" }, waitMs);
    }
    await transport.pacer.wait(waitMs, request.signal);
    waitedMs += waitMs;
  }
  return parts.map(({ status, body }) => ({ status, body }));
}

interface OpenPart {
  readonly path: string;
  readonly index: number;
}

async function sendParts(
  transport: GraphTransport,
  request: BatchRequest,
  open: readonly OpenPart[],
): Promise<Map<number, BatchPart>> {
  const requests = open.map(({ path, index }) => ({ id: String(index), method: "GET", url: path }));
  const { version, signal } = request;
  return await transport.send({
    method: "POST",
    version,
    path: "/$batch",
    body: { requests },
    // Its parts are all GETs.
    repeatable: true,
    paced: open.map(({ path: part }) => ({ method: "GET", path: part })),
    signal,
    read: (answer) => readBatchAnswer(answer, new Set(open.map(({ index }) => index))),
  });
}

/** The parts of a batch by id. Parts nobody asked for are passed over, parts of no shape count as unanswered. */
export function readBatchAnswer(answer: GraphAnswer, asked: ReadonlySet<number>): Map<number, BatchPart> {
  const responses = readJsonObject(answer)["responses"];
  if (!Array.isArray(responses)) throw badAnswer(answer, "the batch has no responses");
  const parts = new Map<number, BatchPart>();
  for (const response of responses as unknown[]) {
    if (!isObject(response)) continue;
    const id = Number(response["id"]);
    const status = response["status"];
    if (!asked.has(id) || typeof status !== "number" || parts.has(id)) continue;
    parts.set(id, { status, body: response["body"] ?? null, retryAfter: retryAfterOf(response["headers"]) });
  }
  return parts;
}

function isOpen(part: BatchPart | undefined): boolean {
  if (part === undefined || part.status === 0) return true;
  return part.status === 503 || part.status === 504 || isBusy(part);
}

/** Whether the service refused a part because too much was asked. */
function isBusy(part: BatchPart): boolean {
  return (
    part.status >= 400 &&
    kindOf(part.status, readErrorBody(JSON.stringify(part.body)).message) === "throttled"
  );
}

function retryAfterOf(headers: unknown): string | null {
  if (!isObject(headers)) return null;
  const found = Object.entries(headers).find(([name]) => name.toLowerCase() === "retry-after");
  return found === undefined ? null : String(found[1]);
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
