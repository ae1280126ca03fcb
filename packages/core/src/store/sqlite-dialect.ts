import type BetterSqlite3 from "better-sqlite3";
import {
  CompiledQuery,
  type DatabaseConnection,
  type Driver,
  SqliteAdapter,
  type SqliteDatabase,
  SqliteDialect,
  SqliteDriver,
  type SqliteStatement,
} from "kysely";
import { sqliteError } from "./sqlite-error.ts";

/**
 * Kysely's SQLite dialect, but a transaction takes the write lock when it begins: with a plain `begin` two
 * readers that both go on to write make one of them fail at once, whatever the busy timeout is. And it says
 * that tables can be made in a transaction, so that a migration is done wholly or, after a crash, not at all.
 * @param checkBeforeWriting Called before each transaction; throws when there is nothing to write to any more.
 */
export function createSqliteDialect(
  database: BetterSqlite3.Database,
  checkBeforeWriting: () => void = () => undefined,
): SqliteDialect {
  const dialect = new SqliteDialect({ database });
  dialect.createDriver = () => immediateDriver(database, checkBeforeWriting);
  dialect.createAdapter = () => new WholeMigrations();
  return dialect;
}

class WholeMigrations extends SqliteAdapter {
  override get supportsTransactionalDdl(): boolean {
    return true;
  }
}

function immediateDriver(database: BetterSqlite3.Database, checkBeforeWriting: () => void): Driver {
  const driver = new SqliteDriver({ database: withKeptStatements(database) });
  driver.beginTransaction = async (connection: DatabaseConnection) => {
    checkBeforeWriting();
    await connection.executeQuery(CompiledQuery.raw("begin immediate"));
  };
  const rollback = driver.rollbackTransaction.bind(driver);
  driver.rollbackTransaction = async (connection: DatabaseConnection) => {
    // On a full disk SQLite has done so itself; asked once more, it would hide what was wrong.
    if (database.inTransaction) await rollback(connection);
  };
  return driver;
}

/** Statements that are kept; what was used longest ago goes first. */
const KEPT_STATEMENTS = 64;

/**
 * Prepares each statement once. What a prepared statement takes is outside of what the garbage collector sees, so a
 * thousand of them for the same text would stand there until it happens to run.
 */
function withKeptStatements(database: BetterSqlite3.Database): SqliteDatabase {
  const kept = new Map<string, SqliteStatement>();
  return {
    close: () => void database.close(),
    prepare: (sql) => {
      const statement = kept.get(sql) ?? withPlainErrors(() => database.prepare(sql), database.name);
      kept.delete(sql);
      kept.set(sql, statement);
      const [oldest] = kept.keys();
      if (kept.size > KEPT_STATEMENTS && oldest !== undefined) kept.delete(oldest);
      return statement;
    },
  };
}

/** A statement whose errors are the store's own. */
function withPlainErrors(prepare: () => BetterSqlite3.Statement, path: string): SqliteStatement {
  const plainly = <T>(work: () => T): T => {
    try {
      return work();
    } catch (error) {
      throw sqliteError(error, path);
    }
  };
  const statement = plainly(prepare);
  return {
    reader: statement.reader,
    all: (parameters) => plainly(() => statement.all([...parameters])),
    run: (parameters) => plainly(() => statement.run([...parameters])),
    iterate: (parameters) => statement.iterate([...parameters]),
  };
}
