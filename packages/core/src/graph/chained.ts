import type { Context, Middleware } from "@microsoft/microsoft-graph-client";
import { Exchange } from "./exchange.ts";

export type Handler = (context: Context, exchange: Exchange<unknown>, next: Middleware) => Promise<void>;

/** A link of the library's chain. What goes wrong is kept in the exchange, since the library would replace it. */
export function chained(handle: Handler): Middleware {
  let next: Middleware = { execute: () => Promise.reject(new Error("The chain ends here.")) };
  return {
    setNext: (following) => {
      next = following;
    },
    execute: async (context) => {
      const exchange: unknown = context.middlewareControl?.getMiddlewareOptions(Exchange);
      if (!(exchange instanceof Exchange)) throw new Error("A request without its exchange.");
      try {
        await handle(context, exchange, next);
      } catch (error) {
        exchange.failure = error;
        throw error;
      }
    },
  };
}
