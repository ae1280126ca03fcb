import type { Kysely, Transaction } from "kysely";
import type { Clock } from "../../clock.ts";
import type { Retention } from "../../config/plan/retention.ts";
import { writeFacts } from "../journal.ts";
import type { AuditPermitRow, Database } from "../schema.ts";
import { purgeKinds } from "./index.ts";
import type { PurgeKind, RemoveFiles } from "./purge-kind.ts";

/** Removes what is older than its retention. */
export interface Purge {
  /** How many records of each kind are older now. Nothing is removed. */
  preview(retention: Retention): Promise<readonly PurgedKind[]>;
  /**
   * Removes them, each batch with its entry in the journal in one transaction, and gives the space back. What was
   * removed before it was interrupted stays removed, and is in the journal; the rest is found by the next one.
   */
  run(retention: Retention, options: PurgeOptions): Promise<PurgeResult>;
}

export interface PurgeOptions {
  /** Who asked for it. */
  readonly by: string;
  /** Asked before the records of each batch go. */
  readonly removeFiles: RemoveFiles;
}

export interface PurgedKind {
  readonly kind: string;
  /** Records from before this moment; null when the kind is kept for good. */
  readonly before: Date | null;
  readonly records: number;
}

export interface PurgeResult {
  readonly kinds: readonly PurgedKind[];
}

/** What a purge stands on. */
export interface PurgeDeps {
  readonly db: Kysely<Database>;
  readonly clock: Clock;
  /** Gives the space of what was removed back, so that its bytes leave the file. */
  readonly giveSpaceBack: () => Promise<void>;
}

const DAY_MS = 86_400_000;

export function createPurge({ db, clock, giveSpaceBack }: PurgeDeps): Purge {
  return {
    preview: async (retention) => {
      const kinds: PurgedKind[] = [];
      for (const kind of purgeKinds) {
        const before = oldest(kind, retention, clock.now());
        kinds.push({ kind: kind.name, before, records: before === null ? 0 : await kind.count(db, before) });
      }
      return kinds;
    },
    run: async (retention, options) => {
      const kinds: PurgedKind[] = [];
      for (const kind of purgeKinds) {
        const before = oldest(kind, retention, clock.now());
        const records = before === null ? 0 : await removeAll({ db, clock, kind, before, ...options });
        kinds.push({ kind: kind.name, before, records });
      }
      if (kinds.some(({ records }) => records > 0)) await giveSpaceBack();
      return { kinds };
    },
  };
}

/** What is from before this moment is removed; null when the kind is kept for good. */
function oldest({ retention: setting }: PurgeKind, retention: Retention, now: Date): Date | null {
  const days = retention[setting];
  return days === null ? null : new Date(now.getTime() - days * DAY_MS);
}

interface RemoveAll extends PurgeOptions {
  readonly db: Kysely<Database>;
  readonly clock: Clock;
  readonly kind: PurgeKind;
  readonly before: Date;
}

async function removeAll({ db, clock, kind, before, by, removeFiles }: RemoveAll): Promise<number> {
  let all = 0;
  for (;;) {
    const records = await db.transaction().execute((trx) =>
      permitted(trx, "purge", async () => {
        const rows = await kind.remove(trx, before, removeFiles);
        if (rows === 0) return rows;
        const fact = { kind: "purged", table: kind.name, before: before.toISOString(), rows } as const;
        await writeFacts(trx, { at: clock.now(), by }, [fact]);
        return rows;
      }),
    );
    if (records === 0) return all;
    all += records;
  }
}

/** Does what the audit trail refuses otherwise; nobody outside the transaction ever sees the permit. */
export async function permitted<T>(
  trx: Transaction<Database>,
  purpose: AuditPermitRow["purpose"],
  work: () => Promise<T>,
): Promise<T> {
  await trx.insertInto("audit_permit").values({ purpose }).execute();
  const done = await work();
  await trx.deleteFrom("audit_permit").where("purpose", "=", purpose).execute();
  return done;
}
