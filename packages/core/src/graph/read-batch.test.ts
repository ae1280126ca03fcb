import { describe, expect, it } from "vitest";
import { createGraphReader } from "./create-graph-reader.ts";
import type { FakeAnswer } from "../../test-support/fake-fetch.ts";
import { setUp } from "../../test-support/fake-reader.ts";

describe("a batch", () => {
  it("asks 20 at a time and answers in the order of the paths, whatever the order of the service", async () => {
    const paths = Array.from({ length: 23 }, (_, index) => `/x/${index}`);
    const { options, wire } = setUp([answer(0, 20), answer(20, 23)]);
    const graph = createGraphReader({ ...options, limits: { batchConcurrency: 1 } });
    const answers = await graph.batch("v1.0", paths);
    expect(answers.map((one) => one.body)).toEqual(paths.map((_, index) => index));
    expect(wire.calls.map((call) => (call.body as { requests: unknown[] }).requests.length)).toEqual([20, 3]);
    expect(wire.calls[0]?.url).toBe("https://graph.microsoft.com/v1.0/$batch");
  });

  it("asks throttled and unanswered parts again after the longest wait, and leaves the others alone", async () => {
    const { graph, wire, waits } = setUp([
      {
        body: {
          responses: [
            part(0, "a"),
            part(1, null, 429, { "Retry-After": "3" }),
            part(2, null, 503, { "retry-after": "9.5" }),
          ],
        },
      },
      { body: { responses: [part(1, "b"), part(2, "c"), part(7, "nobody asked"), part(0, "again")] } },
      { body: { responses: [part(3, { error: { code: "x" } }, 404)] } },
    ]);
    const answers = await graph.batch("v1.0", ["/0", "/1", "/2", "/3"]);
    expect(answers.map((one) => one.status)).toEqual([200, 200, 200, 404]);
    expect(answers.map((one) => one.body).slice(0, 3)).toEqual(["a", "b", "c"]);
    expect(waits).toEqual([9_500, 2_000]);
    wire.assertUsed();
  });

  it("ends with status 0 for a part that never answers", async () => {
    const { options } = setUp([{ body: { responses: [null, 5, { id: "x" }] } }]);
    const graph = createGraphReader({ ...options, limits: { busyRetries: 0 } });
    expect(await graph.batch("v1.0", ["/0"])).toEqual([{ status: 0, body: null }]);
  });
});

function part(id: number, body: unknown, status: number = 200, headers: object = {}): unknown {
  return { id: String(id), status, headers, body };
}

/** The parts of one batch, in the wrong order. */
function answer(from: number, to: number): FakeAnswer {
  const parts = Array.from({ length: to - from }, (_, index) => part(index, from + index));
  return { body: { responses: parts.reverse() } };
}
