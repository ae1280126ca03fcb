import type { Kysely, Transaction } from "kysely";
import type { Clock } from "../clock.ts";
import type { EntryOf, JournalEntry, JournalFact, JournalKind } from "../practice/journal-entry.ts";
import type { Database } from "./schema.ts";

/** What people did for the plan. Entries are added and never changed. */
export interface JournalTable {
  /** Writes facts down, all or none, as of now. */
  add(by: string, facts: readonly JournalFact[]): Promise<void>;
  /** Every entry after an instant, the oldest first. Default: all. */
  list(after?: Date): Promise<readonly JournalEntry[]>;
  /** Every entry of some kinds, the oldest first. */
  listOf<Kind extends JournalKind>(kinds: readonly Kind[]): Promise<readonly EntryOf<Kind>[]>;
}

export function createJournalTable(db: Kysely<Database>, clock: Clock): JournalTable {
  return {
    add: (by, facts) => db.transaction().execute((trx) => writeFacts(trx, { at: clock.now(), by }, facts)),
    list: async (after) => {
      const rows = await db
        .selectFrom("journal")
        .select(["at", "by", "fact"])
        .$if(after !== undefined, (query) => query.where("at", ">", after?.toISOString() ?? ""))
        .orderBy("seq")
        .execute();
      return rows.map(({ at, by, fact }) => ({ ...(JSON.parse(fact) as JournalFact), at: new Date(at), by }));
    },
    listOf: async <Kind extends JournalKind>(kinds: readonly Kind[]) => {
      const rows = await db
        .selectFrom("journal")
        .select(["at", "by", "fact"])
        .where("kind", "in", kinds)
        .orderBy("seq")
        .execute();
      return rows.map(({ at, by, fact }) => ({ ...JSON.parse(fact), at: new Date(at), by }) as EntryOf<Kind>);
    },
  };
}

/** Writes facts down within a transaction that does more than that. */
export async function writeFacts(
  trx: Transaction<Database>,
  { at, by }: { readonly at: Date; readonly by: string },
  facts: readonly JournalFact[],
): Promise<void> {
  for (const fact of facts) {
    const row = { at: at.toISOString(), by, kind: fact.kind, fact: JSON.stringify(fact) };
    await trx.insertInto("journal").values(row).execute();
  }
}
