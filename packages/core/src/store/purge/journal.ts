import type { Kysely } from "kysely";
import type { JournalFact, JournalKind } from "../../practice/journal-entry.ts";
import type { Database } from "../schema.ts";
import { purgeKind, type PurgeKind } from "./purge-kind.ts";

/** Kinds of which the newest entry holds for as long as nothing came after it. */
const LASTING: readonly JournalKind[] = ["trained", "materialRevised"];

/**
 * What people did for the plan. The newest completion of each person and module stays, and the newest revision of each
 * material: a completion may count for good, and would otherwise be missing.
 */
export const journal: PurgeKind = purgeKind<number>({
  name: "journal",
  retention: "journal",
  tables: ["journal"],
  due: async (db, before, limit) => {
    const newest = await newestOfLasting(db);
    const rows = await db
      .selectFrom("journal")
      .select(["seq", "kind"])
      .where("at", "<", before)
      .orderBy("seq")
      .$if(limit !== null, (query) => query.limit((limit ?? 0) + newest.size))
      .execute();
    const due = rows.filter(({ seq }) => !newest.has(seq)).map(({ seq }) => seq);
    return limit === null ? due : due.slice(0, limit);
  },
  take: async (trx, ids) => {
    await trx.deleteFrom("journal").where("seq", "in", ids).execute();
  },
});

async function newestOfLasting(db: Kysely<Database>): Promise<ReadonlySet<number>> {
  const rows = await db
    .selectFrom("journal")
    .select(["seq", "fact"])
    .where("kind", "in", LASTING)
    .orderBy("seq")
    .execute();
  return new Set(new Map(rows.map(({ seq, fact }) => [subjectOf(JSON.parse(fact)), seq])).values());
}

function subjectOf(fact: JournalFact): string {
  if (fact.kind === "trained") return JSON.stringify([fact.kind, fact.module, fact.person]);
  return fact.kind === "materialRevised" ? JSON.stringify([fact.kind, fact.module]) : fact.kind;
}
