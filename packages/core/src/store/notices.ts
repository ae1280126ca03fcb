import type { Kysely, Transaction } from "kysely";
import type { Clock } from "../clock.ts";
import { OmError } from "../errors.ts";
import type { UserNotice, NoticeRecipient, NoticeState } from "../notices/notice.ts";
import type { ToldPerson } from "../notices/told-log.ts";
import type { JournalFact } from "../practice/journal-entry.ts";
import { noticeOf, recipientOf, recipientRow, rowOf } from "./notice-row.ts";
import type { Database } from "./schema.ts";
import { readTold } from "./told.ts";

/** Notices to users, and who was told what. */
export interface NoticeTable {
  /** The newest first. */
  list(tenant: string, states?: readonly NoticeState[]): Promise<readonly UserNotice[]>;
  get(id: string): Promise<UserNotice | null>;
  /** By address. */
  recipients(id: string): Promise<readonly NoticeRecipient[]>;
  /** How many notices there have been of a subject. */
  count(tenant: string, subject: string): Promise<number>;
  /** Writes a new notice with its recipients. */
  add(notice: UserNotice, recipients: readonly NoticeRecipient[]): Promise<void>;
  /**
   * Takes a notice from how it stood to how it stands now, with what changed beside it, in one transaction.
   * @throws OmError `notice.lost` when it no longer stands as given.
   */
  change(from: UserNotice, to: UserNotice, also?: NoticeChange): Promise<UserNotice>;
  /** Writes what became of some recipients. */
  settle(id: string, recipients: readonly NoticeRecipient[]): Promise<void>;
  /** Who was told what, and who must not be, but for one notice. */
  told(tenant: string, options?: ToldOptions): Promise<readonly ToldPerson[]>;
}

export interface NoticeChange {
  /** All of its recipients, in place of those that it had. */
  readonly recipients?: readonly NoticeRecipient[];
  /** What is written into the journal with it. */
  readonly entry?: { readonly by: string; readonly fact: JournalFact };
}

export interface ToldOptions {
  readonly except?: string;
  /** Whether who was spared by a trial counts as told: while the trial goes on. */
  readonly pilot?: boolean;
}

export function createNoticeTable(db: Kysely<Database>, clock: Clock): NoticeTable {
  return {
    list: async (tenant, states) => {
      const rows = await db
        .selectFrom("notices")
        .selectAll()
        .where("tenant", "=", tenant)
        .$if(states !== undefined, (query) => query.where("state", "in", states ?? []))
        .orderBy("created_at", "desc")
        .orderBy("id")
        .execute();
      return rows.map(noticeOf);
    },
    get: async (id) => {
      const row = await db.selectFrom("notices").selectAll().where("id", "=", id).executeTakeFirst();
      return row === undefined ? null : noticeOf(row);
    },
    recipients: async (id) => {
      const rows = await db
        .selectFrom("notice_recipients")
        .selectAll()
        .where("notice_id", "=", id)
        .orderBy("address")
        .orderBy("key")
        .execute();
      return rows.map(recipientOf);
    },
    count: async (tenant, subject) => {
      const { count } = await db
        .selectFrom("notices")
        .select((eb) => eb.fn.countAll<number>().as("count"))
        .where("tenant", "=", tenant)
        .where("subject", "=", subject)
        .executeTakeFirstOrThrow();
      return count;
    },
    add: (notice, recipients) =>
      db.transaction().execute(async (trx) => {
        await trx.insertInto("notices").values(rowOf(notice)).execute();
        await insertRecipients(trx, notice.id, recipients);
      }),
    change: (from, to, also = {}) =>
      db.transaction().execute((trx) => change(trx, { from, to, also, clock })),
    settle: (id, recipients) =>
      db.transaction().execute(async (trx) => {
        for (const { key, state, why, toldAt } of recipients) {
          await trx
            .updateTable("notice_recipients")
            .set({ state, why, told_at: toldAt?.toISOString() ?? null })
            .where("notice_id", "=", id)
            .where("key", "=", key)
            .execute();
        }
      }),
    told: (tenant, options = {}) => readTold(db, tenant, options),
  };
}

interface Change {
  readonly from: UserNotice;
  readonly to: UserNotice;
  readonly also: NoticeChange;
  readonly clock: Clock;
}

async function change(trx: Transaction<Database>, { from, to, also, clock }: Change): Promise<UserNotice> {
  const { id, ...row } = rowOf(to);
  const result = await trx
    .updateTable("notices")
    .set(row)
    .where("id", "=", from.id)
    .where("state", "=", from.state)
    .where("data_at", "=", from.dataAt.toISOString())
    .executeTakeFirst();
  if (result.numUpdatedRows !== 1n || id !== from.id) {
    throw new OmError(`notice ${from.id} was changed by somebody else in the meantime`, {
      code: "notice.lost",
      hint: `Nothing was sent. Look at it with \`intune-om notices show ${from.id}\` and try again.`,
    });
  }
  if (also.recipients !== undefined) {
    await trx.deleteFrom("notice_recipients").where("notice_id", "=", id).execute();
    await insertRecipients(trx, id, also.recipients);
  }
  if (also.entry !== undefined) {
    const { by, fact } = also.entry;
    const entry = { at: clock.now().toISOString(), by, kind: fact.kind, fact: JSON.stringify(fact) };
    await trx.insertInto("journal").values(entry).execute();
  }
  return to;
}

async function insertRecipients(
  trx: Transaction<Database>,
  id: string,
  recipients: readonly NoticeRecipient[],
): Promise<void> {
  for (const recipient of recipients) {
    await trx.insertInto("notice_recipients").values(recipientRow(id, recipient)).execute();
  }
}
