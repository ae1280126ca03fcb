import { type DatabaseIntrospector, type Kysely, sql } from "kysely";

interface FoundTable {
  readonly name: string;
  readonly kind: string;
}

/**
 * Knows the tables of one schema, by name. Kysely's own reads every column of every schema of the server, which takes
 * long where many stand side by side, and takes another schema's table of a name for ours.
 */
export function createSchemaIntrospector<Tables>(db: Kysely<Tables>, schema: string): DatabaseIntrospector {
  return {
    getSchemas: async () => {
      const { rows } = await sql<{ readonly name: string }>`select nspname as name from pg_namespace`.execute(
        db,
      );
      return [...rows];
    },
    getTables: async () => {
      const { rows } = await sql<FoundTable>`select relname as name, relkind as kind from pg_class
        where relnamespace = (select oid from pg_namespace where nspname = ${schema}) and relkind in ('r', 'v', 'p', 'f')
        order by relname`.execute(db);
      return rows.map(({ name, kind }) => {
        return { name, schema, isView: kind === "v", isForeign: kind === "f", columns: [] };
      });
    },
  };
}
