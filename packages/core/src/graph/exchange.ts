import type { PacedRequest } from "./pacer.ts";

/** `whenRefused`: only after status 429, with which the service says that it did not begin. */
export type Repeatable = boolean | "whenRefused";

/** One request as it is sent, whatever the number of attempts. */
export interface ExchangeRequest<T> {
  readonly method: "GET" | "POST";
  /** Exactly this address is asked: links that came from the service are followed as they are. */
  readonly url: string;
  /** Whether asking twice does no harm. Never true for anything that sends or changes. */
  readonly repeatable: Repeatable;
  readonly signal: AbortSignal | undefined;
  /** What counts against the limits of the service: the request itself, or every part of a batch. */
  readonly paced: readonly PacedRequest[];
  /** Checks and unpacks a successful answer; throws a GraphError `badAnswer` for one that isn't Graph's. */
  readonly read: (answer: GraphAnswer) => T | Promise<T>;
}

/** A whole answer, read within the deadline. */
export interface GraphAnswer {
  readonly method: string;
  readonly url: string;
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
  readonly requestId: string | null;
}

/**
 * What travels with a request through the client library's middleware chain. The library replaces every error
 * that passes through it by its own, and does not know what has been read: both are kept here instead.
 */
export class Exchange<T> {
  readonly request: ExchangeRequest<T>;
  answer: GraphAnswer | null = null;
  failure: unknown = null;
  outcome: { readonly value: T } | null = null;
  /** The next attempt must have a new token, not the cached one. */
  forceRefresh = false;

  constructor(request: ExchangeRequest<T>) {
    this.request = request;
  }
}
