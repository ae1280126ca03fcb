import { connect, type Socket } from "node:net";
import { connect as connectSecure } from "node:tls";
import { OmError } from "@intune-om/core/base";
import { describeFault } from "../http/answers.ts";
import type { CheckedDestination } from "./checked-destination.ts";

/**
 * Connects, and where the address is https: looks at the certificate; then hangs up. Nothing is asked for or posted.
 * @throws OmError `channel.unreachable`
 */
export async function connectOnly(
  { url, pinned }: CheckedDestination,
  id: string,
  signal: AbortSignal,
): Promise<void> {
  signal.throwIfAborted();
  const { promise, resolve, reject } = Promise.withResolvers<void>();
  const name = url.hostname.replace(/^\[|\]$/g, "");
  const host = pinned[0]?.address ?? name;
  const secure = url.protocol === "https:";
  const port = url.port === "" ? (secure ? 443 : 80) : Number(url.port);
  const socket: Socket = secure
    ? connectSecure({ host, port, ...(host === name ? {} : { servername: name }) }, resolve)
    : connect({ host, port }, resolve);
  const stop = (): void => reject(signal.reason);
  socket.once("error", reject);
  signal.addEventListener("abort", stop, { once: true });
  try {
    await promise;
  } catch (error) {
    const { text, fix } = describeFault(error instanceof Error ? error : new Error(String(error)));
    throw new OmError(`channel ${id} at ${url.host} cannot be reached: ${text}`, {
      code: "channel.unreachable",
      hint: fix,
    });
  } finally {
    signal.removeEventListener("abort", stop);
    socket.destroy();
  }
}
