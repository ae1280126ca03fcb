import type { ExpressionBuilder, Kysely, Selectable } from "kysely";
import type { Platform } from "../updates/update.ts";
import type { TriageState, UpdateRecord } from "../updates/update-record.ts";
import type { Database, UpdateRecordRow, UpdateRevisionRow } from "./schema.ts";
import { recordOf, revisionOf } from "./update-row.ts";

/** What all of it must be so of a record. Without any, every record counts. */
export interface UpdateFilter {
  readonly states?: readonly TriageState[];
  /** Id of a person. */
  readonly owner?: string;
  readonly platform?: Platform;
  /** Id of a source that lists it, or last did. */
  readonly source?: string;
  /** Leaves out what is done or not relevant, and what was issued anew under another key. */
  readonly openOnly?: boolean;
}

const ENDED: readonly TriageState[] = ["done", "notRelevant"];

/** The records of a tenant with their revisions, the newest first. */
export async function readUpdates(
  db: Kysely<Database>,
  tenant: string,
  filter: UpdateFilter = {},
): Promise<readonly UpdateRecord[]> {
  const rows = await db
    .selectFrom("update_records")
    .selectAll()
    .where((eb) => wanted(eb, tenant, filter))
    .orderBy("first_seen_at", "desc")
    .orderBy("key")
    .execute();
  const keys = db
    .selectFrom("update_records")
    .select("key")
    .where((eb) => wanted(eb, tenant, filter));
  const everyRow = Object.keys(filter).length === 0;
  const aliases = await db
    .selectFrom("update_aliases")
    .select(["key", "alias"])
    .where("tenant", "=", tenant)
    .$if(!everyRow, (query) => query.where("key", "in", keys))
    .orderBy("alias")
    .execute();
  const revisions = await db
    .selectFrom("update_revisions")
    .select(["key", "at", "changes"])
    .where("tenant", "=", tenant)
    .$if(!everyRow, (query) => query.where("key", "in", keys))
    .orderBy("key")
    .orderBy("number")
    .execute();
  return assemble(rows, aliases, revisions).filter((record) => fits(record, filter));
}

/** The record that a key or an alias leads to. */
export async function findUpdate(
  db: Kysely<Database>,
  tenant: string,
  keyOrAlias: string,
): Promise<UpdateRecord | null> {
  const row = (await rowAt(db, tenant, keyOrAlias)) ?? (await rowBehind(db, tenant, keyOrAlias));
  if (row === undefined) return null;
  const of = { tenant, key: row.key };
  const aliases = await db
    .selectFrom("update_aliases")
    .select(["key", "alias"])
    .where((eb) => eb.and(of))
    .orderBy("alias")
    .execute();
  const revisions = await db
    .selectFrom("update_revisions")
    .select(["key", "at", "changes"])
    .where((eb) => eb.and(of))
    .orderBy("number")
    .execute();
  return assemble([row], aliases, revisions)[0] ?? null;
}

function wanted(
  eb: ExpressionBuilder<Database, "update_records">,
  tenant: string,
  { states, owner, openOnly }: UpdateFilter,
) {
  const { and, exists, not, selectFrom } = eb;
  return and([
    eb("tenant", "=", tenant),
    ...(states === undefined ? [] : [eb("state", "in", states)]),
    ...(owner === undefined ? [] : [eb("owner", "=", owner)]),
    ...(openOnly === true
      ? [
          eb("state", "not in", ENDED),
          not(
            exists(
              selectFrom("update_records as later")
                .select("later.key")
                .whereRef("later.tenant", "=", "update_records.tenant")
                .whereRef("later.replaces", "=", "update_records.key"),
            ),
          ),
        ]
      : []),
  ]);
}

function fits({ update, sources }: UpdateRecord, { platform, source }: UpdateFilter): boolean {
  const touches = platform === undefined || update.platforms.includes(platform);
  return touches && (source === undefined || sources.includes(source));
}

async function rowAt(db: Kysely<Database>, tenant: string, key: string) {
  return db
    .selectFrom("update_records")
    .selectAll()
    .where((eb) => eb.and({ tenant, key }))
    .executeTakeFirst();
}

async function rowBehind(db: Kysely<Database>, tenant: string, alias: string) {
  const found = await db
    .selectFrom("update_aliases")
    .select("key")
    .where((eb) => eb.and({ tenant, alias }))
    .executeTakeFirst();
  return found === undefined ? undefined : rowAt(db, tenant, found.key);
}

function assemble(
  rows: readonly Selectable<UpdateRecordRow>[],
  aliases: readonly { readonly key: string; readonly alias: string }[],
  revisions: readonly Pick<UpdateRevisionRow, "key" | "at" | "changes">[],
): readonly UpdateRecord[] {
  const aliasesOf = Map.groupBy(aliases, ({ key }) => key);
  const revisionsOf = Map.groupBy(revisions, ({ key }) => key);
  return rows.map((row) =>
    recordOf(row, {
      aliases: (aliasesOf.get(row.key) ?? []).map(({ alias }) => alias),
      revisions: (revisionsOf.get(row.key) ?? []).map(revisionOf),
    }),
  );
}
