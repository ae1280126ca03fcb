import type { Transaction } from "kysely";
import { OmError } from "../../errors.ts";
import type { Database } from "../schema.ts";
import type { ForgetPart, Person } from "./forget-part.ts";
import { holding, takeOut } from "./pseudonym.ts";

/** A table, the columns of its key, and the texts in which a person may be named. */
interface Naming {
  readonly table: "alerts" | "alert_events" | "alert_threads" | "alert_messages" | "alert_suppressions";
  readonly key: readonly string[];
  readonly texts: readonly string[];
}

/** The key of an alert may be made of a name: what it is called from then on is in all of them the same. */
const NAMING: readonly Naming[] = [
  { table: "alerts", key: ["tenant", "key"], texts: ["key", "body"] },
  { table: "alert_events", key: ["seq"], texts: ["key", "step"] },
  { table: "alert_threads", key: ["tenant", "id"], texts: ["id", "body"] },
  { table: "alert_messages", key: ["id"], texts: ["id", "body"] },
  { table: "alert_suppressions", key: ["id"], texts: ["scope", "why"] },
];

/** Alerts that name a person, and who was told of them: that there was one, and what became of it, stays. */
export const alerts: ForgetPart = {
  name: "alerts",
  forget: async (trx, person) => {
    await refuseUnwritten(trx, person);
    let changed = 0;
    for (const naming of NAMING) changed += await forgetIn(trx, naming, person);
    return changed;
  },
};

type Row = Readonly<Record<string, unknown>>;

async function forgetIn(
  trx: Transaction<Database>,
  { table, key, texts }: Naming,
  person: Person,
): Promise<number> {
  const { dynamic } = trx;
  const rows = (await trx
    .selectFrom(table)
    .select([...key, ...texts].map((column) => dynamic.ref(column)))
    .where((eb) =>
      eb.or(
        texts.flatMap((column) =>
          person.addresses.map((one) =>
            eb(eb.fn<string>("lower", [dynamic.ref(column)]), "like", holding(one)),
          ),
        ),
      ),
    )
    .execute()) as readonly Row[];
  let changed = 0;
  for (const row of rows) {
    const told: Row = Object.fromEntries(
      texts.map((column) => [column, takeOut(String(row[column]), person, person.pseudonym)]),
    );
    if (texts.every((column) => told[column] === row[column])) continue;
    changed += 1;
    await makeRoom(trx, { table, key, row: { ...row, ...told }, was: row });
    await trx
      .updateTable(table)
      .set(told as never)
      .where((eb) => eb.and(key.map((column) => eb(dynamic.ref(column), "=", row[column] as never))))
      .execute();
  }
  return changed;
}

interface Room {
  readonly table: Naming["table"];
  readonly key: readonly string[];
  readonly row: Row;
  readonly was: Row;
}

/** Somebody who was forgotten before and has come back since had the same pseudonym then. */
async function makeRoom(trx: Transaction<Database>, { table, key, row, was }: Room): Promise<void> {
  if (key.every((column) => row[column] === was[column])) return;
  await trx
    .deleteFrom(table)
    .where((eb) => eb.and(key.map((column) => eb(trx.dynamic.ref(column), "=", row[column] as never))))
    .execute();
}

async function refuseUnwritten(trx: Transaction<Database>, { addresses }: Person): Promise<void> {
  const waiting = await trx
    .selectFrom("alert_messages")
    .select("id")
    .where("run_id", "is", null)
    .where("left_out", "is", null)
    .where((eb) => eb.or(addresses.map((one) => eb(eb.fn<string>("lower", ["body"]), "like", holding(one)))))
    .executeTakeFirst();
  if (waiting === undefined) return;
  throw new OmError("a message about an alert to that address is still to be sent", {
    code: "store.person-in-use",
    hint: "Let it go out with `intune-om alerts notify`; then forget the person.",
  });
}
