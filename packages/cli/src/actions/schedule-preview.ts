import {
  createOrganisationCalendar,
  createZoneClocks,
  dayRuleOf,
  findCronFault,
  isTimeZone,
  type OccurrenceOptions,
  occurrencesFrom,
  OmError,
  type Plan,
  type Schedule,
  type Scheduled,
  schedulesOf,
  suggest,
} from "@intune-om/core";
import type { Action } from "../action.ts";
import { EXIT } from "../exit-codes.ts";
import { occurrenceTable } from "../output/occurrence-table.ts";
import { createTimes, type Times } from "../output/times.ts";
import { loadConfiguration } from "../session/load-configuration.ts";

export interface PreviewOptions {
  readonly reports: readonly string[];
  readonly cron?: string;
  readonly zone?: string;
  readonly from?: Date;
  readonly until?: Date;
  readonly count?: number;
}

/** Without an end, so many are shown. */
const SOME = 10;
/** Of all reports together, unless something else is asked for. */
const DAYS_AHEAD = 7;
const MOST_AT_ONCE = 200;
/** More than every minute of a year; whoever wants more asks in parts. */
const MOST = 600_000;

/** `schedule preview`: when reports, or a cron expression, will be due. The store is not asked. */
export const previewSchedule: Action<PreviewOptions> = async (context) => {
  const { options, output, clock } = context;
  const span = spanOf(options, clock.now());
  if (options.cron !== undefined) {
    if (options.reports.length > 0)
      throw usage("--cron and reports are two things", "Leave one of them out.");
    const schedule = checkedSchedule(options.cron, options.zone ?? "UTC");
    const occurrences = take(schedule, span, {});
    output.result({ occurrences }, () => occurrenceTable([{ schedule, occurrences }]));
    return EXIT.done;
  }
  if (options.zone !== undefined) throw usage("--zone is for --cron", "Reports have the zone of their plan.");
  const { plan, config } = await loadConfiguration(context);
  const preview = isOpen(options)
    ? cutAt(MOST_AT_ONCE, previewReports(plan, [], weekOf(span)))
    : previewReports(plan, options.reports, span);
  output.result(preview, () => previewText(preview, createTimes(config.timeZone)));
  return EXIT.done;
};

/**
 * When reports of a plan are due within a span: all together, and each by itself.
 * @throws OmError `usage.report`, `usage.preview`
 */
export function previewReports(plan: Plan, asked: readonly string[], span: Span): Preview {
  const clocks = createZoneClocks();
  const { isWorkingDay } = createOrganisationCalendar(plan.organisation.calendar, "UTC");
  // A rule knows the days that it was asked for: one for all reports that have the same.
  const days = {
    run: dayRuleOf("run", isWorkingDay),
    skip: dayRuleOf("skip", isWorkingDay),
    move: dayRuleOf("move", isWorkingDay),
  };
  const schedules = scheduledReports(plan, asked).map(({ id, title, schedule }) => ({
    report: id,
    title: title.en,
    cron: schedule.cron,
    timeZone: schedule.timeZone,
    occurrences: take(schedule, span, { clocks, days: days[schedule.holidays] }),
  }));
  const all = schedules.flatMap(({ occurrences }) => occurrences.map((at) => at.getTime()));
  const occurrences = [...new Set(all)].sort((one, other) => one - other).map((at) => new Date(at));
  return { occurrences, schedules, complete: completeUntil(schedules, span) };
}

/** From where on a report may be due that is not shown: one that has as many as were asked for. */
function completeUntil(schedules: Preview["schedules"], { until, count }: Span): Date | null {
  const ends = schedules.flatMap((one) => (one.occurrences.length < count ? [] : one.occurrences.slice(-1)));
  return ends.toSorted((one, other) => one.getTime() - other.getTime())[0] ?? until;
}

/** Nobody has said which reports, or how far. */
function isOpen({ reports, until, count }: PreviewOptions): boolean {
  return reports.length === 0 && until === undefined && count === undefined;
}

function weekOf({ from }: Span): Span {
  const until = new Date(from.getTime() + DAYS_AHEAD * 86_400_000);
  return { from, until, count: MOST_AT_ONCE + 1 };
}

/** Every report up to one and the same instant, so that none looks as if it were due less often than it is. */
function cutAt(most: number, preview: Preview): Preview {
  const rows = preview.schedules
    .flatMap(({ occurrences }) => occurrences.map((at) => at.getTime()))
    .sort((one, other) => one - other);
  const [first, over] = [rows[0], rows[most]];
  if (first === undefined || over === undefined) return preview;
  const end = new Date(Math.max(over, first + 60_000));
  const within = (at: Date): boolean => at < end;
  return {
    occurrences: preview.occurrences.filter(within),
    schedules: preview.schedules.map((one) => ({ ...one, occurrences: one.occurrences.filter(within) })),
    complete: end,
  };
}

function previewText({ schedules, complete }: Preview, times: Times): string {
  if (schedules.length === 0)
    return "No report of the plan has a schedule: each is sent by hand, with `intune-om run REPORT`.";
  const table = occurrenceTable(
    schedules.map((one) => ({ report: one.report, schedule: one, occurrences: one.occurrences })),
  );
  if (schedules.length === 1 || complete === null) return table;
  const later = schedules.filter(({ occurrences }) => occurrences.length === 0).map(({ report }) => report);
  return [
    table,
    "",
    `All that is due before ${times.minute(complete)} is shown; --until shows more.`,
    ...(later.length === 0 ? [] : [`Not due before then: ${later.join(", ")}.`]),
  ].join("\n");
}

interface Preview {
  readonly occurrences: readonly Date[];
  /** Up to here, this instant not included, nothing is left out; null when every report is shown for good. */
  readonly complete: Date | null;
  readonly schedules: readonly {
    readonly report: string;
    readonly title: string;
    readonly cron: string;
    readonly timeZone: string;
    readonly occurrences: readonly Date[];
  }[];
}

interface Span {
  readonly from: Date;
  readonly until: Date | null;
  readonly count: number;
}

function spanOf({ from, until, count }: PreviewOptions, now: Date): Span {
  const begin = from ?? now;
  if (until !== undefined && until <= begin)
    throw usage(
      "--until is not after the beginning",
      "Write a later instant, or an earlier one with --from.",
    );
  return { from: begin, until: until ?? null, count: count ?? (until === undefined ? SOME : MOST + 1) };
}

function take(schedule: Schedule, { from, until, count }: Span, options: OccurrenceOptions): readonly Date[] {
  const limits = until === null ? options : { ...options, until: until.getTime() };
  const occurrences: Date[] = [];
  for (const at of occurrencesFrom(schedule, from.getTime(), limits)) {
    occurrences.push(new Date(at));
    if (occurrences.length === count) break;
  }
  if (occurrences.length > MOST)
    throw usage(`there are more than ${MOST} occurrences`, "Write an earlier --until, or a --count.");
  return occurrences;
}

/** @throws OmError `usage.cron`, `usage.zone` */
function checkedSchedule(cron: string, timeZone: string): Schedule {
  const fault = findCronFault(cron);
  if (fault !== null) {
    const place = `at character ${fault.index + 1}: ${JSON.stringify(cron.slice(fault.index))}`;
    throw new OmError(`--cron ${JSON.stringify(cron)} ${fault.message}, ${place}`, {
      code: "usage.cron",
      hint: fault.fix,
    });
  }
  if (isTimeZone(timeZone)) return { cron, timeZone };
  const meant = suggest(timeZone, Intl.supportedValuesOf("timeZone"));
  throw new OmError(`--zone ${JSON.stringify(timeZone)} is no time zone`, {
    code: "usage.zone",
    hint: `${meant === null ? "" : `Did you mean ${meant}? `}Write an IANA name such as Europe/Stockholm or UTC.`,
  });
}

/** @throws OmError `usage.report` */
function scheduledReports(plan: Plan, asked: readonly string[]): readonly Scheduled[] {
  const { reports, file } = plan;
  const scheduled = schedulesOf(plan);
  if (asked.length === 0) return scheduled;
  return [...new Set(asked)].map((id) => {
    const found = scheduled.find((report) => report.id === id);
    if (found !== undefined) return found;
    if (reports.some((report) => report.id === id))
      throw new OmError(`the report ${id} has no schedule`, {
        code: "usage.report",
        hint: `It is sent by hand. Add a schedule to it in ${file} to have it sent by itself.`,
      });
    const meant = suggest(
      id,
      reports.map((report) => report.id),
    );
    throw new OmError(`there is no report called ${JSON.stringify(id)}`, {
      code: "usage.report",
      hint: `${meant === null ? "" : `Did you mean ${meant}? `}Use one of: ${reports.map((report) => report.id).join(", ")}.`,
    });
  });
}

function usage(message: string, hint: string): OmError {
  return new OmError(message, { code: "usage.preview", hint });
}
