import { mkdir } from "node:fs/promises";
import { dirname } from "node:path";
import BetterSqlite3 from "better-sqlite3";
import { NO_CHECKPOINT } from "@intune-om/core";
import { migrate } from "../../../packages/core/src/store/migrate.ts";
import { migrations } from "../../../packages/core/src/store/migrations/index.ts";
import { openDatabase } from "../../../packages/core/src/store/open-database.ts";

/** Names of all migrations, in their order. */
export const MIGRATIONS: readonly string[] = Object.keys(migrations).toSorted();

/** A store as an earlier version left it: with the first migrations alone, and one run that has ended. */
export async function writeOlderStore(path: string, count: number): Promise<void> {
  await mkdir(dirname(path), { recursive: true });
  const { db } = await openDatabase({ kind: "sqlite", path }, { busyTimeoutMs: 1_000 });
  const known = Object.fromEntries(
    Object.entries(migrations).filter(([name]) => MIGRATIONS.indexOf(name) < count),
  );
  await migrate(db, { waitMs: 1_000, checkpoint: NO_CHECKPOINT, known });
  await db.destroy();
  const database = new BetterSqlite3(path);
  database.exec(`
    insert into runs (id, tenant, report, kind, scheduled_for, state, fence, request, created_at, updated_at)
    values ('old', 'small', 'weekly', 'manual', '2026-11-01T07:00:00.000Z', 'succeeded', 1,
      '{"out":null,"to":null}', '2026-11-01T07:00:00.000Z', '2026-11-01T07:00:00.000Z')
  `);
  database.close();
}
