import { type Kysely, type RawBuilder, sql } from "kysely";
import type { AlertMessage } from "../alerts/alert-message.ts";
import { messageOf } from "./alert-message-row.ts";
import { eventOf, keyColumn } from "./alert-row.ts";
import { flavourOf } from "./flavour.ts";
import type { Database } from "./schema.ts";

/**
 * Messages that name an alert, the oldest first. Each step of its life that says so names one, and whoever names it besides
 * is of the same thread: those are read by the beginning of their ids alone, and of them those that name it.
 */
export async function messagesAbout(
  db: Kysely<Database>,
  tenant: string,
  key: string,
): Promise<readonly AlertMessage[]> {
  const steps = await db
    .selectFrom("alert_events")
    .selectAll()
    .where((eb) => eb.and({ tenant, key: keyColumn(key) }))
    .orderBy("seq")
    .execute();
  const told = steps.map(eventOf).flatMap((step) => (step.kind === "told" ? [step.message] : []));
  const found: { readonly message: AlertMessage; readonly number: number }[] = [];
  for (const beginning of new Set(told.map(withoutNumber))) {
    const rows = await db
      .selectFrom("alert_messages")
      .select(["body", "number"])
      .where("tenant", "=", tenant)
      // What follows are digits, and a colon comes after the last of them.
      .where((eb) =>
        eb.or([
          eb("id", "=", keyColumn(beginning)),
          eb.and([eb("id", ">=", `${beginning}0`), eb("id", "<", `${beginning}:`)]),
        ]),
      )
      .where(names(db, key))
      .execute();
    for (const row of rows) found.push({ message: messageOf(row), number: row.number });
  }
  found.sort(
    (one, other) => one.message.at.getTime() - other.message.at.getTime() || one.number - other.number,
  );
  return found.map(({ message }) => message).filter(({ items }) => items.some(({ alert }) => alert === key));
}

/** The name of a message as all of its thread begin; one that has no number stands for itself. */
function withoutNumber(id: string): string {
  return keyColumn(id) === id ? id.replace(/(?<=:)\d+$/, "") : id;
}

function names(db: Kysely<Database>, key: string): RawBuilder<boolean> {
  const place = sql.raw(flavourOf(db) === "postgres" ? "strpos" : "instr");
  return sql<boolean>`${place}(body, ${`"alert":${JSON.stringify(key)}`}) > 0`;
}
