import {
  type Clock,
  createZoneClocks,
  isTheEnd,
  messageOf,
  type Organisation,
  OmError,
  tickSchedules,
  type TickResult,
  watchReports,
} from "@intune-om/core/base";
import type { ClockGuard } from "./clock-guard.ts";
import type { DaemonLog } from "./daemon-log.ts";
import type { HeldLease } from "./hold-lease.ts";
import { createAlertLook } from "./look-after-alerts.ts";
import type { Machine } from "./machine.ts";
import type { VitalSigns } from "./vital-signs.ts";
import type { Workplace } from "./workplace.ts";

export interface TickParts {
  readonly clock: Clock;
  readonly machine: Pick<Machine, "monotonicMs" | "shrink">;
  readonly guard: ClockGuard;
  readonly held: HeldLease;
  readonly signs: VitalSigns;
  readonly log: DaemonLog;
  /** Who works now, and with what; null while nobody does. */
  readonly shift: () => { readonly workplace: Workplace; readonly organisation: Organisation } | null;
  readonly ending: AbortSignal;
}

/** Reports and alerts are watched over, and channels and secrets tried again, so often. */
const WATCH_MS = 60_000;

/**
 * One turn of the daemon's loop: the clock is looked at, the schedules are brought up to now, and whoever makes and
 * sends is woken. A turn that fails is told, and the next one tries again.
 * @throws OmError when there is no store any more to work on
 */
export function createTick(parts: TickParts): () => Promise<void> {
  const { clock, machine, guard, held, signs, log, ending } = parts;
  const clocks = createZoneClocks();
  const isTime = createPacer(machine.monotonicMs);
  const lookAfterAlerts = createAlertLook(parts);
  let trouble: string | null = null;
  const turn = async (): Promise<void> => {
    const look = guard.look();
    signs.clock(look.events, look.isBelieved);
    for (const { kind, byMs } of look.events)
      log.warn(`clock.${kind}`, { seconds: Math.round(byMs / 1_000) });
    // Others may have taken the work over while this process did nothing.
    if (look.events.some(({ kind }) => kind === "suspended" || kind === "stalled")) await held.check();
    const shift = parts.shift();
    if (shift === null || ending.aborted) return;
    await shift.workplace.deps.store.alive();
    if (look.isBelieved) await bringUpToNow(shift.workplace, clocks, parts);
    shift.workplace.dispatcher.wake();
    const isRound = isTime();
    if (isRound) await lookAround(shift.workplace, look.isBelieved, parts);
    // What a run has just collected is not left waiting for the next round.
    const isNews = shift.workplace.hasMadeRuns();
    if (look.isBelieved && (isRound || isNews)) await lookAfterAlerts(shift.workplace);
  };
  return async () => {
    signs.beat();
    try {
      await turn();
      signs.ticked(clock.now());
      if (trouble !== null) log.info("tick.trouble-over");
      trouble = null;
    } catch (error) {
      if (ending.aborted) return;
      if (isTheEnd(error)) throw error;
      signs.tickFailed(error);
      // Once for as long as it is the same.
      if (messageOf(error) !== trouble) log.error("tick.failed", { error });
      trouble = messageOf(error);
      if (error instanceof OmError && error.code === "lease.lost") await held.check();
    }
  };
}

async function bringUpToNow(
  { deps: { store, plan, config, clock, checkpoint } }: Workplace,
  clocks: ReturnType<typeof createZoneClocks>,
  { held, log, ending, signs }: TickParts,
): Promise<void> {
  for (;;) {
    const done: TickResult = await tickSchedules(
      {
        store,
        plan,
        tenants: config.tenants.map(({ id }) => id),
        clocks,
        lease: held.current(),
        ...(checkpoint === undefined ? {} : { checkpoint }),
      },
      clock.now(),
    );
    const { more, ...counts } = done;
    const isNews = Object.values(counts).some((count) => count > 0);
    if (isNews)
      log.info("schedule.decided", Object.fromEntries(Object.entries(counts).filter(([, of]) => of > 0)));
    if (!more || ending.aborted) return;
    signs.beat();
  }
}

/** What need not be done at every turn. */
async function lookAround(
  workplace: Workplace,
  isClockBelieved: boolean,
  { log, signs, ending, clock, machine }: TickParts,
): Promise<void> {
  await workplace.readSignIns().then(
    () => signs.signIns(null),
    (error: unknown) => {
      signs.signIns(error);
      log.warn("tenant.no-secret", { error, ...hintOf(error) });
    },
  );
  await workplace.openChannels().then(
    () => signs.channels(null),
    (error: unknown) => {
      signs.channels(error);
      log.error("channel.failed", { error, ...hintOf(error) });
    },
  );
  // What a large fleet took is not kept until the next report.
  if (workplace.tidy()) machine.shrink();
  if (!isClockBelieved) return;
  const events = await watchReports(workplace.deps, clock.now(), ending);
  signs.overdue(events.filter(({ kind }) => kind !== "over").length);
  for (const { kind, ...details } of events) {
    if (kind === "overdue") log.error("report.overdue", details);
    if (kind === "over") log.info("report.sent-after-all", details);
    if (kind === "nobody" || kind === "failed") log.error(`report.watch-${kind}`, details);
  }
  if (events.some(({ kind }) => kind === "overdue" || kind === "over")) workplace.dispatcher.wake();
}

function hintOf(error: unknown): { readonly hint?: string } {
  return error instanceof OmError ? { hint: error.hint } : {};
}

/** True at once, and then once in a while. */
function createPacer(monotonicMs: () => number): () => boolean {
  let last: number | null = null;
  return () => {
    const now = monotonicMs();
    if (last !== null && now - last < WATCH_MS) return false;
    last = now;
    return true;
  };
}
