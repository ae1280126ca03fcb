import {
  canonicalPlan,
  createKeptOutcomes,
  createSecretReader,
  type KeptOutcomes,
  messageOf,
  OmError,
  openStore,
  type Organisation,
  steadyTick,
  type Store,
} from "@intune-om/core/base";
import type { ActionContext } from "../action.ts";
import { EXIT, type ExitCode } from "../exit-codes.ts";
import { nameProcess } from "../session/create-runner.ts";
import { every } from "../session/every.ts";
import { createIsGone } from "../session/is-gone.ts";
import { VERSION } from "../version.ts";
import { createClockGuard } from "./clock-guard.ts";
import { createDaemonLog, type DaemonLog, isPlain, logFailure } from "./daemon-log.ts";
import { createHeart } from "./heart.ts";
import { type HeldLease, type LeaseDeps, takeLease } from "./hold-lease.ts";
import { logLease } from "./lease-log.ts";
import { type Machine, thisMachine } from "./machine.ts";
import { type Bell, createBell, type ShiftEnd, workShifts } from "./shift.ts";
import { createStatusDesk, type StatusDesk } from "./status-desk.ts";
import { createTick } from "./tick.ts";
import { createVeil, type Veil } from "./veil.ts";
import { createVitalSigns, type VitalSigns } from "./vital-signs.ts";
import { createWake } from "./wake.ts";
import { openWorkplace, type Workplace } from "./workplace.ts";

export interface DaemonOptions {
  readonly load: () => Promise<Organisation>;
  /** Whether to wait while another process has the store. */
  readonly waits: boolean;
  readonly machine?: Machine;
}

/**
 * Works on the store of an organisation until it is stopped: brings the schedules up to now, makes what is due, sends
 * what is written, and tells how it goes. One process at a time does so; others wait.
 */
export async function runDaemon(
  context: ActionContext<object>,
  { load, waits, machine = thisMachine }: DaemonOptions,
): Promise<ExitCode> {
  const bell = createBell();
  const forget = context.onHangup(bell.ring);
  const veil = createVeil();
  const { clock } = context;
  const log = await createDaemonLog({ stream: context.stderr, options: context.options, clock, veil });
  try {
    const organisation = await load();
    const readSecret = veil.wrap(createSecretReader({ env: context.env }));
    const store = await openStore(organisation.config.store, {
      clock,
      readSecret,
      checkpoint: context.checkpoint,
    });
    const owner = nameProcess();
    log.info("start", {
      version: VERSION,
      config: organisation.config.file,
      store: placeOf(organisation),
      owner,
    });
    const kept = createKeptOutcomes();
    const parts = { context, load, waits, machine, bell, veil, log, readSecret, store, owner, kept };
    return await workOnStore(parts, organisation);
  } catch (error) {
    // Stopped while it was still reading the files.
    if (context.signal.aborted && error instanceof Error && error.name === "AbortError") return EXIT.done;
    if (!isPlain(context)) logFailure(log, error);
    throw error;
  } finally {
    forget();
  }
}

interface Parts {
  readonly context: ActionContext<object>;
  readonly load: () => Promise<Organisation>;
  readonly waits: boolean;
  readonly machine: Machine;
  readonly bell: Bell;
  readonly veil: Veil;
  readonly log: DaemonLog;
  readonly readSecret: ReturnType<Veil["wrap"]>;
  readonly store: Store;
  readonly owner: string;
  readonly kept: KeptOutcomes;
}

/** One term after the other: the lease is taken, and taken again when it was lost. */
async function workOnStore(parts: Parts, first: Organisation): Promise<ExitCode> {
  const { context, store, log, machine, veil } = parts;
  const signs = createVitalSigns(machine.monotonicMs);
  const { clock, sleep } = context;
  const desk = createStatusDesk({ store, organisation: first, signs, machine, clock, sleep, veil, log });
  let end: ShiftEnd = "finished";
  try {
    // Whoever does not wait asks for the lease first: that another one works is the news, not its port.
    if (parts.waits) await desk.open({ must: false });
    while (!context.signal.aborted) {
      const organisation = desk.organisation();
      const held = await takeLease(leaseDeps(parts, organisation, signs), {
        waits: parts.waits,
        signal: context.signal,
      });
      if (held === null) break;
      signs.leaseHeld(true);
      try {
        await desk.open({ must: true });
        end = await workTerm({ ...parts, signs, desk }, held, organisation);
      } finally {
        signs.leaseHeld(false);
        await release(held, log);
      }
      if (end === "unfinished") break;
    }
    log.info("stop");
    return EXIT.done;
  } catch (error) {
    if (isPlain(context)) log.error("failed", { error });
    throw error;
  } finally {
    await desk.close();
    if (end === "finished") await store.close();
    // What is under way would keep the process alive; its rows tell the next start that it may have been done.
    else context.exit(context.signal.aborted ? EXIT.done : EXIT.failed);
  }
}

interface TermParts extends Parts {
  readonly signs: VitalSigns;
  readonly desk: StatusDesk;
}

/** Works for as long as the lease is held and nobody says stop. */
async function workTerm(parts: TermParts, held: HeldLease, organisation: Organisation): Promise<ShiftEnd> {
  const { context, log, machine, signs, desk, store, bell, load } = parts;
  const failing = new AbortController();
  const ending = AbortSignal.any([context.signal, held.lost, failing.signal]);
  let shift: { workplace: Workplace; organisation: Organisation } | null = null;
  const guard = createClockGuard(context.clock, machine);
  const tick = createTick({
    clock: context.clock,
    machine,
    guard,
    held,
    signs,
    log,
    shift: () => shift,
    ending,
  });
  const heart = createHeart(tick, (error) => failing.abort(error));
  const wake = await createWake({
    tick: steadyTick,
    interval: machine.interval,
    monotonicMs: machine.monotonicMs,
    onWake: heart.wake,
    onTrouble: (trouble) => log.warn("wake.trouble", trouble),
  });
  context.signal.addEventListener("abort", () => log.info("stop.asked"), { once: true });
  try {
    const end = await workShifts({
      organisation,
      load,
      open: async (now, signal) => {
        await store.planVersions.see(canonicalPlan(now.plan));
        const { isBelieved: isClockBelieved } = guard;
        return openWorkplace({ ...context, signal }, { ...parts, organisation: now, isClockBelieved });
      },
      onShift: (workplace, now) => {
        shift = { workplace, organisation: now };
        desk.follow(now);
        heart.wake();
      },
      ending,
      bell,
      sleep: context.sleep,
      log,
      onReload: signs.reloaded,
    });
    if (failing.signal.aborted) throw failing.signal.reason;
    if (!ending.aborted) throw new OmError("the work ended by itself", UNEXPECTED);
    if (end === "unfinished") await tellUnfinished(parts);
    return end;
  } finally {
    wake.stop();
    shift = null;
    await heart.stop();
  }
}

const UNEXPECTED = { code: "daemon.ended", hint: "This is a fault of intune-om; please report it." };

/** Where the store is, without what is secret. */
function placeOf({ config: { store } }: Organisation): string {
  return store.kind === "sqlite" ? store.path : store.url;
}

/** What was in hand and could not be finished: the next start finds it. */
async function tellUnfinished({ store, log }: Parts): Promise<void> {
  const states = await store.measures.deliveriesByState(new Date(0)).catch(() => null);
  log.warn("stop.unfinished", {
    deliveriesUnderWay: states?.get("attempting") ?? null,
    next: "the next start finds out what became of them, or asks a person",
  });
}

async function release(held: HeldLease, log: DaemonLog): Promise<void> {
  try {
    await held.release();
  } catch (error) {
    log.warn("lease.not-released", { reason: messageOf(error), next: "it ends by itself" });
  }
}

function leaseDeps(
  { context, store, owner, log, machine }: Parts,
  { config }: Organisation,
  signs: VitalSigns,
): LeaseDeps {
  return {
    leases: store.leases,
    owner,
    leaseMs: config.daemon.leaseSeconds * 1_000,
    isGone: createIsGone(config, owner),
    // Whoever waits is alive as well.
    sleep: async (ms: number, signal?: AbortSignal): Promise<void> => {
      signs.beat();
      await context.sleep(ms, signal);
    },
    every,
    monotonicMs: machine.monotonicMs,
    tell: logLease(log),
  };
}
