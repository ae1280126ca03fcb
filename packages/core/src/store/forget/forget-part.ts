import type { Transaction } from "kysely";
import type { Database } from "../schema.ts";

/** Somebody who is to be forgotten. */
export interface Person {
  /** Address or user principal name, in lower case. */
  readonly address: string;
  /** Names under which the records know the person. */
  readonly names: readonly string[];
  /** What stands in for the address. */
  readonly pseudonym: string;
}

/** Takes a person out of one kind of record. */
export interface ForgetPart {
  readonly name: string;
  /** Returns how many records were changed, in the caller's transaction. */
  forget(trx: Transaction<Database>, person: Person): Promise<number>;
}
