import { type Checkpoint, NO_CHECKPOINT } from "../checkpoint.ts";
import { type Clock, systemClock } from "../clock.ts";
import type { StoreLocation } from "../config/config.ts";
import type { SecretReader } from "../config/secrets.ts";
import type { FeedAnswers } from "../feeds/feed-answers.ts";
import { createAlertTable } from "./alert-table.ts";
import type { AlertTable } from "./alerts.ts";
import { type AudienceSizeTable, createAudienceSizeTable } from "./audience-sizes.ts";
import { createArtifactTable, type ArtifactTable } from "./artifacts.ts";
import { readSkewMs, skewError } from "./clock-skew.ts";
import { createDeliveryTable, type DeliveryTable } from "./deliveries.ts";
import { createFeedAnswerTable } from "./feed-answers.ts";
import { createForget, type Forget } from "./forget/forget.ts";
import { createJournalTable, type JournalTable } from "./journal.ts";
import { createLeaseTable, type LeaseTable } from "./leases.ts";
import { createMeasureTable, type MeasureTable } from "./measures.ts";
import { migrate } from "./migrate.ts";
import { openDatabase } from "./open-database.ts";
import { BUSY_TIMEOUT_MS } from "./open-sqlite.ts";
import { createNewcomerTable, type NewcomerTable } from "./newcomers.ts";
import { createNoticeTable, type NoticeTable } from "./notices.ts";
import { createOutbox, type Outbox } from "./outbox.ts";
import { createPlanVersionTable, type PlanVersionTable } from "./plan-versions.ts";
import { createPracticeTable, type PracticeTable } from "./practice.ts";
import { createPurge, type Purge } from "./purge/purge.ts";
import { createRunTable, type RunTable } from "./runs.ts";
import { createScheduleTable, type ScheduleTable } from "./schedules.ts";
import { createSnapshotTable, type SnapshotTable } from "./snapshots.ts";
import { checkStore, type StoreCheck } from "./store-check.ts";
import { type AuditTrail, createAuditTrail } from "./trail.ts";
import { createTrainingTable, type TrainingTable } from "./training.ts";
import { createUpdateTable, type UpdateTable } from "./updates.ts";

/** Everything that is remembered: the only part of the product that does. */
export interface Store {
  readonly snapshots: SnapshotTable;
  readonly runs: RunTable;
  readonly artifacts: ArtifactTable;
  readonly deliveries: DeliveryTable;
  readonly outbox: Outbox;
  readonly leases: LeaseTable;
  readonly measures: MeasureTable;
  readonly schedules: ScheduleTable;
  readonly updates: UpdateTable;
  readonly feedAnswers: FeedAnswers;
  readonly journal: JournalTable;
  readonly training: TrainingTable;
  readonly practice: PracticeTable;
  readonly planVersions: PlanVersionTable;
  readonly notices: NoticeTable;
  readonly newcomers: NewcomerTable;
  readonly audienceSizes: AudienceSizeTable;
  readonly alerts: AlertTable;
  readonly trail: AuditTrail;
  readonly purge: Purge;
  readonly forget: Forget;
  /**
   * Sees that the store is still there, which is cheap: nothing may be sent without it.
   * @throws OmError `store.gone`, `store.unreachable`
   */
  alive(): Promise<void>;
  /** How far this process's clock is from the one that it shares with others: ahead, or below nothing behind. */
  clockSkewMs(): Promise<number>;
  /** Looks the whole store over. */
  check(): Promise<StoreCheck>;
  close(): Promise<void>;
}

export interface StoreOptions {
  readonly clock: Clock;
  /** How long a writer waits for another before it gives up. Default 10 s. */
  readonly busyTimeoutMs?: number;
  /** Finds the password of a PostgreSQL store. Default: only what stands in files is found. */
  readonly readSecret?: SecretReader;
  /** Connections to a PostgreSQL store at once. Default 8. */
  readonly connections?: number;
  readonly checkpoint?: Checkpoint;
  /** Whether the clock is held against that of a PostgreSQL. Default: the machine's own is. */
  readonly comparesClock?: boolean;
}

/**
 * Opens the store and brings its schema up to date.
 * @throws OmError `store.*`, for what is damaged, not ours, newer than this version, out of reach or of another time.
 */
export async function openStore(location: StoreLocation, options: StoreOptions): Promise<Store> {
  const { clock, busyTimeoutMs = BUSY_TIMEOUT_MS, checkpoint = NO_CHECKPOINT } = options;
  const { db, giveSpaceBack, alive } = await openDatabase(location, { ...options, busyTimeoutMs });
  const compares = location.kind === "postgres" && (options.comparesClock ?? clock === systemClock);
  const clockSkewMs = async (): Promise<number> => (compares ? readSkewMs(db, clock) : 0);
  try {
    const skew = skewError(await clockSkewMs());
    if (skew !== null) throw skew;
    await migrate(db, { waitMs: busyTimeoutMs, checkpoint });
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
    deliveries: createDeliveryTable(db, clock, checkpoint),
    outbox: createOutbox(db, clock),
    leases: createLeaseTable(db, clock),
    measures: createMeasureTable(db, clock),
    schedules: createScheduleTable(db, clock),
    updates: createUpdateTable(db, clock),
    feedAnswers: createFeedAnswerTable(db, clock),
    journal,
    notices: createNoticeTable(db, clock),
    newcomers: createNewcomerTable(db),
    audienceSizes: createAudienceSizeTable(db),
    alerts: createAlertTable(db, clock),
    training: createTrainingTable(db, clock),
    planVersions,
    practice: createPracticeTable(db, { journal, planVersions }),
    trail: createAuditTrail(db),
    purge: createPurge({ db, clock, giveSpaceBack }),
    forget: createForget({ db, clock, giveSpaceBack }),
    alive,
    clockSkewMs,
    check: () => checkStore(location, options),
    close: () => db.destroy(),
  };
}
