import {
  cleanText,
  OmError,
  type Pause,
  scheduledOf,
  type SeenSchedule,
  type StoredSchedule,
  suggest,
} from "@intune-om/core";
import type { Action } from "../action.ts";
import { EXIT } from "../exit-codes.ts";
import { findPerson } from "../session/find-person.ts";
import { tenantsOf } from "../session/pick-tenant.ts";
import { type Session, withSession } from "../session/session.ts";
import type { Times } from "../output/times.ts";

export interface PauseOptions extends ResumeOptions {
  readonly why: string;
  readonly until?: Date;
}

export interface ResumeOptions {
  readonly report: string;
  readonly by: string;
  readonly tenant?: string;
}

/** A reason stands in every row that is left out because of it. */
const LONGEST_REASON = 300;

/** `schedule pause REPORT`: its occurrences are left out from now on. */
export const pauseSchedule: Action<PauseOptions> = (context) =>
  withSession(context, async (session) => {
    const { options, output } = context;
    const { store, plan, clock, times } = session;
    const by = findPerson(plan, options.by).id;
    const why = cleanText(options.why, LONGEST_REASON);
    const until = options.until ?? null;
    if (until !== null && until <= clock.now())
      throw new OmError("--until is not to come", { code: "usage.until", hint: "Write a later instant." });
    const schedules = findSchedules(session, options);
    // Before the daemon has ever run, nobody knows of them yet.
    await store.schedules.see(schedules);
    const standing = (await store.schedules.list()).filter(({ paused }) => holds(paused, clock.now()));
    const paused: StoredSchedule[] = [];
    for (const schedule of schedules) {
      const one = await store.schedules.pause(schedule, { by, why, until });
      if (one !== null) paused.push(one);
    }
    const before = (one: StoredSchedule): Pause | null =>
      standing.find(({ tenant, report }) => tenant === one.tenant && report === one.report)?.paused ?? null;
    output.result({ schedules: paused.map((one) => ({ ...shown(one), replaced: before(one) })) }, () => {
      const end =
        until === null
          ? `until \`intune-om schedule resume ${options.report}\``
          : `until ${times.minute(until)}`;
      const replaced = paused.flatMap((one) => {
        const old = before(one);
        return old === null
          ? []
          : [`It was paused already in ${one.tenant}: ${pauseText(old, times)}. This takes its place.`];
      });
      return [`${options.report} is paused ${end}: ${why}.`, ...replaced].join("\n");
    });
    return EXIT.done;
  });

/** Whether a pause has not ended. */
function holds(pause: Pause | null, now: Date): boolean {
  return pause !== null && (pause.until === null || pause.until > now);
}

function pauseText({ by, why, at, until }: Pause, times: Times): string {
  const end = until === null ? "" : ` until ${times.minute(until)}`;
  return `by ${by}, since ${times.minute(at)}${end}: ${why}`;
}

/** `schedule resume REPORT`: its occurrences count again from now on. */
export const resumeSchedule: Action<ResumeOptions> = (context) =>
  withSession(context, async (session) => {
    const { options, output } = context;
    const by = findPerson(session.plan, options.by).id;
    const resumed: StoredSchedule[] = [];
    for (const schedule of findSchedules(session, options)) {
      const one = await session.store.schedules.resume(schedule, by);
      if (one !== null) resumed.push(one);
    }
    if (resumed.length === 0)
      throw new OmError(`${options.report} is not paused`, {
        code: "usage.not-paused",
        hint: "See with `intune-om schedule list` what is.",
      });
    output.result(
      { schedules: resumed.map(({ tenant, report }) => ({ tenant, report, paused: null })) },
      () => `${options.report} goes on. What lay within the pause is not made up for.`,
    );
    return EXIT.done;
  });

/** @throws OmError `usage.report`, `usage.tenant` */
function findSchedules(
  { plan, config }: Session,
  { report, tenant }: ResumeOptions,
): readonly SeenSchedule[] {
  const tenants = tenantsOf(config, tenant).map(({ id }) => id);
  const all = scheduledOf({ plan, tenants });
  const found = all.filter((schedule) => schedule.report === report);
  if (found.length > 0) return found;
  const names = [...new Set(all.map((schedule) => schedule.report))];
  const meant = suggest(report, names);
  throw new OmError(`there is no report with a schedule called ${JSON.stringify(report)}`, {
    code: "usage.report",
    hint:
      names.length === 0
        ? `No report in ${plan.file} has a schedule.`
        : `${meant === null ? "" : `Did you mean ${meant}? `}Use one of: ${names.join(", ")}.`,
  });
}

function shown({ tenant, report, paused }: StoredSchedule): object {
  return { tenant, report, paused };
}
