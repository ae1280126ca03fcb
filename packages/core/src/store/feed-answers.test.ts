import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { fixedClock } from "../clock.ts";
import type { FeedAnswers } from "../feeds/feed-answers.ts";
import { openStore } from "./store.ts";

const ANSWER = {
  base: "https://b.example/feed",
  bytes: Buffer.from([0, 255, 13, 10, 0xc3, 0xa5]),
  contentType: "text/xml; charset=utf-8",
  etag: 'W/"1"',
  lastModified: "Mon, 02 Nov 2026 10:00:00 GMT",
};

let folder: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "intune-om-store-"));
});

afterEach(() => rm(folder, { recursive: true }));

async function withAnswers(work: (answers: FeedAnswers) => Promise<void>): Promise<void> {
  const location = { kind: "sqlite", path: join(folder, "intune-om.db") } as const;
  const store = await openStore(location, { clock: fixedClock("2026-11-26T06:00:00Z") });
  try {
    await work(store.feedAnswers);
  } finally {
    await store.close();
  }
}

describe("the answers of feeds", () => {
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
