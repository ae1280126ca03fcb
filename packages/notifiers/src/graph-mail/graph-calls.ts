import type { TokenSource } from "@intune-om/core";
import { createBounded } from "../http/bounded.ts";
import { type OneRequest, type Sent, sendOnce } from "../http/send-once.ts";

/** One request to Graph; `path` is below the version. */
export interface GraphCall {
  readonly method: OneRequest["method"];
  readonly path: string;
  readonly contentType?: string;
  readonly body?: Uint8Array;
}

export interface GraphCalls {
  /**
   * Sends one request with a token; a refused token is renewed once, for with it nothing was done.
   * @throws OmError `graph.sign-in`, or the reason of the signal while the request still waited for its turn.
   */
  call(call: GraphCall, signal: AbortSignal): Promise<Sent>;
  /** Puts a piece of a file where the service said, without the token: the address itself is the key. */
  put(url: URL, bytes: Uint8Array, range: string, signal: AbortSignal): Promise<Sent>;
}

export interface GraphCallsOptions {
  /** Scheme and host of the cloud's Graph. */
  readonly origin: string;
  readonly tokens: TokenSource;
  /** Longest time for one request. */
  readonly requestMs: number;
}

/** Exchange takes four requests at once for one application and mailbox, and refuses the fifth. */
const AT_ONCE = 4;

/** Requests that send or change: none is repeated, whatever becomes of it. */
export function createGraphCalls({ origin, tokens, requestMs }: GraphCallsOptions): GraphCalls {
  const bounded = createBounded(AT_ONCE);
  const once = (request: Omit<OneRequest, "signal">, signal: AbortSignal): Promise<Sent> =>
    bounded(
      () => sendOnce({ ...request, signal: AbortSignal.any([signal, AbortSignal.timeout(requestMs)]) }),
      signal,
    );
  return {
    call: async ({ method, path, contentType, body }, signal) => {
      const withToken = async (forceRefresh: boolean): Promise<Sent> => {
        const token = await tokens.getToken({ forceRefresh, signal });
        const headers = {
          authorization: `Bearer ${token}`,
          ...(contentType === undefined ? {} : { "content-type": contentType }),
        };
        const url = new URL(`${origin}/v1.0${path}`);
        return await once({ method, url, headers, ...(body === undefined ? {} : { body }) }, signal);
      };
      const first = await withToken(false);
      return first.kind === "answered" && first.answer.status === 401 ? await withToken(true) : first;
    },
    put: (url, body, range, signal) =>
      once(
        {
          method: "PUT",
          url,
          headers: { "content-type": "application/octet-stream", "content-range": range },
          body,
        },
        signal,
      ),
  };
}
