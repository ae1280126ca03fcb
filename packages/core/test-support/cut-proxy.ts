import { once } from "node:events";
import { type AddressInfo, connect, createServer, type Socket } from "node:net";

/** A way to a server that a test can cut. */
export interface CutProxy extends AsyncDisposable {
  readonly port: number;
  /** Ends every connection at once, as a server does that goes away, and refuses so many new ones. */
  cut(refusals: number): void;
  /** Leads new connections to another server, as a name does that was given to it. */
  leadTo(target: Target): void;
}

export interface Target {
  readonly host: string;
  readonly port: number;
}

export async function createCutProxy(first: Target): Promise<CutProxy> {
  let target = first;
  const open = new Set<Socket>();
  let refusals = 0;
  const server = createServer((near) => {
    if (refusals > 0) {
      refusals -= 1;
      near.resetAndDestroy();
      return;
    }
    const far = connect(target);
    for (const [one, other] of [
      [near, far],
      [far, near],
    ] as const) {
      open.add(one);
      one.pipe(other);
      one.on("error", () => other.destroy());
      one.on("close", () => {
        open.delete(one);
        other.destroy();
      });
    }
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  return {
    port: (server.address() as AddressInfo).port,
    cut: (count) => {
      refusals = count;
      for (const socket of open) socket.resetAndDestroy();
    },
    leadTo: (next) => {
      target = next;
    },
    [Symbol.asyncDispose]: async () => {
      for (const socket of open) socket.destroy();
      server.close();
      await once(server, "close");
    },
  };
}
