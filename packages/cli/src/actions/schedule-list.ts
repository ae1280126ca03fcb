import {
  createOrganisationCalendar,
  createZoneClocks,
  dayRuleOf,
  durationText,
  isPausedAt,
  nextOccurrence,
  type Pause,
  type ReportSchedule,
  type Run,
  scheduledOf,
  schedulesOf,
  type StoredSchedule,
} from "@intune-om/core";
import type { Action } from "../action.ts";
import { EXIT } from "../exit-codes.ts";
import { textTable } from "../output/text-table.ts";
import { createTimes, type Times } from "../output/times.ts";
import { type Session, withSession } from "../session/session.ts";

/** `schedule list`: what is next, what came last, and what is paused. */
export const listSchedules: Action<object> = (context) =>
  withSession(context, async (session) => {
    const schedules = await standing(session);
    context.output.result({ schedules: schedules.map(shown) }, () =>
      schedules.length === 0
        ? "No report of the plan has a schedule: each is sent by hand, with `intune-om run REPORT`."
        : table(schedules, session),
    );
    return EXIT.done;
  });

interface Standing {
  readonly tenant: string;
  readonly report: string;
  readonly title: string;
  readonly schedule: ReportSchedule;
  readonly next: Date | null;
  readonly last: Run | null;
  readonly paused: Pause | null;
}

async function standing({ store, plan, config, clock }: Session): Promise<readonly Standing[]> {
  const now = clock.now();
  const known = await store.schedules.list();
  const runs = await store.schedules.lastRuns(now);
  const clocks = createZoneClocks();
  const { isWorkingDay } = createOrganisationCalendar(plan.organisation.calendar, "UTC");
  const tenants = config.tenants.map(({ id }) => id);
  const titles = new Map(schedulesOf(plan).map(({ id, title }) => [id, title.en]));
  return scheduledOf({ plan, tenants }).map(({ tenant, report, definition }) => {
    const isThis = (one: StoredSchedule | Run): boolean => one.tenant === tenant && one.report === report;
    const paused = pauseNow(known.find(isThis)?.paused ?? null, now);
    const options = { clocks, days: dayRuleOf(definition.holidays, isWorkingDay) };
    return {
      tenant,
      report,
      title: titles.get(report) ?? report,
      schedule: definition,
      next: nextAfter(definition, now, paused, options),
      last: runs.find(isThis) ?? null,
      paused,
    };
  });
}

function pauseNow(pause: Pause | null, now: Date): Pause | null {
  return pause !== null && isPausedAt(pause, now.getTime()) ? pause : null;
}

/** With a pause that has no end, nothing is next. */
function nextAfter(
  schedule: ReportSchedule,
  now: Date,
  paused: Pause | null,
  options: Parameters<typeof nextOccurrence>[2],
): Date | null {
  if (paused === null) return nextOccurrence(schedule, now, options);
  return paused.until === null
    ? null
    : nextOccurrence(schedule, new Date(paused.until.getTime() - 1), options);
}

function shown({ schedule, last, ...rest }: Standing): object {
  const { cron, timeZone, missed, overlap, holidays } = schedule;
  return {
    ...rest,
    cron,
    timeZone,
    last: last === null ? null : lastShown(last),
    policies: {
      missed,
      maxLateness: durationText(schedule.maxLatenessMs),
      overlap,
      jitter: durationText(schedule.jitterMs),
      holidays,
      succeedWithin: durationText(schedule.succeedWithinMs),
    },
  };
}

function lastShown({ id, scheduledFor, state, reason }: Run): object {
  return { run: id, scheduledFor, state, ...(reason === null ? {} : { reason }) };
}

function table(schedules: readonly Standing[], { config, times }: Session): string {
  const severalTenants = config.tenants.length > 1;
  const whose = severalTenants ? ["TENANT"] : [];
  return textTable(
    ["REPORT", ...whose, "CRON", "ZONE", "NEXT", "LAST", "STATE", "POLICIES", "PAUSED"],
    schedules.map(({ report, tenant, schedule, next, last, paused }) => [
      report,
      ...(severalTenants ? [tenant] : []),
      schedule.cron,
      schedule.timeZone,
      next === null ? "–" : createTimes(schedule.timeZone).minuteOfWeek(next),
      last === null ? "–" : createTimes(schedule.timeZone).minute(last.scheduledFor),
      last === null ? "–" : last.state,
      policies(schedule),
      paused === null ? "" : pauseText(paused, times),
    ]),
  );
}

function policies(schedule: ReportSchedule): string {
  const { missed, overlap, holidays, maxLatenessMs, jitterMs } = schedule;
  return [
    `missed ${missed} within ${durationText(maxLatenessMs)}`,
    `overlap ${overlap}`,
    ...(holidays === "run" ? [] : [`holidays ${holidays}`]),
    ...(jitterMs === 0 ? [] : [`jitter ${durationText(jitterMs)}`]),
  ].join(", ");
}

function pauseText({ by, why, until }: Pause, times: Times): string {
  return `by ${by}: ${why}${until === null ? "" : ` (until ${times.minute(until)})`}`;
}
