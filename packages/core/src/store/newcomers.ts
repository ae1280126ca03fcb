import type { Kysely, Selectable } from "kysely";
import type { Newcomer, NewcomerLog } from "../newcomers/newcomer.ts";
import type { Platform } from "../updates/update.ts";
import { readWatch } from "./save-people.ts";
import type { Database, NewcomerRow } from "./schema.ts";

/** People whose first device came while this product watched. */
export interface NewcomerTable {
  /** Newcomers of a tenant, the newest first, and since when they are told apart. */
  log(tenant: string, after?: Date): Promise<NewcomerLog>;
  /** Those who are still without their welcome, whoever came first before the others. */
  waiting(tenant: string): Promise<readonly Newcomer[]>;
  /** Writes down who got their welcome, when, and with which notice. Whoever has had one keeps the first. */
  welcomed(tenant: string, keys: readonly string[], notice: string, at: Date): Promise<void>;
}

const CHUNK_KEYS = 500;

export function createNewcomerTable(db: Kysely<Database>): NewcomerTable {
  return {
    log: async (tenant, after) => readNewcomers(db, { tenant, ...(after === undefined ? {} : { after }) }),
    waiting: async (tenant) => {
      const rows = await ofTenant(db, tenant)
        .where("welcomed_at", "is", null)
        .orderBy("first_device_at")
        .orderBy("key")
        .execute();
      return rows.map(newcomerOf);
    },
    welcomed: (tenant, keys, notice, at) =>
      db.transaction().execute(async (trx) => {
        for (let start = 0; start < keys.length; start += CHUNK_KEYS) {
          await trx
            .updateTable("newcomers")
            .set({ welcomed_at: at.toISOString(), notice })
            .where("tenant", "=", tenant)
            .where("key", "in", keys.slice(start, start + CHUNK_KEYS))
            .where("welcomed_at", "is", null)
            .execute();
        }
      }),
  };
}

/** Newcomers of a tenant who were seen after an instant, and all who are without their welcome. */
export async function readNewcomers(
  db: Kysely<Database>,
  { tenant, after }: { readonly tenant: string; readonly after?: Date },
): Promise<NewcomerLog> {
  const rows = await ofTenant(db, tenant)
    .$if(after !== undefined, (query) =>
      query.where((eb) =>
        eb.or([eb("seen_at", ">", after?.toISOString() ?? ""), eb("welcomed_at", "is", null)]),
      ),
    )
    .orderBy("seen_at", "desc")
    .orderBy("key")
    .execute();
  return { since: await readWatch(db, tenant), people: rows.map(newcomerOf) };
}

function ofTenant(db: Kysely<Database>, tenant: string) {
  return db.selectFrom("newcomers").selectAll().where("tenant", "=", tenant).where("is_new", "=", 1);
}

function newcomerOf(row: Selectable<NewcomerRow>): Newcomer {
  return {
    key: row.key,
    firstDeviceAt: new Date(row.first_device_at),
    seenAt: new Date(row.seen_at),
    platforms: JSON.parse(row.platforms) as readonly Platform[],
    welcomedAt: row.welcomed_at === null ? null : new Date(row.welcomed_at),
    notice: row.notice,
  };
}
