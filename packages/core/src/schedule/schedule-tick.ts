import { createOrganisationCalendar } from "../calendar/organisation-calendar.ts";
import { type Checkpoint, NO_CHECKPOINT } from "../checkpoint.ts";
import type { Plan, ReportSchedule } from "../config/plan/plan.ts";
import type { Lease } from "../store/leases.ts";
import { definitionText, type StoredSchedule } from "../store/schedule-row.ts";
import type { SeenSchedule, ScheduleStep } from "../store/schedules.ts";
import type { Store } from "../store/store.ts";
import { schedulesOf } from "./alert-watch.ts";
import { type Decided, decideDue, type Decision } from "./decide-due.ts";
import type { IsWorkingDay } from "./working-days.ts";
import type { ZoneClocks } from "./zone-clock.ts";

export interface TickDeps {
  readonly store: Pick<Store, "schedules">;
  readonly plan: Pick<Plan, "reports" | "alerts" | "organisation">;
  /** Ids of the tenants: a report is due for each of them. */
  readonly tenants: readonly string[];
  /** Shared by all ticks of a process, so that zones are looked up once. */
  readonly clocks: ZoneClocks;
  /** Under which the process works; a tick of one that has lost it does nothing. Default: none is asked for. */
  readonly lease?: Lease;
  readonly checkpoint?: Checkpoint;
  /** An occurrence that is noticed no later than this was noticed in time. Default 2 minutes. */
  readonly onTimeMs?: number;
}

/** What a tick did. */
export interface TickResult {
  /** Runs that are due now, and that were skipped with a reason. */
  readonly due: number;
  readonly skipped: number;
  /** Schedules that began, changed, ended, or were taken back because the clock was. */
  readonly began: number;
  readonly edited: number;
  readonly ended: number;
  readonly rewound: number;
  /** Whether some schedule has more up to now than one tick decides: call again. */
  readonly more: boolean;
}

const NOTHING: TickResult = { due: 0, skipped: 0, began: 0, edited: 0, ended: 0, rewound: 0, more: false };
/** A cursor that nothing was due behind is moved this seldom, so that an idle process writes nothing. */
const IDLE_CURSOR_MS = 86_400_000;
const REMOVED = "removed: the plan no longer has this report, or no schedule for it";

/**
 * Brings every schedule up to now: occurrences become runs that are due, or skipped ones that say why. It may be called
 * at any time and by several processes at once: what one has decided, another leaves alone.
 *
 * What is new begins now. An edited schedule holds from now on, and what it said before up to now. A report that left the
 * plan takes the runs with it that nobody has begun. A cursor that lies ahead of now is taken back: the clock was wrong.
 * @throws OmError `lease.lost`
 */
export async function tickSchedules(deps: TickDeps, now: Date): Promise<TickResult> {
  const wanted = scheduledOf(deps);
  const known = await deps.store.schedules.list();
  const byKey = new Map(known.map((one) => [keyOf(one), one]));
  const starting = wanted.filter((one) => {
    const row = byKey.get(keyOf(one));
    return row === undefined || row.endedAt !== null;
  });
  let result = { ...NOTHING, began: await deps.store.schedules.see(starting, deps.lease) };
  const definitions = new Map(wanted.map((one) => [keyOf(one), one.definition]));
  // Days are named in the zone of each schedule; which of them are worked on is the same for all.
  const { isWorkingDay } = createOrganisationCalendar(deps.plan.organisation.calendar, "UTC");
  for (const schedule of known) {
    if (schedule.endedAt !== null) continue;
    const wish = definitions.get(keyOf(schedule)) ?? null;
    result = sum(result, await tickOne(deps, { schedule, wish, now, isWorkingDay }));
  }
  return result;
}

/** Every schedule that the plan has, for every tenant. */
export function scheduledOf({
  plan,
  tenants,
}: {
  readonly plan: Pick<Plan, "reports" | "alerts">;
  readonly tenants: readonly string[];
}): readonly SeenSchedule[] {
  return schedulesOf(plan).flatMap(({ id, schedule }) =>
    tenants.map((tenant) => ({ tenant, report: id, definition: schedule })),
  );
}

interface One {
  readonly schedule: StoredSchedule;
  /** What the plan has now; null when it has nothing. */
  readonly wish: ReportSchedule | null;
  readonly now: Date;
  readonly isWorkingDay: IsWorkingDay;
}

async function tickOne(deps: TickDeps, one: One): Promise<TickResult> {
  const { schedule, wish, now, isWorkingDay } = one;
  const { tenant, report, definition, cursor, paused, restoredAt } = schedule;
  if (cursor > now) return rewind(deps, one);
  const { clocks, onTimeMs } = deps;
  const decided = decideDue({
    tenant,
    report,
    schedule: definition,
    cursor,
    now,
    isWorkingDay,
    paused,
    restoredAt,
    clocks,
    ...(onTimeMs === undefined ? {} : { onTimeMs }),
  });
  const change = changeOf(one, decided);
  const isIdle = decided.decisions.length === 0 && now.getTime() - cursor.getTime() < IDLE_CURSOR_MS;
  if (change === null && isIdle) return NOTHING;
  const { checkpoint = NO_CHECKPOINT } = deps;
  await checkpoint("schedule.beforeAdvance");
  const step: ScheduleStep = { decisions: decided.decisions, cursor: decided.cursor, ...change };
  const written = await deps.store.schedules.advance(schedule, step, deps.lease);
  if (written === null) return NOTHING;
  await checkpoint("schedule.advanced");
  const edited = change !== null && wish !== null ? 1 : 0;
  const ended = change !== null && wish === null && !decided.more ? 1 : 0;
  return { ...NOTHING, ...written, edited, ended, more: decided.more };
}

/** What the step does to the schedule itself, once everything up to now is decided; null for nothing. */
function changeOf({ schedule, wish }: One, decided: Decided): Partial<ScheduleStep> | null {
  if (wish === null) {
    const decisions = decided.decisions.map(({ at }): Decision => ({ at, run: false, reason: REMOVED }));
    return decided.more ? { decisions } : { decisions, ending: REMOVED };
  }
  if (decided.more || definitionText(wish) === definitionText(schedule.definition)) return null;
  return { definition: wish };
}

/** The clock was ahead and was set back, or another machine's is. */
async function rewind({ store, lease }: TickDeps, { schedule, now }: One): Promise<TickResult> {
  const done = await store.schedules.rewind(schedule, now, lease);
  return { ...NOTHING, rewound: done ? 1 : 0 };
}

function keyOf({ tenant, report }: { readonly tenant: string; readonly report: string }): string {
  return JSON.stringify([tenant, report]);
}

function sum(one: TickResult, other: TickResult): TickResult {
  return {
    due: one.due + other.due,
    skipped: one.skipped + other.skipped,
    began: one.began + other.began,
    edited: one.edited + other.edited,
    ended: one.ended + other.ended,
    rewound: one.rewound + other.rewound,
    more: one.more || other.more,
  };
}
