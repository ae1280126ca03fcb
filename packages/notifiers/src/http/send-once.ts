import { Agent, request as plain } from "node:http";
import type { ClientRequest, IncomingHttpHeaders, IncomingMessage } from "node:http";
import { Agent as SecureAgent, request as secure, globalAgent as secureGlobal } from "node:https";
import type { LookupFunction, Socket } from "node:net";
import type { HostAddress } from "@intune-om/core";

export interface OneRequest {
  readonly method: "GET" | "POST" | "PUT" | "DELETE";
  readonly url: URL;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: Uint8Array;
  /** The only addresses that are connected to. Without them, what the machine's resolver and proxy say. */
  readonly pinned?: readonly HostAddress[];
  readonly signal: AbortSignal;
}

/** An answer, as far as it came: its status is known even when its text was cut. */
export interface HttpAnswer {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly text: string;
}

/**
 * What became of a request: an answer, or none. Without one, `given` says whether the whole request may have left this
 * machine; while it had not, no server can have acted on it.
 */
export type Sent =
  | { readonly kind: "answered"; readonly answer: HttpAnswer }
  | { readonly kind: "lost"; readonly given: boolean; readonly error: Error };

/** Small enough that a large body is still underway when its connection is lost. */
const PIECE_BYTES = 64 * 1024;
/** As much of an answer as is read. */
const ANSWER_BYTES = 64 * 1024;

/**
 * Sends one request over a connection of its own, once. Nothing is repeated, no redirect is followed, and no
 * connection is used again: one that had silently died would leave it open whether the server got the request.
 * Never rejects.
 */
export async function sendOnce(request: OneRequest): Promise<Sent> {
  if (request.signal.aborted) return { kind: "lost", given: false, error: reasonOf(request.signal) };
  const { promise, resolve } = Promise.withResolvers<Sent>();
  const outgoing = open(request);
  let given = false;
  let answering = false;
  const lose = (error: Error): void => {
    if (!answering) resolve({ kind: "lost", given, error });
  };
  outgoing.on("error", (error) => lose(request.signal.aborted ? reasonOf(request.signal) : error));
  outgoing.on("close", () => lose(new Error("The connection was closed without an answer")));
  outgoing.on("response", (incoming) => {
    answering = true;
    const early = !given;
    const done = async (): Promise<void> => {
      const answer = await read(incoming);
      outgoing.destroy();
      resolve(judge(answer, early));
    };
    void done();
  });
  outgoing.on("socket", (socket) => {
    whenReady(socket, request.url.protocol === "https:", () => {
      write(outgoing, request.body ?? new Uint8Array(), () => (given = true));
    });
  });
  return await promise;
}

/** Whoever says yes before the end of the request has not read it. */
function judge(answer: HttpAnswer, early: boolean): Sent {
  if (!early || answer.status >= 300) return { kind: "answered", answer };
  const error = new Error("The server answered before the request was complete");
  return { kind: "lost", given: false, error };
}

function open({ method, url, headers, body, pinned, signal }: OneRequest): ClientRequest {
  const start = url.protocol === "https:" ? secure : plain;
  return start(url, {
    method,
    headers: {
      accept: "application/json",
      "accept-encoding": "identity",
      "user-agent": "intune-om",
      ...headers,
      ...(method === "GET" || method === "DELETE" ? {} : { "content-length": String(body?.length ?? 0) }),
    },
    signal,
    maxHeaderSize: 32_768,
    ...(pinned === undefined ? { agent: agentFor(url) } : { agent: false, lookup: lookupOf(pinned) }),
  });
}

/** Like the machine's own, a proxy that it may have included, but each connection is for one request. */
function agentFor(url: URL): Agent {
  return url.protocol === "https:"
    ? new SecureAgent({ ...secureGlobal.options, keepAlive: false })
    : new Agent({ keepAlive: false });
}

function lookupOf(pinned: readonly HostAddress[]): LookupFunction {
  return (_host, options, callback) => {
    const [first] = pinned;
    if (options.all === true) callback(null, [...pinned]);
    else callback(null, first?.address ?? "", first?.family);
  };
}

/** Until the connection stands, and is encrypted where it has to be, nothing is written: then nothing was given. */
function whenReady(socket: Socket, encrypted: boolean, begin: () => void): void {
  const securing = "secureConnecting" in socket && socket.secureConnecting === true;
  if (!socket.connecting && !(encrypted && securing)) begin();
  else socket.once(encrypted ? "secureConnect" : "connect", begin);
}

/** The body in pieces, each after the one before has left; its end is announced before the last piece is given away. */
function write(outgoing: ClientRequest, body: Uint8Array, onEnd: () => void): void {
  const next = (at: number): void => {
    if (outgoing.destroyed) return;
    const piece = body.subarray(at, at + PIECE_BYTES);
    if (at + PIECE_BYTES < body.length) {
      outgoing.write(piece, (error) => {
        if (error === null || error === undefined) next(at + PIECE_BYTES);
      });
      return;
    }
    onEnd();
    if (piece.length > 0) outgoing.end(piece);
    else outgoing.end();
  };
  next(0);
}

async function read(incoming: IncomingMessage): Promise<HttpAnswer> {
  const pieces: Buffer[] = [];
  let size = 0;
  try {
    for await (const piece of incoming) {
      const bytes = Buffer.from(piece);
      pieces.push(bytes);
      size += bytes.length;
      if (size >= ANSWER_BYTES) break;
    }
  } catch {
    // Cut off, or stopped: the status has come, and what is missing of the text is only told.
  }
  const text = Buffer.concat(pieces).subarray(0, ANSWER_BYTES).toString("utf8");
  return { status: incoming.statusCode ?? 0, headers: incoming.headers, text };
}

function reasonOf({ reason }: AbortSignal): Error {
  return reason instanceof Error ? reason : new Error(String(reason));
}
