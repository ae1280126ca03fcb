import type { Transaction } from "kysely";
import type { Database } from "../schema.ts";

/** Somebody who is to be forgotten. */
export interface Person {
  /** Every mail address and user principal name of the person, in lower case. */
  readonly addresses: readonly string[];
  /** Names under which the records know the person. */
  readonly names: readonly string[];
  /** What stands in for each of the addresses. */
  readonly pseudonym: string;
}

/** Takes a person out of one kind of record. */
export interface ForgetPart {
  readonly name: string;
  /** Returns how many records were changed, in the caller's transaction. */
  forget(trx: Transaction<Database>, person: Person): Promise<number>;
}
