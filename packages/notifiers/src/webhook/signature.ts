import { createHmac, timingSafeEqual } from "node:crypto";

/** The header that carries the signature. */
export const SIGNATURE_HEADER = "X-Intune-Om-Signature";

/** Seconds that the clocks of both sides may differ, and for which a request that was overheard is good. */
const TOLERANCE_SECONDS = 300;

/** `t=<unix seconds>,v1=<hex HMAC-SHA256 of "t.body">` */
export function signWebhook(body: string | Uint8Array, secret: string, now: Date): string {
  const time = Math.floor(now.getTime() / 1_000);
  return `t=${time},v1=${digest(time, body, secret).toString("hex")}`;
}

/**
 * Whether a request was signed by who knows the secret, not long ago. `body` is the body exactly as it came, before
 * anything parses it.
 */
export function verifyWebhook(
  request: { readonly signature: string; readonly body: string | Uint8Array },
  secret: string,
  now: Date,
): boolean {
  const match = /^t=(\d{1,12}),v1=([0-9a-f]{64})$/.exec(request.signature);
  if (match === null) return false;
  const time = Number(match[1]);
  if (Math.abs(now.getTime() / 1_000 - time) > TOLERANCE_SECONDS) return false;
  return timingSafeEqual(digest(time, request.body, secret), Buffer.from(match[2] ?? "", "hex"));
}

function digest(time: number, body: string | Uint8Array, secret: string): Buffer {
  return createHmac("sha256", secret).update(`${time}.`).update(body).digest();
}
