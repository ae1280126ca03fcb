import type { Fetch } from "../src/graph/middleware.ts";

export interface FakeAnswer {
  readonly status?: number;
  readonly headers?: Readonly<Record<string, string>>;
  /** Text and bytes as they are, anything else as JSON; an Error is thrown as fetch would. */
  readonly body?: unknown;
}

export interface FakeCall {
  readonly method: string;
  readonly url: string;
  readonly headers: Headers;
  readonly body: unknown;
}

export interface FakeFetch {
  readonly fetch: Fetch;
  readonly calls: readonly FakeCall[];
  /** Throws when an answer was left over: every one must have been asked for. */
  assertUsed(): void;
}

/** A fetch for tests that gives one answer after the other and fails on any call beyond them. */
export function createFakeFetch(answers: readonly FakeAnswer[]): FakeFetch {
  const calls: FakeCall[] = [];
  return {
    calls,
    fetch: async (url, init = {}) => {
      const answer = answers[calls.length];
      const body: unknown = typeof init.body === "string" ? JSON.parse(init.body) : null;
      calls.push({ method: init.method ?? "GET", url, headers: new Headers(init.headers), body });
      if (answer === undefined) throw new TypeError(`unexpected call ${calls.length}: ${url}`);
      if (answer.body instanceof Error) throw answer.body;
      const status = answer.status ?? 200;
      return new Response(status === 204 ? null : bodyOf(answer), {
        status,
        headers: { "content-type": "application/json", ...answer.headers },
      });
    },
    assertUsed: () => {
      if (calls.length < answers.length)
        throw new Error(`${answers.length - calls.length} answers were never asked for`);
    },
  };
}

function bodyOf({ body }: FakeAnswer): string | Buffer<ArrayBuffer> {
  if (Buffer.isBuffer(body)) return Buffer.from(body);
  return typeof body === "string" ? body : JSON.stringify(body ?? {});
}
