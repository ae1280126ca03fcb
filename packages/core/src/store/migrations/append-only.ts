import { type Kysely, sql } from "kysely";

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
export async function guardAppendOnly(db: Kysely<unknown>, { table, key }: AppendOnly): Promise<void> {
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
