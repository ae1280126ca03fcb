import { once } from "node:events";
import { createServer, type IncomingHttpHeaders, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo, Socket } from "node:net";

/** A request that arrived whole. */
export interface TakenRequest {
  readonly method: string;
  /** With its query. */
  readonly path: string;
  readonly headers: IncomingHttpHeaders;
  readonly body: Buffer;
}

/** What is answered; `reset` cuts the connection instead, `hang` says nothing. */
export type HttpReply =
  | {
      readonly status: number;
      readonly headers?: Readonly<Record<string, string>>;
      readonly body?: string | object;
    }
  | "reset"
  | "hang";

export type HttpScript = (request: TakenRequest) => HttpReply;

export interface ScriptedHttpServer {
  readonly origin: string;
  /** In the order in which they arrived whole. */
  readonly requests: readonly TakenRequest[];
  readonly connections: number;
  /** Until so many requests have arrived whole. */
  taken(count: number): Promise<void>;
  /** Answers what hangs. */
  release(reply: HttpReply): void;
  close(): Promise<void>;
}

export interface ScriptedHttpOptions {
  /** Says so before the body of a request is read; null reads it. */
  readonly beforeBody?: (request: Pick<TakenRequest, "method" | "path">) => HttpReply | null;
}

/** A web server on loopback that answers what its script says. */
export async function startScriptedHttpServer(
  script: HttpScript,
  options: ScriptedHttpOptions = {},
): Promise<ScriptedHttpServer> {
  const requests: TakenRequest[] = [];
  const waiting: { readonly count: number; readonly resolve: () => void }[] = [];
  const hanging: ServerResponse[] = [];
  const sockets = new Set<Socket>();
  let connections = 0;

  const reply = (response: ServerResponse, answer: HttpReply): void => {
    if (answer === "hang") {
      hanging.push(response);
      return;
    }
    if (answer === "reset") {
      response.socket?.resetAndDestroy();
      return;
    }
    const { status, headers = {}, body = "" } = answer;
    response.writeHead(status, headers);
    response.end(typeof body === "string" ? body : JSON.stringify(body));
  };

  const take = async (incoming: IncomingMessage, response: ServerResponse): Promise<void> => {
    const head = { method: incoming.method ?? "", path: incoming.url ?? "" };
    const early = options.beforeBody?.(head) ?? null;
    if (early !== null) return reply(response, early);
    const pieces: Buffer[] = [];
    for await (const piece of incoming) pieces.push(Buffer.from(piece));
    const request = { ...head, headers: incoming.headers, body: Buffer.concat(pieces) };
    requests.push(request);
    for (const { count, resolve } of waiting) if (requests.length >= count) resolve();
    reply(response, script(request));
  };

  const server = createServer((incoming, response) => {
    // A client that breaks off is its own affair.
    take(incoming, response).catch(() => response.destroy());
  });
  server.on("connection", (socket) => {
    connections += 1;
    sockets.add(socket);
    socket.on("error", () => socket.destroy());
    socket.on("close", () => sockets.delete(socket));
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  return {
    origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    requests,
    get connections() {
      return connections;
    },
    taken: (count) =>
      requests.length >= count
        ? Promise.resolve()
        : new Promise((resolve) => waiting.push({ count, resolve })),
    release: (answer) => {
      for (const response of hanging.splice(0)) reply(response, answer);
    },
    close: async () => {
      for (const socket of sockets) socket.destroy();
      if (server.listening) await new Promise((resolve) => server.close(resolve));
    },
  };
}
