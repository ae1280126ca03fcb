import type { Selectable } from "kysely";
import { DEFAULT_SCHEDULE_POLICY, type ReportSchedule } from "../config/plan/report-schedule.ts";
import type { Pause } from "../schedule/pause.ts";
import type { ScheduleRow } from "./schema.ts";

/** Which report of which tenant. */
export interface ScheduleKey {
  readonly tenant: string;
  readonly report: string;
}

/** How far the schedule of a report was decided for a tenant. */
export interface StoredSchedule extends ScheduleKey {
  /** As the plan had it when it was looked at last. */
  readonly definition: ReportSchedule;
  /** Up to here, this instant included, everything is decided. */
  readonly cursor: Date;
  /** The newest pause, which may be over. */
  readonly paused: Pause | null;
  /** When the report had left the plan; null while it is there. */
  readonly endedAt: Date | null;
  /** When the store was last restored from a backup: what was due up to then is left out; null for never. */
  readonly restoredAt: Date | null;
  readonly updatedAt: Date;
}

export function scheduleOfRow(row: Selectable<ScheduleRow>): StoredSchedule {
  return {
    tenant: row.tenant,
    report: row.report,
    // What an older version did not know yet is as it is by itself.
    definition: {
      ...DEFAULT_SCHEDULE_POLICY,
      ...(JSON.parse(row.definition) as Pick<ReportSchedule, "cron" | "timeZone">),
    },
    cursor: new Date(row.cursor),
    paused: row.paused === null ? null : pauseOf(row.paused),
    endedAt: row.ended_at === null ? null : new Date(row.ended_at),
    restoredAt: row.restored_at === null ? null : new Date(row.restored_at),
    updatedAt: new Date(row.updated_at),
  };
}

/** The same text for the same schedule, in whatever order its fields come. */
export function definitionText(schedule: ReportSchedule): string {
  const { cron, timeZone, missed, maxLatenessMs, overlap, jitterMs, holidays, succeedWithinMs } = schedule;
  return JSON.stringify({
    cron,
    timeZone,
    missed,
    maxLatenessMs,
    overlap,
    jitterMs,
    holidays,
    succeedWithinMs,
  });
}

export function pauseText({ by, why, at, until }: Pause): string {
  return JSON.stringify({ by, why, at: at.toISOString(), until: until?.toISOString() ?? null });
}

function pauseOf(text: string): Pause {
  const { by, why, at, until } = JSON.parse(text) as {
    readonly by: string;
    readonly why: string;
    readonly at: string;
    readonly until: string | null;
  };
  return { by, why, at: new Date(at), until: until === null ? null : new Date(until) };
}
