import type { Fetch } from "./middleware.ts";
import { readBody } from "./read-body.ts";
import type { Wire } from "./wire.ts";

/** A wire over a `fetch` of the caller's own. */
export function createFetchWire(fetch: Fetch): Wire {
  return async ({ method, url, headers, body, signal, maxBytes }) => {
    const response = await fetch(url, {
      method,
      headers,
      redirect: "manual",
      ...(body === undefined ? {} : { body }),
      ...(signal === undefined ? {} : { signal }),
    });
    const text = await readBody(response, { method, url, maxBytes });
    return { status: response.status, headers: response.headers, text };
  };
}
