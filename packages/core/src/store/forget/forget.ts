import type { Kysely } from "kysely";
import type { Clock } from "../../clock.ts";
import { writeFacts } from "../journal.ts";
import { permitted } from "../purge/purge.ts";
import type { Database } from "../schema.ts";
import { forgetParts } from "./index.ts";
import { FORGOTTEN_NAME, pseudonymOf } from "./pseudonym.ts";

/** Takes a person out of the records: a pseudonym stands in for the address, so that what happened can still be told. */
export interface Forget {
  /**
   * What else the records of notices call whoever has one of these addresses: a user principal name may differ from the
   * mail address. A mailbox that several people have leads to none of them.
   * @returns All of them in lower case, the given ones too.
   */
  namesOf(addresses: readonly string[]): Promise<readonly string[]>;
  /**
   * @param addresses All of one person: see `namesOf`.
   * @returns How many records of each kind are changed; with `dryRun` how many would be.
   * @throws OmError `store.person-in-use` while a message to one of the addresses is to be sent.
   */
  person(
    addresses: readonly string[],
    options: { readonly by: string; readonly dryRun: boolean },
  ): Promise<Forgotten>;
}

export interface Forgotten {
  /** What stands in for each of the addresses from now on. */
  readonly pseudonym: string;
  readonly parts: readonly { readonly kind: string; readonly records: number }[];
}

/** What a person is forgotten with. */
export interface ForgetDeps {
  readonly db: Kysely<Database>;
  readonly clock: Clock;
  /** Gives the space of what was taken out back, so that its bytes leave the file. */
  readonly giveSpaceBack: () => Promise<void>;
}

export function createForget({ db, clock, giveSpaceBack }: ForgetDeps): Forget {
  return {
    namesOf: (asked) => linkedNames(db, asked.map(plain)),
    person: async (asked, { by, dryRun }) => {
      // Whichever of them is asked for, the pseudonym is the same.
      const addresses = [...new Set(asked.map(plain))].sort();
      const [first = ""] = addresses;
      const { salt } = await db.selectFrom("pseudonym_salt").select("salt").executeTakeFirstOrThrow();
      const person = {
        addresses,
        names: await namesOf(db, addresses),
        pseudonym: pseudonymOf(first, salt),
      };
      const trx = await db.startTransaction().execute();
      try {
        const parts = await permitted(trx, "forget", async () => {
          const done: { kind: string; records: number }[] = [];
          for (const { name, forget } of forgetParts)
            done.push({ kind: name, records: await forget(trx, person) });
          return done;
        });
        const records = parts.reduce((sum, part) => sum + part.records, 0);
        if (dryRun || records === 0) {
          await trx.rollback().execute();
        } else {
          const fact = { kind: "forgotten", pseudonym: person.pseudonym, records } as const;
          await writeFacts(trx, { at: clock.now(), by }, [fact]);
          await trx.commit().execute();
          await giveSpaceBack();
        }
        return { pseudonym: person.pseudonym, parts };
      } catch (error) {
        if (!trx.isCommitted && !trx.isRolledBack) await trx.rollback().execute();
        throw error;
      }
    },
  };
}

function plain(address: string): string {
  return address.trim().toLowerCase();
}

async function linkedNames(db: Kysely<Database>, asked: readonly string[]): Promise<readonly string[]> {
  const names = new Set(asked);
  for (const name of names) {
    const rows = await db
      .selectFrom("notice_recipients")
      .select(["key", "address"])
      .distinct()
      .where((eb) =>
        eb.or([
          eb(eb.fn<string>("lower", ["key"]), "=", name),
          eb(eb.fn<string>("lower", ["address"]), "=", name),
        ]),
      )
      .execute();
    const keys = new Set(rows.filter((row) => plain(row.address) === name).map(({ key }) => plain(key)));
    if (keys.size > 1) continue;
    for (const key of keys) names.add(key);
    for (const { key, address } of rows) {
      if (plain(key) === name && !(await isShared(db, plain(address)))) names.add(plain(address));
    }
  }
  names.delete("");
  return [...names];
}

async function isShared(db: Kysely<Database>, address: string): Promise<boolean> {
  const rows = await db
    .selectFrom("notice_recipients")
    .select((eb) => eb.fn<string>("lower", ["key"]).as("key"))
    .distinct()
    .where((eb) => eb(eb.fn<string>("lower", ["address"]), "=", address))
    .limit(2)
    .execute();
  return rows.length > 1;
}

/** Whole names under which the addresses are known: a first name alone may be that of others. */
async function namesOf(db: Kysely<Database>, addresses: readonly string[]): Promise<readonly string[]> {
  const sent = await db
    .selectFrom("deliveries")
    .select("recipient_name as name")
    .distinct()
    .where((eb) => eb(eb.fn<string>("lower", ["recipient"]), "in", addresses))
    .execute();
  const told = await db
    .selectFrom("notice_recipients")
    .select("name")
    .distinct()
    .where((eb) => eb(eb.fn<string>("lower", ["address"]), "in", addresses))
    .execute();
  const names = new Set([...sent, ...told].map(({ name }) => name.trim()));
  return [...names].filter((name) => name.includes(" ") && name !== FORGOTTEN_NAME);
}
