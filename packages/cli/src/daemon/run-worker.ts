import {
  canonicalPlan,
  createKeptOutcomes,
  createSecretReader,
  OmError,
  openStore,
  type Organisation,
  type SecretReader,
  type Store,
} from "@intune-om/core/base";
import type { ActionContext } from "../action.ts";
import { EXIT, type ExitCode } from "../exit-codes.ts";
import { nameProcess } from "../session/create-runner.ts";
import { every } from "../session/every.ts";
import { VERSION } from "../version.ts";
import { createClockGuard } from "./clock-guard.ts";
import { createDaemonLog, type DaemonLog, isPlain, logFailure } from "./daemon-log.ts";
import { type Bell, createBell, type ShiftEnd, workShifts } from "./shift.ts";
import { thisMachine } from "./machine.ts";
import { createVeil } from "./veil.ts";
import { openWorkplace, type Workplace } from "./workplace.ts";

/** The clock is looked at so often, as `start` does. */
const LOOK_MS = 10_000;

export interface WorkerOptions {
  readonly load: () => Promise<Organisation>;
  /** Reports that are made side by side. */
  readonly runsAtOnce: number;
}

/**
 * Makes reports and sends messages beside a daemon, on this machine or another, until it is stopped. What is due is not
 * its business: that the daemon says.
 * @throws OmError `usage.worker-store` for a store that one machine alone can work on
 */
export async function runWorker(
  context: ActionContext<object>,
  { load, runsAtOnce }: WorkerOptions,
): Promise<ExitCode> {
  const bell = createBell();
  const forget = context.onHangup(bell.ring);
  const veil = createVeil();
  const { clock, checkpoint } = context;
  const log = await createDaemonLog({ stream: context.stderr, options: context.options, clock, veil });
  try {
    const organisation = await load();
    refuseFile(organisation);
    const readSecret = veil.wrap(createSecretReader({ env: context.env }));
    const store = await openStore(organisation.config.store, { clock, readSecret, checkpoint });
    return await work(context, { load, runsAtOnce, bell, log, readSecret, store }, organisation);
  } catch (error) {
    if (!isPlain(context)) logFailure(log, error);
    throw error;
  } finally {
    forget();
  }
}

interface Parts extends WorkerOptions {
  readonly bell: Bell;
  readonly log: DaemonLog;
  readonly readSecret: SecretReader;
  readonly store: Store;
}

async function work(
  context: ActionContext<object>,
  { load, runsAtOnce, bell, log, readSecret, store }: Parts,
  organisation: Organisation,
): Promise<ExitCode> {
  const owner = nameProcess();
  const kept = createKeptOutcomes();
  const guard = createClockGuard(context.clock, thisMachine);
  let workplace: Workplace | null = null;
  const look = async (): Promise<void> => {
    for (const { kind, byMs } of guard.look().events)
      log.warn(`clock.${kind}`, { seconds: Math.round(byMs / 1_000) });
    // What a large fleet took is not kept until the next report.
    if (workplace?.tidy() === true) thisMachine.shrink();
  };
  await look();
  const endLooking = every(LOOK_MS, look);
  const { config } = organisation;
  const place = config.store.kind === "postgres" ? config.store.url : config.store.path;
  log.info("worker.start", { version: VERSION, config: config.file, store: place, owner, runsAtOnce });
  context.signal.addEventListener("abort", () => log.info("stop.asked"), { once: true });
  let end: ShiftEnd = "finished";
  try {
    end = await workShifts({
      organisation,
      load,
      open: async (now, signal) => {
        await store.planVersions.see(canonicalPlan(now.plan));
        const parts = {
          organisation: now,
          store,
          readSecret,
          log,
          owner,
          kept,
          runsAtOnce,
          isClockBelieved: guard.isBelieved,
        };
        const opened = await openWorkplace({ ...context, signal }, parts);
        // A worker that could send nothing would take work from those that can.
        await opened.openChannels();
        return opened;
      },
      onShift: (now) => {
        workplace = now;
        log.info("worker.ready");
      },
      ending: context.signal,
      bell,
      sleep: context.sleep,
      log,
    });
    if (end === "unfinished") log.warn("stop.unfinished", { next: "others find out what became of it" });
    log.info("stop");
    return EXIT.done;
  } catch (error) {
    if (isPlain(context)) log.error("failed", { error });
    throw error;
  } finally {
    endLooking();
    if (end === "finished") await store.close();
    // What is under way would keep the process alive; its rows tell the others that it may have been done.
    else context.exit(EXIT.done);
  }
}

function refuseFile({ config: { store, file } }: Organisation): void {
  if (store.kind === "postgres") return;
  throw new OmError(`the store of ${file} is a file, which one process alone works on`, {
    code: "usage.worker-store",
    hint: "Further workers need a PostgreSQL store (store: postgres://user@host/database); `intune-om start` alone does all work on a file.",
  });
}
