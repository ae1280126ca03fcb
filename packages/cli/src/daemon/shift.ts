import { ConfigError, formatProblem, type Organisation } from "@intune-om/core/base";
import type { Sleep } from "../action.ts";
import type { DaemonLog } from "./daemon-log.ts";
import type { Workplace } from "./workplace.ts";

/** Rings when somebody asks for the files to be read again. */
export interface Bell {
  ring(): void;
  /** Resolves when it has rung since it was heard last. */
  heard(): Promise<void>;
}

export interface ShiftOptions {
  readonly organisation: Organisation;
  /** Reads both files again. @throws ConfigError */
  readonly load: () => Promise<Organisation>;
  /** Opens what is worked with; what it reads stops when the signal aborts. */
  readonly open: (organisation: Organisation, signal: AbortSignal) => Promise<Workplace>;
  /** Whoever works there now. */
  readonly onShift: (workplace: Workplace, organisation: Organisation) => void;
  /** Begins the end. */
  readonly ending: AbortSignal;
  readonly bell: Bell;
  readonly sleep: Sleep;
  readonly log: DaemonLog;
  readonly onReload?: (outcome: "taken" | "refused") => void;
}

/** Whether everything that was in hand could be finished in time. */
export type ShiftEnd = "finished" | "unfinished";

/**
 * Works until the end is asked for, with what the files say: when they are read again, what is in hand is finished as it
 * began, and what begins next follows the new ones.
 * @throws whatever ends the work of the dispatcher
 */
export async function workShifts(options: ShiftOptions): Promise<ShiftEnd> {
  const { ending, bell, log, onShift } = options;
  const ended = untilAborted(ending);
  let { organisation } = options;
  let shift = begin(await prepare(options, organisation));
  try {
    for (;;) {
      onShift(shift.workplace, organisation);
      const what = await Promise.race([
        ended.then(() => "end" as const),
        shift.done.then(() => "end" as const),
        bell.heard().then(() => "reload" as const),
      ]);
      if (what === "end") break;
      const next = await reload(options, organisation);
      if (next === null) continue;
      shift.stop();
      await Promise.race([shift.done, ended]);
      if (ending.aborted) break;
      await shift.workplace.close();
      shift = begin(next.prepared);
      ({ organisation } = next);
      log.info("reload.taken");
      options.onReload?.("taken");
    }
    return await endShift(shift, options, organisation);
  } catch (error) {
    shift.stop();
    throw error;
  }
}

interface Shift {
  readonly workplace: Workplace;
  /** Resolves when the work has ended. */
  readonly done: Promise<void>;
  stop(): void;
}

interface Prepared {
  readonly workplace: Workplace;
  readonly stopping: AbortController;
}

async function prepare({ open }: ShiftOptions, organisation: Organisation): Promise<Prepared> {
  const stopping = new AbortController();
  return { workplace: await open(organisation, stopping.signal), stopping };
}

function begin({ workplace, stopping }: Prepared): Shift {
  return {
    workplace,
    done: workplace.dispatcher.work(stopping.signal),
    stop: () => stopping.abort(new DOMException("the daemon stops", "AbortError")),
  };
}

/** What is in hand has its time to finish; what cannot is left to whoever works on the store next. */
async function endShift(shift: Shift, { sleep }: ShiftOptions, { config }: Organisation): Promise<ShiftEnd> {
  shift.stop();
  const patience = new AbortController();
  const late = sleep(config.daemon.stopSeconds * 1_000, patience.signal).then(
    () => "unfinished" as const,
    () => "finished" as const,
  );
  try {
    const end = await Promise.race([shift.done.then(() => "finished" as const), late]);
    if (end === "finished") await shift.workplace.close();
    return end;
  } finally {
    patience.abort();
  }
}

/** What the new files say, ready to begin; null when they cannot be used, and then the old ones hold. */
async function reload(
  options: ShiftOptions,
  { config: old }: Organisation,
): Promise<{ readonly organisation: Organisation; readonly prepared: Prepared } | null> {
  const { load, log, onReload } = options;
  try {
    const { config, plan } = await load();
    if (JSON.stringify(config.store) !== JSON.stringify(old.store))
      log.warn("reload.later", { what: "store", why: "another store is opened at the next start" });
    if (JSON.stringify(endpointOf(config)) !== JSON.stringify(endpointOf(old)))
      log.warn("reload.later", {
        what: "daemon",
        why: "port, host and leaseSeconds hold from the next start",
      });
    const organisation = { config: { ...config, store: old.store }, plan };
    return { organisation, prepared: await prepare(options, organisation) };
  } catch (error) {
    const problems = error instanceof ConfigError ? { problems: error.problems.map(formatProblem) } : {};
    log.error("reload.refused", { error, ...problems, holds: "what was read before" });
    onReload?.("refused");
    return null;
  }
}

function endpointOf({ daemon: { port, host, leaseSeconds } }: Organisation["config"]): object {
  return { port, host, leaseSeconds };
}

function untilAborted(signal: AbortSignal): Promise<void> {
  if (signal.aborted) return Promise.resolve();
  return new Promise((resolve) => signal.addEventListener("abort", () => resolve(), { once: true }));
}

export function createBell(): Bell {
  let hasRung = false;
  let tell: () => void = () => undefined;
  return {
    ring: () => {
      hasRung = true;
      tell();
    },
    heard: () =>
      new Promise((resolve) => {
        tell = () => {
          hasRung = false;
          tell = () => undefined;
          resolve();
        };
        if (hasRung) tell();
      }),
  };
}
