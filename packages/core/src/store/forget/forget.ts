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
   * @returns How many records of each kind are changed; with `dryRun` how many would be.
   * @throws OmError `store.person-in-use` while a message to the address is to be sent.
   */
  person(address: string, options: { readonly by: string; readonly dryRun: boolean }): Promise<Forgotten>;
}

export interface Forgotten {
  /** What stands in for the address from now on. */
  readonly pseudonym: string;
  readonly parts: readonly { readonly kind: string; readonly records: number }[];
}

/** What a person is forgotten with. */
export interface ForgetDeps {
  readonly db: Kysely<Database>;
  readonly clock: Clock;
  /** Gives the space of what was taken out back, so that its bytes leave the file. */
  readonly giveSpaceBack: () => void;
}

export function createForget({ db, clock, giveSpaceBack }: ForgetDeps): Forget {
  return {
    person: async (asked, { by, dryRun }) => {
      const address = asked.trim().toLowerCase();
      const { salt } = await db.selectFrom("pseudonym_salt").select("salt").executeTakeFirstOrThrow();
      const person = { address, names: await namesOf(db, address), pseudonym: pseudonymOf(address, salt) };
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
          giveSpaceBack();
        }
        return { pseudonym: person.pseudonym, parts };
      } catch (error) {
        if (!trx.isCommitted && !trx.isRolledBack) await trx.rollback().execute();
        throw error;
      }
    },
  };
}

/** Whole names under which the address is known: a first name alone may be that of others. */
async function namesOf(db: Kysely<Database>, address: string): Promise<readonly string[]> {
  const sent = await db
    .selectFrom("deliveries")
    .select("recipient_name as name")
    .distinct()
    .where((eb) => eb(eb.fn<string>("lower", ["recipient"]), "=", address))
    .execute();
  const told = await db
    .selectFrom("notice_recipients")
    .select("name")
    .distinct()
    .where((eb) => eb(eb.fn<string>("lower", ["address"]), "=", address))
    .execute();
  const names = new Set([...sent, ...told].map(({ name }) => name.trim()));
  return [...names].filter((name) => name.includes(" ") && name !== FORGOTTEN_NAME);
}
