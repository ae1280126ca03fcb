import { type Kysely, PostgresAdapter } from "kysely";

/** Which database answers, for the few statements that they write differently. */
export type Flavour = "sqlite" | "postgres";

export function flavourOf<Tables>(db: Kysely<Tables>): Flavour {
  return db.getExecutor().adapter instanceof PostgresAdapter ? "postgres" : "sqlite";
}
