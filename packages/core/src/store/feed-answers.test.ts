import { expect, it } from "vitest";
import { closingAfter, describeOnEveryStore } from "../../test-support/stores.ts";
import type { FeedAnswers } from "../feeds/feed-answers.ts";

const ANSWER = {
  base: "https://b.example/feed",
  bytes: Buffer.from([0, 255, 13, 10, 0xc3, 0xa5]),
  contentType: "text/xml; charset=utf-8",
  etag: 'W/"1"',
  lastModified: "Mon, 02 Nov 2026 10:00:00 GMT",
};

describeOnEveryStore("the answers of feeds", (open) => {
  const withStore = closingAfter(open);
  const withAnswers = (work: (answers: FeedAnswers) => Promise<void>): Promise<void> =>
    withStore((store) => work(store.feedAnswers));

  it("outlive the process, byte for byte, each under its own address", async () => {
    const bare = { ...ANSWER, contentType: null, etag: null, bytes: Buffer.alloc(0) };
    await withAnswers(async (answers) => {
      await answers.put("https://a.example/feed", ANSWER);
      await answers.put("https://a.example/feed?page=2", bare);
    });
    await withAnswers(async (answers) => {
      expect(await answers.get("https://a.example/feed")).toStrictEqual(ANSWER);
      expect(await answers.get("https://a.example/feed?page=2")).toStrictEqual(bare);
      expect(await answers.get("https://b.example/feed")).toBeNull();
    });
  });

  it("give way to the next one", async () => {
    const next = { ...ANSWER, etag: null, bytes: Buffer.from("next") };
    await withAnswers(async (answers) => {
      await answers.put("https://a.example/feed", ANSWER);
      await answers.put("https://a.example/feed", next);
      expect(await answers.get("https://a.example/feed")).toStrictEqual(next);
    });
  });
});
