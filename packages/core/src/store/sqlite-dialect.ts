import type BetterSqlite3 from "better-sqlite3";
import {
  CompiledQuery,
  type DatabaseConnection,
  type Driver,
  SqliteAdapter,
  SqliteDialect,
  SqliteDriver,
} from "kysely";

/**
 * Kysely's SQLite dialect, but a transaction takes the write lock when it begins: with a plain `begin` two
 * readers that both go on to write make one of them fail at once, whatever the busy timeout is. And it says
 * that tables can be made in a transaction, so that a migration is done wholly or, after a crash, not at all.
 */
export function createSqliteDialect(database: BetterSqlite3.Database): SqliteDialect {
  const dialect = new SqliteDialect({ database });
  dialect.createDriver = () => immediateDriver(database);
  dialect.createAdapter = () => new WholeMigrations();
  return dialect;
}

class WholeMigrations extends SqliteAdapter {
  override get supportsTransactionalDdl(): boolean {
    return true;
  }
}

function immediateDriver(database: BetterSqlite3.Database): Driver {
  const driver = new SqliteDriver({ database });
  driver.beginTransaction = async (connection: DatabaseConnection) => {
    await connection.executeQuery(CompiledQuery.raw("begin immediate"));
  };
  return driver;
}
