import { z } from "zod";
import { readCron } from "../../schedule/cron-fields.ts";
import { duration } from "../duration.ts";
import { strict } from "../fields.ts";
import { cron, timeZone } from "../time-fields.ts";

/** What becomes of occurrences that were missed: the latest of them runs, none does, or each does. */
export const MISSED_POLICIES = ["once", "skip", "all"] as const;
/** What becomes of an occurrence that comes while the one before it is still at work: it is left out, or waits. */
export const OVERLAP_POLICIES = ["skip", "queue"] as const;
/** What becomes of an occurrence on a day on which the organisation does not work. */
export const HOLIDAY_POLICIES = ["run", "skip", "move"] as const;

/** When a report is sent by itself, and what holds when that does not go smoothly. */
export interface ReportSchedule {
  /** Five fields. */
  readonly cron: string;
  /** IANA zone; the organisation's when the file names none. */
  readonly timeZone: string;
  readonly missed: (typeof MISSED_POLICIES)[number];
  /** What is older than this is not made up for. */
  readonly maxLatenessMs: number;
  readonly overlap: (typeof OVERLAP_POLICIES)[number];
  /** It begins up to so much later, by an amount that is always the same for an occurrence. */
  readonly jitterMs: number;
  readonly holidays: (typeof HOLIDAY_POLICIES)[number];
  /** Without success for so long after an occurrence, somebody is told. */
  readonly succeedWithinMs: number;
}

const HOUR_MS = 3_600_000;
const WEEK_DAYS = 7;

/** What holds for a schedule that says no more than when. */
export const DEFAULT_SCHEDULE_POLICY: Omit<ReportSchedule, "cron" | "timeZone"> = {
  missed: "once",
  maxLatenessMs: 24 * HOUR_MS,
  overlap: "skip",
  jitterMs: 0,
  holidays: "run",
  succeedWithinMs: 4 * HOUR_MS,
};

/** A cron expression alone, or with whatever is to be different from the defaults. */
export function reportScheduleSchema(options: { readonly timeZone: string }): z.ZodType<ReportSchedule> {
  const expression = cron("Minute, hour, day of the month, month, day of the week.");
  return z
    .union([expression, writtenOut(expression)])
    .transform((raw): ReportSchedule => {
      const { timezone, maxLateness, jitter, succeedWithin, ...said } =
        typeof raw === "string" ? { cron: raw } : raw;
      const policy = DEFAULT_SCHEDULE_POLICY;
      return {
        cron: said.cron,
        timeZone: timezone ?? options.timeZone,
        missed: said.missed ?? policy.missed,
        maxLatenessMs: maxLateness ?? policy.maxLatenessMs,
        overlap: said.overlap ?? policy.overlap,
        jitterMs: jitter ?? policy.jitterMs,
        holidays: said.holidays ?? policy.holidays,
        succeedWithinMs: succeedWithin ?? policy.succeedWithinMs,
      };
    })
    .meta({
      description:
        "When it is sent: a five-field cron expression, alone or with what is to be different. Without one, by hand.",
    });
}

interface WrittenSchedule {
  readonly cron: string;
  readonly timezone?: string | undefined;
  readonly missed?: ReportSchedule["missed"] | undefined;
  readonly maxLateness?: number | undefined;
  readonly overlap?: ReportSchedule["overlap"] | undefined;
  readonly jitter?: number | undefined;
  readonly holidays?: ReportSchedule["holidays"] | undefined;
  readonly succeedWithin?: number | undefined;
}

function writtenOut(expression: z.ZodType<string>): z.ZodType<WrittenSchedule> {
  return strict({
    cron: expression,
    timezone: timeZone("Default: the organisation's.").optional(),
    missed: z
      .enum(MISSED_POLICIES)
      .meta({ description: "Of times that were missed, the latest runs (once), none (skip) or each (all)." })
      .optional(),
    maxLateness: duration("What is older is not made up for. Default 24h.", {
      least: "0s",
      most: "366d",
    }).optional(),
    overlap: z
      .enum(OVERLAP_POLICIES)
      .meta({
        description: "While the run before is at work: leave the next out (skip), or let it wait (queue).",
      })
      .optional(),
    jitter: duration("Begin up to so much later, so that many do not begin at once. Default 0s.", {
      least: "0s",
      most: "12h",
    }).optional(),
    holidays: z
      .enum(HOLIDAY_POLICIES)
      .meta({
        description:
          "On days off (weekends, public holidays, closed days): run, skip, or move to the next working day. Default run.",
      })
      .optional(),
    succeedWithin: duration("Tell somebody when it has not succeeded so long after it was due. Default 4h.", {
      least: "1m",
      most: "366d",
    }).optional(),
  }).superRefine(refuseWeekendsAlone);
}

/** A schedule that is due on Saturdays and Sundays alone would be due never. */
function refuseWeekendsAlone(raw: WrittenSchedule, context: z.RefinementCtx): void {
  if (raw.holidays !== "skip") return;
  const fields = readCron(raw.cron);
  if (!fields.days.any || fields.weekdays.any) return;
  const days = [...fields.weekdays.days, ...fields.weekdays.placed.map(({ day }) => day)];
  if (days.some((day) => day > 0 && day < WEEK_DAYS - 1)) return;
  const fault = {
    message: "leaves out every day on which this is due",
    fix: "Write move or run, or a cron expression that has working days.",
  };
  context.addIssue({ code: "custom", path: ["holidays"], message: fault.message, params: { fault } });
}
