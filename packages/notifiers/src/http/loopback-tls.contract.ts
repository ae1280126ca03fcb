import { once } from "node:events";
import type { AddressInfo } from "node:net";
import { createServer } from "node:tls";
import { LOOPBACK_CERTIFICATE, LOOPBACK_KEY } from "../smtp/loopback-certificate.contract.ts";

export interface LoopbackTlsServer {
  readonly origin: string;
  /** What came through the encryption. */
  received(): string;
  close(): Promise<void>;
}

/** Speaks TLS with a certificate that no machine trusts, and takes down what it is told. */
export async function createLoopbackTlsServer(): Promise<LoopbackTlsServer> {
  let received = "";
  const server = createServer({ cert: LOOPBACK_CERTIFICATE, key: LOOPBACK_KEY }, (socket) => {
    socket.on("error", () => socket.destroy());
    socket.on("data", (bytes) => (received += bytes.toString("latin1")));
  }).listen(0, "127.0.0.1");
  // Whoever does not trust the certificate hangs up.
  server.on("tlsClientError", (_error, socket) => socket.destroy());
  await once(server, "listening");
  return {
    origin: `https://127.0.0.1:${(server.address() as AddressInfo).port}`,
    received: () => received,
    close: () => new Promise((resolve) => server.close(() => resolve())),
  };
}
