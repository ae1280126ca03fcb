import { Kysely } from "kysely";
import { Migrator } from "kysely/migration";
import type { Clock } from "../clock.ts";
import type { StoreLocation } from "../config/config.ts";
import { OmError } from "../errors.ts";
import { createArtifactTable, type ArtifactTable } from "./artifacts.ts";
import { createDeliveryTable, type DeliveryTable } from "./deliveries.ts";
import { migrations } from "./migrations/index.ts";
import { openSqlite } from "./open-sqlite.ts";
import { createRunTable, type RunTable } from "./runs.ts";
import type { Database } from "./schema.ts";
import { createSnapshotTable, type SnapshotTable } from "./snapshots.ts";
import { createSqliteDialect } from "./sqlite-dialect.ts";

/** Everything that is remembered: the only part of the product that does. */
export interface Store {
  readonly snapshots: SnapshotTable;
  readonly runs: RunTable;
  readonly artifacts: ArtifactTable;
  readonly deliveries: DeliveryTable;
  close(): Promise<void>;
}

export interface StoreOptions {
  readonly clock: Clock;
  /** How long a writer waits for another before it gives up. Default 10 s. */
  readonly busyTimeoutMs?: number;
}

/**
 * Opens the store and brings its schema up to date.
 * @throws OmError `store.*`, for a file that is damaged, not ours or newer than this version.
 */
export async function openStore(
  location: StoreLocation,
  { clock, busyTimeoutMs }: StoreOptions,
): Promise<Store> {
  if (location.kind === "postgres") {
    throw new OmError("PostgreSQL stores are not available in this version", {
      code: "store.not-available",
      hint: "Name a file as `store` in intune-om.yaml, for example ./state/intune-om.db.",
    });
  }
  const database = await openSqlite(location.path, busyTimeoutMs);
  const db = new Kysely<Database>({ dialect: createSqliteDialect(database) });
  try {
    await migrate(db);
  } catch (error) {
    await db.destroy();
    throw error;
  }
  return {
    snapshots: createSnapshotTable(db),
    runs: createRunTable(db, clock),
    artifacts: createArtifactTable(db),
    deliveries: createDeliveryTable(db, clock),
    close: () => db.destroy(),
  };
}

async function migrate(db: Kysely<Database>): Promise<void> {
  const provider = { getMigrations: async () => ({ ...migrations }) };
  const migrator = new Migrator({ db, provider });
  // Of two processes that start at the same moment, the second one finds the work done at its second try.
  if ((await migrator.migrateToLatest()).error === undefined) return;
  const { error } = await migrator.migrateToLatest();
  if (error === undefined) return;
  const newer = error instanceof Error && /corrupted migrations/i.test(error.message);
  throw new OmError(
    newer
      ? "the store was written by a newer version of intune-om"
      : "the store's schema could not be brought up to date",
    {
      code: newer ? "store.newer" : "store.migration",
      hint: newer
        ? "Update intune-om on this machine."
        : "Nothing was changed. Restore a backup if the file is damaged.",
      cause: error,
    },
  );
}
