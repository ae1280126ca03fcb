import { createOrganisationCalendar } from "../../calendar/organisation-calendar.ts";
import type { WorkCalendar } from "../../calendar/work-calendar.ts";
import type { Cadence, Communication, Plan, ReportDefinition } from "../../config/plan/plan.ts";
import type { PracticeLog } from "../../practice/practice-log.ts";
import { shiftDay } from "../../routines/days.ts";
import type { Period } from "../updates.ts";
import { cadenceDay } from "./cadence-days.ts";
import { cronCadence, nextCronDay } from "./cron-days.ts";
import { recordOf, type TellingRecord } from "./telling-record.ts";

/** Something that somebody is told: an entry of the plan's calendar, or a report that no entry names. */
export interface Telling extends Pick<Communication, "id" | "title" | "audience" | "channel"> {
  /** Id of a person or a role; null for a report that is nobody's. */
  readonly owner: string | null;
  /** Null for what is told once. */
  readonly cadence: Cadence | null;
}

export interface ComingTelling extends Telling {
  /** `YYYY-MM-DD`; null for what is told when it is needed. */
  readonly next: string | null;
}

export interface PastTelling extends Telling {
  /** Of the last time, `YYYY-MM-DD`. */
  readonly on: string;
  /** How many times in the period; null where nothing is recorded. */
  readonly times: number | null;
  readonly record: TellingRecord;
}

export interface CommunicationCalendar {
  /** The soonest first, what has no day last. */
  readonly coming: readonly ComingTelling[];
  /** The latest first. */
  readonly past: readonly PastTelling[];
}

export interface CommunicationInput {
  readonly plan: Pick<Plan, "communications" | "reports" | "organisation">;
  readonly log: Pick<PracticeLog, "runs" | "deliveries">;
  readonly timeZone: string;
  readonly period: Period;
}

/** How far the calendar looks ahead. */
const AHEAD_DAYS = 35;

interface Entry extends Telling {
  readonly on: string | null;
  readonly report: ReportDefinition | null;
}

/** What is told to whom in the coming weeks, and what was told in the period. Pure. */
export function communicationCalendar(input: CommunicationInput): CommunicationCalendar {
  const { plan, timeZone, period } = input;
  const calendar = createOrganisationCalendar(plan.organisation.calendar, timeZone);
  const today = calendar.dayOf(period.to);
  const entries = entriesOf(plan);
  const horizon = shiftDay(today, AHEAD_DAYS);
  const coming = entries.flatMap((entry): ComingTelling[] => {
    const next = nextDay(entry, today, calendar);
    const isWhenNeeded = entry.cadence === "on-event" && entry.report === null;
    return isWhenNeeded || (next !== null && next <= horizon) ? [{ ...tellingOf(entry), next }] : [];
  });
  const past = entries.flatMap((entry) => pastOf(entry, { ...input, calendar, today }));
  return {
    coming: coming.sort((one, other) => compareDays(one.next ?? "9999", other.next ?? "9999")),
    past: past.sort((one, other) => compareDays(other.on, one.on)),
  };
}

/** The plan's entries, and the reports with a schedule that none of them names. */
function entriesOf({ communications, reports }: CommunicationInput["plan"]): readonly Entry[] {
  const named = communications.map((entry): Entry => {
    const report = reports.find(({ id }) => id === entry.report) ?? null;
    return { ...entry, report };
  });
  const others = reports
    .filter(({ id, schedule }) => schedule !== null && communications.every(({ report }) => report !== id))
    .map((report): Entry => {
      const { id, title, audience } = report;
      return { id, title, audience, owner: null, channel: "mail", cadence: null, on: null, report };
    });
  return [...named, ...others];
}

function tellingOf({ id, title, audience, owner, channel, cadence, report }: Entry): Telling {
  const schedule = report?.schedule ?? null;
  const often = cadence ?? (schedule === null ? null : cronCadence(schedule.cron));
  return { id, title, audience, owner, channel, cadence: often };
}

function nextDay({ on, cadence, report }: Entry, today: string, calendar: WorkCalendar): string | null {
  if (on !== null) return on >= today ? on : null;
  if (report?.schedule != null) return nextCronDay(report.schedule.cron, today);
  return cadence === null ? null : cadenceDay(cadence, today, 1, calendar);
}

interface PastInput extends CommunicationInput {
  readonly calendar: WorkCalendar;
  readonly today: string;
}

function pastOf(entry: Entry, { log, period, calendar, today }: PastInput): readonly PastTelling[] {
  const telling = tellingOf(entry);
  if (entry.report !== null) {
    const { id } = entry.report;
    const found = recordOf(id, log, period);
    return found === null ? [] : [{ ...telling, ...found, on: calendar.dayOf(found.at) }];
  }
  const { on, cadence } = entry;
  const planned = on ?? (cadence === null ? null : cadenceDay(cadence, today, -1, calendar));
  if (planned === null || planned >= today || planned < calendar.dayOf(period.from)) return [];
  return [{ ...telling, on: planned, times: null, record: { kind: "none" } }];
}

function compareDays(one: string, other: string): number {
  return one < other ? -1 : one > other ? 1 : 0;
}
