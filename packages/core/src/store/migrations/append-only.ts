import { type Kysely, sql } from "kysely";
import { flavourOf } from "../flavour.ts";

/** A table to which rows are added, and in which none is changed. */
export interface AppendOnly {
  readonly table: string;
  /** The columns of its key. */
  readonly key: readonly string[];
}

/**
 * Triggers that refuse to change, remove or replace a row, whoever asks. Rows may be removed while the table
 * `audit_permit` holds `purge`, and changed while it holds `forget`.
 */
export async function guardAppendOnly(db: Kysely<unknown>, guarded: AppendOnly): Promise<void> {
  await (flavourOf(db) === "postgres" ? guardInPostgres(db, guarded) : guardInSqlite(db, guarded));
}

/** Refuses to change a row of a table, whatever the permit. */
export async function guardUnchanged(
  db: Kysely<unknown>,
  { trigger, table, refusal }: { readonly trigger: string; readonly table: string; readonly refusal: string },
): Promise<void> {
  const before = sql`create trigger ${sql.id(trigger)} before update on ${sql.table(table)}`;
  if (flavourOf(db) === "sqlite") {
    await sql`${before} begin select raise(abort, ${sql.lit(refusal)}); end`.execute(db);
    return;
  }
  const refuse = sql.id(`refuse_${trigger}`);
  await sql`create function ${refuse}() returns trigger language plpgsql as
    ${sql.lit(`begin raise exception '${refusal}'; end`)}`.execute(db);
  await sql`${before} for each row execute function ${refuse}()`.execute(db);
}

async function guardInSqlite(db: Kysely<unknown>, { table, key }: AppendOnly): Promise<void> {
  const refusal = sql.lit(`${table} is append-only`);
  const guarded = sql.table(table);
  const same = sql.join(
    key.map((column) => sql`${sql.ref(column)} = new.${sql.ref(column)}`),
    sql` and `,
  );
  await sql`create trigger ${sql.id(`${table}_no_update`)} before update on ${guarded}
    when not exists (select 1 from audit_permit where purpose = 'forget')
    begin select raise(abort, ${refusal}); end`.execute(db);
  await sql`create trigger ${sql.id(`${table}_no_delete`)} before delete on ${guarded}
    when not exists (select 1 from audit_permit where purpose = 'purge')
    begin select raise(abort, ${refusal}); end`.execute(db);
  // Replacing a row fires no trigger on delete.
  await sql`create trigger ${sql.id(`${table}_no_replace`)} before insert on ${guarded}
    when exists (select 1 from ${guarded} where ${same})
    begin select raise(abort, ${refusal}); end`.execute(db);
}

/** Nothing replaces a row there without updating it, but all rows can be taken at once, past every row's trigger. */
async function guardInPostgres(db: Kysely<unknown>, { table }: AppendOnly): Promise<void> {
  const guarded = sql.table(table);
  // Whoever comes from outside may look for tables elsewhere: the function looks where it was made.
  await sql`create or replace function permit_only() returns trigger language plpgsql set search_path from current as
    ${sql.lit(PERMIT_ONLY)}`.execute(db);
  await sql`create trigger ${sql.id(`${table}_no_update`)} before update on ${guarded}
    for each row execute function permit_only('forget')`.execute(db);
  await sql`create trigger ${sql.id(`${table}_no_delete`)} before delete on ${guarded}
    for each row execute function permit_only('purge')`.execute(db);
  await sql`create trigger ${sql.id(`${table}_no_truncate`)} before truncate on ${guarded}
    for each statement execute function permit_only('nothing')`.execute(db);
}

const PERMIT_ONLY = `begin
  if not exists (select 1 from audit_permit where purpose = tg_argv[0]) then
    raise exception '% is append-only', tg_table_name;
  end if;
  if tg_op = 'DELETE' then return old; end if;
  return new;
end`;
