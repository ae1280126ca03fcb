import { Kysely } from "kysely";
import type { Clock } from "../clock.ts";
import type { StoreLocation } from "../config/config.ts";
import { OmError } from "../errors.ts";
import type { FeedAnswers } from "../feeds/feed-answers.ts";
import { type AudienceSizeTable, createAudienceSizeTable } from "./audience-sizes.ts";
import { createArtifactTable, type ArtifactTable } from "./artifacts.ts";
import { createDeliveryTable, type DeliveryTable } from "./deliveries.ts";
import { createFeedAnswerTable } from "./feed-answers.ts";
import { createForget, type Forget } from "./forget/forget.ts";
import { createJournalTable, type JournalTable } from "./journal.ts";
import { migrate } from "./migrate.ts";
import { BUSY_TIMEOUT_MS, openSqlite } from "./open-sqlite.ts";
import { createNewcomerTable, type NewcomerTable } from "./newcomers.ts";
import { createNoticeTable, type NoticeTable } from "./notices.ts";
import { createPlanVersionTable, type PlanVersionTable } from "./plan-versions.ts";
import { createPracticeTable, type PracticeTable } from "./practice.ts";
import { createPurge, type Purge } from "./purge/purge.ts";
import { createRunTable, type RunTable } from "./runs.ts";
import type { Database } from "./schema.ts";
import { createSnapshotTable, type SnapshotTable } from "./snapshots.ts";
import { createSqliteDialect } from "./sqlite-dialect.ts";
import { giveSpaceBack } from "./sqlite-space.ts";
import { type AuditTrail, createAuditTrail } from "./trail.ts";
import { createTrainingTable, type TrainingTable } from "./training.ts";
import { createUpdateTable, type UpdateTable } from "./updates.ts";

/** Everything that is remembered: the only part of the product that does. */
export interface Store {
  readonly snapshots: SnapshotTable;
  readonly runs: RunTable;
  readonly artifacts: ArtifactTable;
  readonly deliveries: DeliveryTable;
  readonly updates: UpdateTable;
  readonly feedAnswers: FeedAnswers;
  readonly journal: JournalTable;
  readonly training: TrainingTable;
  readonly practice: PracticeTable;
  readonly planVersions: PlanVersionTable;
  readonly notices: NoticeTable;
  readonly newcomers: NewcomerTable;
  readonly audienceSizes: AudienceSizeTable;
  readonly trail: AuditTrail;
  readonly purge: Purge;
  readonly forget: Forget;
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
  { clock, busyTimeoutMs = BUSY_TIMEOUT_MS }: StoreOptions,
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
    await migrate(db, busyTimeoutMs);
  } catch (error) {
    await db.destroy();
    throw error;
  }
  const journal = createJournalTable(db, clock);
  const planVersions = createPlanVersionTable(db, clock);
  return {
    snapshots: createSnapshotTable(db),
    runs: createRunTable(db, clock),
    artifacts: createArtifactTable(db),
    deliveries: createDeliveryTable(db, clock),
    updates: createUpdateTable(db, clock),
    feedAnswers: createFeedAnswerTable(db, clock),
    journal,
    notices: createNoticeTable(db, clock),
    newcomers: createNewcomerTable(db),
    audienceSizes: createAudienceSizeTable(db),
    training: createTrainingTable(db, clock),
    planVersions,
    practice: createPracticeTable(db, { journal, planVersions }),
    trail: createAuditTrail(db),
    purge: createPurge({ db, clock, giveSpaceBack: () => giveSpaceBack(database) }),
    forget: createForget({ db, clock, giveSpaceBack: () => giveSpaceBack(database) }),
    close: () => db.destroy(),
  };
}
