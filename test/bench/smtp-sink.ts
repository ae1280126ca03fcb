import { createServer, type Socket } from "node:net";
import { fileURLToPath } from "node:url";
import { fork } from "node:child_process";

/**
 * A mail server that takes everything and keeps nothing, as quickly as it can. Run by itself it is a process of its own, so
 * that whoever is measured does not share its time, and prints its port.
 */
export interface SinkProcess extends AsyncDisposable {
  readonly port: number;
  /** Messages since this was asked the last time. */
  received(): Promise<number>;
}

export async function startSink(): Promise<SinkProcess> {
  const child = fork(fileURLToPath(import.meta.url), ["serve"], {
    execArgv: ["--conditions=@intune-om/source"],
  });
  const answer = <T>(): Promise<T> =>
    new Promise((resolve) => child.once("message", (told) => resolve(told as T)));
  const port = await answer<number>();
  return {
    port,
    received: () => {
      const told = answer<number>();
      child.send("received");
      return told;
    },
    [Symbol.asyncDispose]: async () => {
      const ended = new Promise((resolve) => child.once("exit", resolve));
      child.kill();
      await ended;
    },
  };
}

const END_OF_DATA = "\r\n.\r\n";

function serve(): void {
  let received = 0;
  const server = createServer((socket) => {
    socket.setNoDelay(true);
    socket.on("error", () => socket.destroy());
    socket.write("220 sink ESMTP\r\n");
    converse(socket, () => {
      received += 1;
    });
  });
  server.listen(0, "127.0.0.1", () => {
    const address = server.address();
    process.send?.(typeof address === "object" && address !== null ? address.port : 0);
  });
  process.on("message", () => {
    process.send?.(received);
    received = 0;
  });
}

function converse(socket: Socket, onMessage: () => void): void {
  let buffer = "";
  let inData = false;
  socket.setEncoding("latin1");
  socket.on("data", (chunk: string) => {
    buffer += chunk;
    for (;;) {
      const mark = inData ? END_OF_DATA : "\r\n";
      const at = buffer.indexOf(mark);
      if (at < 0) return;
      const line = buffer.slice(0, at);
      buffer = buffer.slice(at + mark.length);
      if (inData) {
        inData = false;
        onMessage();
        socket.write("250 2.0.0 taken\r\n");
        continue;
      }
      const verb = line.slice(0, 4).toUpperCase();
      inData = verb === "DATA";
      socket.write(ANSWERS[verb] ?? "250 2.0.0 ok\r\n");
      if (verb === "QUIT") socket.end();
    }
  });
}

const ANSWERS: Readonly<Partial<Record<string, string>>> = {
  EHLO: "250-sink\r\n250-8BITMIME\r\n250 SIZE 52428800\r\n",
  DATA: "354 go on\r\n",
  QUIT: "221 2.0.0 bye\r\n",
};

if (process.argv[2] === "serve" && process.argv[1] === fileURLToPath(import.meta.url)) serve();
