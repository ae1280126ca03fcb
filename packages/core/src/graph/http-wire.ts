import { type IncomingHttpHeaders, type IncomingMessage, request as plain } from "node:http";
import { request as secure } from "node:https";
import { promisify } from "node:util";
import { brotliDecompress, gunzip, inflate } from "node:zlib";
import { GraphError } from "./graph-error.ts";
import type { Wire, WireRequest } from "./wire.ts";

type Inflate = (body: Buffer, options: { readonly maxOutputLength: number }) => Promise<Buffer>;

const INFLATERS: Readonly<Record<string, Inflate>> = {
  gzip: promisify<Buffer, { readonly maxOutputLength: number }, Buffer>(gunzip),
  deflate: promisify<Buffer, { readonly maxOutputLength: number }, Buffer>(inflate),
  br: promisify<Buffer, { readonly maxOutputLength: number }, Buffer>(brotliDecompress),
};

/**
 * The wire of this machine, over Node's own connections. Large pages cost less than through
 * `fetch`, and compressed ones are inflated in one go and on another core, where `fetch` goes in small pieces.
 */
export function createHttpWire(): Wire {
  const desks = createDesks();
  return async (request) => {
    const response = await send(request);
    const desk = desks.take();
    try {
      const body = await readWhole(response, request, desk);
      const text = (await inflated(body, response, request)).toString("utf8");
      return { status: response.statusCode ?? 0, headers: headersOf(response.headers), text };
    } finally {
      desks.giveBack(desk);
    }
  };
}

/** Where the pieces of a body are put together. */
interface Desk {
  room: Buffer;
}

const FIRST_ROOM = 256 * 1024;
/** Large lists are read one or two at a time; the room of the others is given back. */
const MOST_FREE = 2;

/** Places that are used again by the next request: a new one for each page would stay in memory until much later. */
function createDesks(): { take(): Desk; giveBack(desk: Desk): void } {
  const free: Desk[] = [];
  return {
    take: () => free.pop() ?? { room: Buffer.allocUnsafeSlow(FIRST_ROOM) },
    giveBack: (desk) => {
      if (free.length < MOST_FREE) free.push(desk);
    },
  };
}

/** Puts a piece behind the ones before it and makes room where there is too little. */
function put(desk: Desk, size: number, chunk: Buffer): void {
  const needed = size + chunk.length;
  if (needed > desk.room.length) {
    const larger = Buffer.allocUnsafeSlow(Math.max(needed, desk.room.length * 2));
    desk.room.copy(larger, 0, 0, size);
    desk.room = larger;
  }
  chunk.copy(desk.room, size);
}

function send({ method, url, headers, body, signal }: WireRequest): Promise<IncomingMessage> {
  const start = url.startsWith("https:") ? secure : plain;
  const length = body === undefined ? {} : { "content-length": String(Buffer.byteLength(body)) };
  return new Promise((resolve, reject) => {
    const outgoing = start(url, {
      method,
      headers: { "accept-encoding": "gzip, deflate, br", ...headers, ...length },
      ...(signal === undefined ? {} : { signal }),
    });
    outgoing.on("response", resolve);
    outgoing.on("error", reject);
    outgoing.end(body);
  });
}

/** The body as it came, in the desk's room: good until the desk is given back. */
function readWhole(response: IncomingMessage, request: WireRequest, desk: Desk): Promise<Buffer> {
  let size = 0;
  return new Promise((resolve, reject) => {
    response.on("data", (chunk: Buffer) => {
      if (size + chunk.length > request.maxBytes) {
        reject(tooLarge(request));
        response.destroy();
        return;
      }
      put(desk, size, chunk);
      size += chunk.length;
    });
    response.on("end", () => resolve(desk.room.subarray(0, size)));
    response.on("error", (cause) =>
      reject(request.signal?.aborted === true ? cause : wasCut(response, request, cause)),
    );
  });
}

async function inflated(body: Buffer, response: IncomingMessage, request: WireRequest): Promise<Buffer> {
  const inflater = INFLATERS[response.headers["content-encoding"]?.toLowerCase() ?? ""];
  if (inflater === undefined || body.length === 0) return body;
  try {
    return await inflater(body, { maxOutputLength: request.maxBytes });
  } catch (cause) {
    const code = cause instanceof Error && "code" in cause ? cause.code : "";
    throw code === "ERR_BUFFER_TOO_LARGE" ? tooLarge(request) : wasCut(response, request, cause);
  }
}

function headersOf(raw: IncomingHttpHeaders): Headers {
  const headers = new Headers();
  for (const [name, value] of Object.entries(raw)) {
    for (const one of [value ?? []].flat()) headers.append(name, one);
  }
  return headers;
}

function tooLarge({ method, url, maxBytes }: WireRequest): GraphError {
  return new GraphError(`the answer is larger than ${maxBytes} bytes`, { kind: "badAnswer", method, url });
}

function wasCut(
  { statusCode = 0 }: IncomingMessage,
  { method, url }: WireRequest,
  cause: unknown,
): GraphError {
  return new GraphError("the answer was cut before its end", {
    kind: "incomplete",
    method,
    url,
    status: statusCode,
    cause,
  });
}
