import { promisify } from "node:util";
import { gunzip, gzip } from "node:zlib";
import type { Kysely } from "kysely";
import type { Clock } from "../clock.ts";
import type { FeedAnswers } from "../feeds/feed-answers.ts";
import type { Database } from "./schema.ts";

const compress = promisify(gzip);
const expand = promisify(gunzip);

/** Keeps the last answer of each feed, compressed. What was kept for a feed before is gone then. */
export function createFeedAnswerTable(db: Kysely<Database>, clock: Clock): FeedAnswers {
  return {
    get: async (address) => {
      const row = await db
        .selectFrom("feed_answers")
        .selectAll()
        .where("address", "=", address)
        .executeTakeFirst();
      if (row === undefined) return null;
      return {
        base: row.base,
        bytes: await expand(row.body),
        contentType: row.content_type,
        etag: row.etag,
        lastModified: row.last_modified,
      };
    },
    put: async (address, { base, bytes, contentType, etag, lastModified }) => {
      const row = {
        base,
        content_type: contentType,
        etag,
        last_modified: lastModified,
        fetched_at: clock.now().toISOString(),
        body: await compress(bytes),
      };
      await db
        .insertInto("feed_answers")
        .values({ address, ...row })
        .onConflict((conflict) => conflict.column("address").doUpdateSet(row))
        .execute();
    },
  };
}
