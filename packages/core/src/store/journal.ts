import type { Kysely } from "kysely";
import type { Clock } from "../clock.ts";
import type { JournalEntry, JournalFact } from "../practice/journal-entry.ts";
import type { Database } from "./schema.ts";

/** What people did for the plan. Entries are added and never changed. */
export interface JournalTable {
  /** Writes facts down, all or none, as of now. */
  add(by: string, facts: readonly JournalFact[]): Promise<void>;
  /** Every entry after an instant, the oldest first. Default: all. */
  list(after?: Date): Promise<readonly JournalEntry[]>;
}

export function createJournalTable(db: Kysely<Database>, clock: Clock): JournalTable {
  return {
    add: (by, facts) =>
      db.transaction().execute(async (trx) => {
        const at = clock.now().toISOString();
        for (const fact of facts) {
          const row = { at, by, kind: fact.kind, fact: JSON.stringify(fact) };
          await trx.insertInto("journal").values(row).execute();
        }
      }),
    list: async (after) => {
      const rows = await db
        .selectFrom("journal")
        .select(["at", "by", "fact"])
        .$if(after !== undefined, (query) => query.where("at", ">", after?.toISOString() ?? ""))
        .orderBy("seq")
        .execute();
      return rows.map(({ at, by, fact }) => ({ ...(JSON.parse(fact) as JournalFact), at: new Date(at), by }));
    },
  };
}
