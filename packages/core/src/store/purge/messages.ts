import { ENDED, purgeKind, type PurgeKind } from "./purge-kind.ts";

/**
 * The texts of messages. The row stays, without a word in it, for as long as the deliveries that point to it: who
 * received a message is kept longer than what it said.
 */
export const messages: PurgeKind = purgeKind<string>({
  name: "messages",
  retention: "messages",
  tables: ["messages"],
  due: async (db, before, limit) => {
    const rows = await db
      .selectFrom("messages")
      .innerJoin("runs", "runs.id", "messages.run_id")
      .select("messages.id")
      .where("messages.made_at", "<", before)
      .where("runs.state", "in", ENDED)
      .where(({ or, eb }) => or([eb("messages.text", "!=", ""), eb("messages.html", "!=", "")]))
      .orderBy("messages.made_at")
      .$if(limit !== null, (query) => query.limit(limit ?? 0))
      .execute();
    return rows.map(({ id }) => id);
  },
  take: async (trx, ids) => {
    const nothing = { subject: "", html: "", text: "", images: "[]", content: null };
    await trx.updateTable("messages").set(nothing).where("id", "in", ids).execute();
  },
});
