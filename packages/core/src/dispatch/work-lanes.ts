import { randomUUID } from "node:crypto";
import { createKeptOutcomes, type KeptOutcomes } from "../deliver/kept-outcomes.ts";
import type { OmError } from "../errors.ts";
import type { ReportRunner, RunnerDeps } from "../run/report-runner.ts";
import type { DispatchEvent, DispatcherDeps } from "./dispatcher.ts";
import { isTheEnd, type Lane, runLane } from "./lane.ts";
import { createPresence, type Presence } from "./presence.ts";
import { createWaker } from "./waker.ts";

/** What lanes work with while others take this process for living. */
export interface WorkingDeps extends DispatcherDeps {
  readonly runner: Pick<ReportRunner, "make">;
  readonly tell: (event: DispatchEvent) => void;
  readonly isAlive: () => boolean;
  /** Whether its clock can tell who is gone. */
  readonly isInStep: () => boolean;
  /** Outlives the presence: what could not be written under one is written under the next. */
  readonly kept: KeptOutcomes;
  /** Notes that a process, by its name in leases, is gone. */
  readonly noteGone: (owner: string) => void;
}

/**
 * Works on lanes under a presence until the signal aborts. When the presence is lost, what is in hand is finished, as far
 * as its fences let it, and work goes on under a new one.
 */
export async function workLanes(
  given: DispatcherDeps,
  signal: AbortSignal,
  lanesOf: (deps: WorkingDeps) => readonly Lane[],
): Promise<void> {
  const tell = (event: DispatchEvent): void => given.onEvent?.(event);
  const gone = new Set<string>();
  const isGone = (owner: string): boolean => gone.has(owner) || (given.isGone?.(owner) ?? false);
  const kept = given.kept ?? createKeptOutcomes();
  while (!signal.aborted) {
    // A name of its own for each time: what an earlier one left behind may have been taken up by others.
    const owner = `${given.owner}:${randomUUID().slice(0, 8)}`;
    const deps = { ...given, owner, isGone, kept, tell };
    const presence = await open(deps, signal);
    if (presence === null) return;
    const working: WorkingDeps = {
      ...deps,
      isAlive: presence.isSure,
      isInStep: presence.isInStep,
      noteGone: (other) => void gone.add(other),
      runner: given.runner ?? runnerAtNeed({ ...deps, onBegun: begun(tell) }),
    };
    try {
      await workUnder(presence, lanesOf(working), working, signal);
    } finally {
      await end(presence, tell);
      gone.add(owner);
    }
    if (presence.lost.aborted) {
      tell({ kind: "trouble", what: "this process's sign of life", error: presence.lost.reason });
    }
  }
}

/** The stages are loaded with the first run: a process may wait for days before there is one. */
function runnerAtNeed(deps: RunnerDeps): Pick<ReportRunner, "make"> {
  return {
    make: async (runId, signal) => {
      const { createReportRunner } = await import("../run/report-runner.ts");
      return createReportRunner(deps).make(runId, signal);
    },
  };
}

/** Ends when the signal aborts, the presence is lost or one lane cannot go on; each lane finishes what it has in hand. */
async function workUnder(
  presence: Presence,
  lanes: readonly Lane[],
  deps: WorkingDeps,
  signal: AbortSignal,
): Promise<void> {
  const ending = new AbortController();
  const until = AbortSignal.any([signal, presence.lost, ending.signal]);
  const results = await Promise.allSettled(
    lanes.map(async (lane) => {
      try {
        await runLane(lane, deps, until);
      } catch (error) {
        ending.abort(error);
        throw error;
      }
    }),
  );
  const failed = results.find((result) => result.status === "rejected");
  if (failed !== undefined) throw failed.reason;
}

/** Shows that this process lives as soon as the store can be told so; null when the work is to stop before that. */
async function open(
  deps: DispatcherDeps & { readonly tell: (event: DispatchEvent) => void },
  signal: AbortSignal,
): Promise<Presence | null> {
  const opened = new AbortController();
  let presence: Presence | null = null;
  const lane: Lane = {
    what: "the store",
    waker: createWaker(deps.sleep),
    look: async () => {
      presence = await createPresence({ ...deps, onSkew: tellSkew(deps.tell) });
      opened.abort();
      return "again";
    },
  };
  await runLane(lane, deps, AbortSignal.any([signal, opened.signal]));
  return presence;
}

/** A store that is away cannot be told; the presence then ends by itself. */
async function end(presence: Presence, tell: (event: DispatchEvent) => void): Promise<void> {
  try {
    await presence.end();
  } catch (error) {
    if (!isTheEnd(error)) tell({ kind: "trouble", what: "this process's sign of life", error });
  }
}

function tellSkew(tell: (event: DispatchEvent) => void): (skew: OmError | null) => void {
  const what = "this machine's clock";
  return (error) => tell(error === null ? { kind: "troubleOver", what } : { kind: "trouble", what, error });
}

function begun(tell: (event: DispatchEvent) => void) {
  return ({ id, report, tenant }: { id: string; report: string; tenant: string }): void =>
    tell({ kind: "runBegun", run: id, report, tenant });
}
