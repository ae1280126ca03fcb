import type { Kysely, Transaction } from "kysely";
import type { Retention } from "../../config/plan/retention.ts";
import { isFinalRunState, RUN_STATES } from "../../run/run-states.ts";
import type { Database } from "../schema.ts";

/** Removes one kind of record that is older than its retention. One file of this folder each. */
export interface PurgeKind {
  /** Names the kind for readers. */
  readonly name: string;
  /** The setting of the plan that says how long it is kept. */
  readonly retention: keyof Retention;
  /** Tables whose retention is decided here. */
  readonly tables: readonly (keyof Database)[];
  /** How many records are older. */
  count(db: Kysely<Database>, before: Date): Promise<number>;
  /**
   * Removes some of them, in the caller's transaction, and their files first.
   * @returns How many; 0 when nothing is left to remove.
   */
  remove(trx: Transaction<Database>, before: Date, removeFiles: RemoveFiles): Promise<number>;
}

/**
 * Removes the files of runs, by id. A run without any is no error: an interrupted purge finds the run once more, for
 * its records go after its files.
 */
export type RemoveFiles = (runs: readonly string[]) => Promise<void>;

interface KindOf<Id extends string | number> extends Pick<PurgeKind, "name" | "retention" | "tables"> {
  /** Whether the records are named by the runs whose files go with them. */
  readonly withFiles?: Id extends string ? true : never;
  /** Names of the records that are older, some of them at most; null for all. */
  due(db: Kysely<Database>, before: string, limit: number | null): Promise<readonly Id[]>;
  take(trx: Transaction<Database>, ids: readonly Id[]): Promise<void>;
}

/** Records that one transaction takes: a database takes only so many values at a time. */
const BATCH = 500;

/** States of runs that have ended: what goes on may still need everything. */
export const ENDED: readonly string[] = RUN_STATES.filter(isFinalRunState);

/** Makes a kind of how its old records are found and taken away. */
export function purgeKind<Id extends string | number>(of: KindOf<Id>): PurgeKind {
  const { name, retention, tables, due, take } = of;
  return {
    name,
    retention,
    tables,
    count: async (db, before) => (await due(db, before.toISOString(), null)).length,
    remove: async (trx, before, removeFiles) => {
      const ids = await due(trx, before.toISOString(), BATCH);
      if (ids.length === 0) return 0;
      if (of.withFiles === true) await removeFiles(ids.map(String));
      await take(trx, ids);
      return ids.length;
    },
  };
}
