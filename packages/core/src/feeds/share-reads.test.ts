import { describe, expect, it } from "vitest";
import type { Clock } from "../clock.ts";
import type { FeedFetcher, FetchedFeed } from "./fetch-feed.ts";
import { shareReads } from "./share-reads.ts";

const MINUTE_MS = 60_000;

interface Asked {
  readonly fetcher: FeedFetcher;
  readonly reads: { readonly url: string; readonly signal: AbortSignal | undefined }[];
  readonly answer: PromiseWithResolvers<FetchedFeed>;
}

function asked(): Asked {
  const reads: Asked["reads"] = [];
  const answer = Promise.withResolvers<FetchedFeed>();
  const read: FeedFetcher["read"] = (url, options) => {
    reads.push({ url, signal: options?.signal });
    return answer.promise;
  };
  return { fetcher: { read }, reads, answer };
}

function steppedClock(): { readonly clock: Clock; readonly step: (ms: number) => void } {
  let now = Date.UTC(2026, 10, 26);
  return {
    clock: { now: () => new Date(now) },
    step: (ms) => {
      now += ms;
    },
  };
}

const FEED: FetchedFeed = { text: "text", base: "https://a.example/", problems: [] };

describe("reading for several tenants", () => {
  it("asks each address once, for those who come while it is read and those who come later", async () => {
    const { fetcher, reads, answer } = asked();
    const { clock, step } = steppedClock();
    const shared = shareReads(fetcher, { clock });
    const early = [shared.read("https://a.example/"), shared.read("https://a.example/")];
    const other = shared.read("https://b.example/");
    answer.resolve(FEED);
    step(29 * MINUTE_MS);
    const late = shared.read("https://a.example/");
    expect(await Promise.all([...early, other, late])).toStrictEqual([FEED, FEED, FEED, FEED]);
    expect(reads.map(({ url }) => url)).toStrictEqual(["https://a.example/", "https://b.example/"]);
  });

  it("asks again in the next run, and when the clock was set back", async () => {
    const { fetcher, reads, answer } = asked();
    const { clock, step } = steppedClock();
    const shared = shareReads(fetcher, { clock });
    answer.resolve(FEED);
    for (const ms of [0, 30 * MINUTE_MS, -MINUTE_MS]) {
      step(ms);
      await shared.read("https://a.example/");
    }
    expect(reads).toHaveLength(3);
  });

  it("fails once for all", async () => {
    const { fetcher, reads, answer } = asked();
    const shared = shareReads(fetcher, steppedClock());
    answer.reject(new Error("down"));
    for (let tenant = 0; tenant < 3; tenant += 1)
      await expect(shared.read("https://a.example/")).rejects.toThrow("down");
    expect(reads).toHaveLength(1);
  });

  it("gives nobody what only another feed may read", async () => {
    const { fetcher, reads, answer } = asked();
    const shared = shareReads(fetcher, steppedClock());
    answer.resolve(FEED);
    await shared.read("http://10.0.0.1/", { allowPrivate: true });
    await shared.read("http://10.0.0.1/");
    expect(reads).toHaveLength(2);
  });

  it("ends with the command, and lets one reader go without the others", async () => {
    const { fetcher, reads, answer } = asked();
    const [command, reader] = [new AbortController(), new AbortController()];
    const shared = shareReads(fetcher, { ...steppedClock(), signal: command.signal });
    const gone = shared.read("https://a.example/", { signal: reader.signal });
    const waiting = shared.read("https://a.example/", { signal: new AbortController().signal });
    reader.abort(new Error("enough"));
    await expect(gone).rejects.toThrow("enough");
    await expect(shared.read("https://a.example/", { signal: reader.signal })).rejects.toThrow("enough");
    answer.resolve(FEED);
    expect(await waiting).toStrictEqual(FEED);
    expect(reads.map(({ signal }) => signal === command.signal)).toStrictEqual([true]);
  });
});
