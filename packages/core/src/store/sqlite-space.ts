import type BetterSqlite3 from "better-sqlite3";

const INCREMENTAL = 2;

/**
 * Gives the pages that a purge emptied back to the file system, and empties the log beside the file, in which what was
 * removed stands, too. A store that was made before pages could be given back is written anew, once.
 */
export function giveSpaceBack(database: BetterSqlite3.Database): void {
  if (database.pragma("auto_vacuum", { simple: true }) === INCREMENTAL) {
    database.pragma("incremental_vacuum");
  } else {
    database.pragma("auto_vacuum = INCREMENTAL");
    database.exec("vacuum");
  }
  database.pragma("wal_checkpoint(TRUNCATE)");
}
