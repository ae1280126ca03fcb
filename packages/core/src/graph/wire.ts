/** One HTTP request, ready to be sent. */
export interface WireRequest {
  readonly method: "GET" | "POST";
  readonly url: string;
  /** By name in small letters. */
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: string;
  readonly signal?: AbortSignal;
  /** Largest body, after decompression. */
  readonly maxBytes: number;
}

/** A whole answer, whatever its status. */
export interface WireAnswer {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
}

/**
 * Sends one request and reads its whole answer. Never follows a redirect, so that no other host gets the token.
 *
 * Errors: GraphError `incomplete` for a body that was cut, `badAnswer` for one that is too large; the signal's
 * reason after an abort; anything else is a fault of the network.
 */
export type Wire = (request: WireRequest) => Promise<WireAnswer>;
