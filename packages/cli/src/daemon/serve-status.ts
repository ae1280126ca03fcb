import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import { isIP } from "node:net";
import { messageOf, OmError } from "@intune-om/core/base";

export interface Answer {
  readonly status: number;
  readonly contentType: string;
  readonly body: string;
}

/** What is served, by path. */
export type Pages = Readonly<Record<string, () => Promise<Answer>>>;

export interface ServeOptions {
  readonly host: string;
  readonly port: number;
  readonly pages: Pages;
  /** How long a client may take over a request, and be silent. Default 10 s. */
  readonly patienceMs?: number;
  readonly onError: (error: unknown) => void;
}

export interface StatusServer {
  /** For example `http://127.0.0.1:9464`. */
  readonly url: string;
  /** How many are connected now. */
  clients(): Promise<number>;
  close(): Promise<void>;
}

const PATIENCE_MS = 10_000;
const MOST_CLIENTS = 50;
const MOST_HEADER_BYTES = 8_192;

/**
 * Serves pages that only ever tell, to clients that only ever ask.
 * @throws OmError `usage.port` when it cannot listen there
 */
export async function serveStatus(options: ServeOptions): Promise<StatusServer> {
  const { host, port, patienceMs = PATIENCE_MS } = options;
  const server = createServer(
    {
      headersTimeout: patienceMs,
      requestTimeout: patienceMs,
      keepAliveTimeout: Math.min(5_000, patienceMs),
      connectionsCheckingInterval: Math.ceil(patienceMs / 4),
      maxHeaderSize: MOST_HEADER_BYTES,
    },
    (request, response) => void answer(request, response, options),
  );
  // Also those who do not read what they asked for.
  server.timeout = patienceMs;
  server.maxConnections = MOST_CLIENTS;
  await listen(server, host, port);
  // The port that was given may be none in particular.
  const address = server.address();
  const bound = typeof address === "object" && address !== null ? address.port : port;
  return {
    url: `http://${host.includes(":") ? `[${host}]` : host}:${bound}`,
    clients: () => new Promise((resolve) => server.getConnections((_error, count) => resolve(count))),
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

async function answer(
  request: IncomingMessage,
  response: ServerResponse,
  { host, pages, onError }: ServeOptions,
): Promise<void> {
  // What somebody sends along is of no interest.
  request.resume();
  const page = await pageOf(request, host, pages).catch((error: unknown): Answer => {
    onError(error);
    return { status: 500, contentType: TEXT, body: "The answer could not be made: the log says why.\n" };
  });
  response.writeHead(page.status, {
    "content-type": page.contentType,
    "content-length": Buffer.byteLength(page.body),
    "cache-control": "no-store",
    "x-content-type-options": "nosniff",
    ...(page.status === 405 ? { allow: "GET, HEAD" } : {}),
  });
  response.end(request.method === "HEAD" ? undefined : page.body);
}

const TEXT = "text/plain; charset=utf-8";

/**
 * Whether a request asks for this server. A page in somebody's browser can have a name of its own lead here, and would then
 * read what it is answered; such a name is public, and has a dot. An address, or a name such as localhost, is nobody's to
 * lend.
 */
function isMeant(header: string, host: string): boolean {
  const [, bracketed, plain = ""] = /^(?:\[([^\]]*)\]|([^:]*))(?::[0-9]*)?$/.exec(header) ?? [];
  if (bracketed !== undefined) return isIP(bracketed) !== 0;
  const name = plain.toLowerCase();
  return name === host.toLowerCase() || isIP(name) !== 0 || /^[a-z0-9_-]+$/.test(name) || header === "";
}

async function pageOf(request: IncomingMessage, host: string, pages: Pages): Promise<Answer> {
  if (!isMeant(request.headers.host ?? "", host))
    return { status: 421, contentType: TEXT, body: "Ask by an address, or by the name under daemon.host.\n" };
  const [path = ""] = (request.url ?? "").split("?", 1);
  const page = Object.hasOwn(pages, path) ? pages[path] : undefined;
  if (page === undefined)
    return { status: 404, contentType: TEXT, body: `There is ${Object.keys(pages).join(", ")}.\n` };
  if (request.method !== "GET" && request.method !== "HEAD")
    return { status: 405, contentType: TEXT, body: "Only GET and HEAD are answered.\n" };
  return page();
}

function listen(server: Server, host: string, port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once("error", (error) => reject(cannotListen(error, host, port)));
    server.listen({ host, port }, () => {
      server.removeAllListeners("error");
      // Faults of single connections end those; the server goes on.
      server.on("error", () => undefined);
      resolve();
    });
  });
}

const HINTS: Readonly<Record<string, string>> = {
  EADDRINUSE:
    "Another program has the port, perhaps another intune-om. Write another one under daemon.port (0 for a free one, false for none), or give --port.",
  EACCES: "Ports below 1024 are for privileged users. Write a higher one under daemon.port, or give --port.",
  EADDRNOTAVAIL: "Write an address of this machine under daemon.host, for example 127.0.0.1.",
  ENOTFOUND: "Write an address of this machine under daemon.host, for example 127.0.0.1.",
};

function cannotListen(error: Error, host: string, port: number): OmError {
  const code = "code" in error ? String(error.code) : "";
  return new OmError(`port ${port} of ${host} cannot be listened on: ${messageOf(error)}`, {
    code: "usage.port",
    hint: HINTS[code] ?? "Write another one under daemon.port and daemon.host, or give --port.",
    cause: error,
  });
}
