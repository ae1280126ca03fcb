import type { Kysely } from "kysely";
import type { Clock } from "../clock.ts";
import type { ReportSchedule } from "../config/plan/report-schedule.ts";
import type { Decision } from "../schedule/decide-due.ts";
import { isPausedAt, type Pause } from "../schedule/pause.ts";
import { writeFacts } from "./journal.ts";
import { checkLease, type Lease } from "./leases.ts";
import { type Run, runOf } from "./run-row.ts";
import {
  definitionText,
  pauseText,
  type ScheduleKey,
  scheduleOfRow,
  type StoredSchedule,
} from "./schedule-row.ts";
import { holdBackFuture, skipUnclaimed, writeDecisions, type WrittenRuns } from "./schedule-runs.ts";
import type { Database } from "./schema.ts";

export interface ScheduleTable {
  /** Every schedule there is or was, by tenant and report. */
  list(): Promise<readonly StoredSchedule[]>;
  /**
   * Makes known what is scheduled. What is new, or comes back after it had ended, begins now: nothing from before is due.
   * What is known stays as it is. Returns how many began.
   */
  see(scheduled: readonly SeenSchedule[], lease?: Lease): Promise<number>;
  /**
   * Writes the runs of what was decided and moves the cursor, in one transaction. Null when somebody else has moved it
   * since it was read: nothing is done then.
   * @throws OmError `lease.lost`
   */
  advance(from: StoredSchedule, step: ScheduleStep, lease?: Lease): Promise<WrittenRuns | null>;
  /**
   * Takes the cursor back to an instant, after a clock that ran ahead was set right. Runs are kept: what was begun is
   * not begun again, and what waits, waits for its time.
   * @throws OmError `lease.lost`
   */
  rewind(from: StoredSchedule, to: Date, lease?: Lease): Promise<boolean>;
  /** Pauses a schedule that is known, in place of the pause that it may have; null when there is none or it has ended. */
  pause(key: ScheduleKey, pause: Omit<Pause, "at">): Promise<StoredSchedule | null>;
  /** The newest scheduled run of each tenant and report, whose time had come by an instant. */
  lastRuns(until: Date): Promise<readonly Run[]>;
  /** Ends the pause that holds now, or is to come; null when there is none. */
  resume(key: ScheduleKey, by: string): Promise<StoredSchedule | null>;
}

export interface SeenSchedule extends ScheduleKey {
  readonly definition: ReportSchedule;
}

export interface ScheduleStep {
  readonly decisions: readonly Decision[];
  readonly cursor: Date;
  /** What holds from the cursor on; the same as before when left out. */
  readonly definition?: ReportSchedule;
  /** Ends the schedule: runs that are due and were not begun are skipped, with this reason. */
  readonly ending?: string;
}

/** Rows that one statement writes. */
const CHUNK = 500;

export function createScheduleTable(db: Kysely<Database>, clock: Clock): ScheduleTable {
  return {
    list: async () => {
      const rows = await db.selectFrom("schedules").selectAll().orderBy("tenant").orderBy("report").execute();
      return rows.map(scheduleOfRow);
    },
    lastRuns: async (until) => {
      const rows = await db
        .selectFrom("runs")
        .innerJoin(
          (inner) =>
            inner
              .selectFrom("runs")
              .select(({ fn }) => ["tenant", "report", fn.max("scheduled_for").as("newest")])
              .where("kind", "=", "scheduled")
              .where("scheduled_for", "<=", until.toISOString())
              .groupBy(["tenant", "report"])
              .as("last"),
          (join) =>
            join
              .onRef("last.tenant", "=", "runs.tenant")
              .onRef("last.report", "=", "runs.report")
              .onRef("last.newest", "=", "runs.scheduled_for"),
        )
        .selectAll("runs")
        .where("runs.kind", "=", "scheduled")
        .orderBy("runs.tenant")
        .orderBy("runs.report")
        .execute();
      return rows.map(runOf);
    },
    see: (scheduled, lease) => seeSchedules(db, clock.now(), scheduled, lease),
    advance: (from, step, lease) =>
      db.transaction().execute(async (trx) => {
        if (lease !== undefined) await checkLease(trx, lease);
        const now = clock.now();
        const result = await trx
          .updateTable("schedules")
          .set({
            cursor: step.cursor.toISOString(),
            updated_at: now.toISOString(),
            ...(step.definition === undefined ? {} : { definition: definitionText(step.definition) }),
            ...(step.ending === undefined ? {} : { ended_at: now.toISOString() }),
          })
          .where("tenant", "=", from.tenant)
          .where("report", "=", from.report)
          .where("cursor", "=", from.cursor.toISOString())
          .where("ended_at", "is", null)
          .executeTakeFirst();
        if (result.numUpdatedRows !== 1n) return null;
        const written = await writeDecisions(trx, from, step.decisions, now);
        if (step.ending === undefined) return written;
        const skipped = await skipUnclaimed(trx, from, step.ending, now);
        return { ...written, skipped: written.skipped + skipped };
      }),
    rewind: (from, to, lease) =>
      db.transaction().execute(async (trx) => {
        if (lease !== undefined) await checkLease(trx, lease);
        const now = clock.now().toISOString();
        const result = await trx
          .updateTable("schedules")
          .set({ cursor: to.toISOString(), updated_at: now })
          .where("tenant", "=", from.tenant)
          .where("report", "=", from.report)
          .where("cursor", "=", from.cursor.toISOString())
          .executeTakeFirst();
        if (result.numUpdatedRows !== 1n) return false;
        await holdBackFuture(trx, from, to);
        return true;
      }),
    pause: (key, { by, why, until }) => {
      const pause: Pause = { by, why, at: clock.now(), until };
      return setPause(db, key, (known) => (known.endedAt === null ? pause : null), { by, at: pause.at });
    },
    resume: (key, by) => {
      const at = clock.now();
      // The end stands there, not nothing: what lay within the pause and is not decided yet was paused all the same.
      const ended = ({ paused }: StoredSchedule): Pause | null =>
        paused !== null && (isPausedAt(paused, at.getTime()) || paused.at > at)
          ? { ...paused, until: at }
          : null;
      return setPause(db, key, ended, { by, at });
    },
  };
}

async function seeSchedules(
  db: Kysely<Database>,
  now: Date,
  scheduled: readonly SeenSchedule[],
  lease: Lease | undefined,
): Promise<number> {
  if (scheduled.length === 0) return 0;
  return db.transaction().execute(async (trx) => {
    if (lease !== undefined) await checkLease(trx, lease);
    let began = 0;
    const at = now.toISOString();
    for (let start = 0; start < scheduled.length; start += CHUNK) {
      const rows = scheduled.slice(start, start + CHUNK).map(({ tenant, report, definition }) => ({
        tenant,
        report,
        definition: definitionText(definition),
        cursor: at,
        paused: null,
        ended_at: null,
        restored_at: null,
        updated_at: at,
      }));
      const result = await trx
        .insertInto("schedules")
        .values(rows)
        .onConflict((conflict) =>
          conflict
            .columns(["tenant", "report"])
            .doUpdateSet((eb) => ({
              definition: eb.ref("excluded.definition"),
              cursor: eb.ref("excluded.cursor"),
              paused: eb.ref("excluded.paused"),
              ended_at: eb.ref("excluded.ended_at"),
              updated_at: eb.ref("excluded.updated_at"),
            }))
            .where("schedules.ended_at", "is not", null),
        )
        .returning("report")
        .execute();
      began += result.length;
    }
    return began;
  });
}

/** Changes the pause as `next` says, with an entry in the journal; null when it says nothing. */
function setPause(
  db: Kysely<Database>,
  { tenant, report }: ScheduleKey,
  next: (known: StoredSchedule) => Pause | null,
  { by, at }: { readonly by: string; readonly at: Date },
): Promise<StoredSchedule | null> {
  return db.transaction().execute(async (trx) => {
    const row = await trx
      .selectFrom("schedules")
      .selectAll()
      .where("tenant", "=", tenant)
      .where("report", "=", report)
      .executeTakeFirst();
    const known = row === undefined ? null : scheduleOfRow(row);
    const paused = known === null ? null : next(known);
    if (known === null || paused === null) return null;
    await trx
      .updateTable("schedules")
      .set({ paused: pauseText(paused), updated_at: at.toISOString() })
      .where("tenant", "=", tenant)
      .where("report", "=", report)
      .execute();
    const isOver = paused.until !== null && paused.until <= at;
    const fact = {
      kind: "scheduleDecided",
      tenant,
      report,
      decision: isOver ? "resumed" : "paused",
      why: paused.why,
      until: paused.until?.toISOString() ?? null,
    } as const;
    await writeFacts(trx, { at, by }, [fact]);
    return { ...known, paused, updatedAt: at };
  });
}
