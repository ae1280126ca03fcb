import type { RulePlugins } from "../alerts/plugins/rule-plugins.ts";
import type { Checkpoint } from "../checkpoint.ts";
import type { Clock } from "../clock.ts";
import type { Snapshot } from "../collect/snapshot.ts";
import type { Config, TenantConfig } from "../config/config.ts";
import type { Plan } from "../config/plan/plan.ts";
import type { DeliveryGate } from "../deliver/delivery-gate.ts";
import type { KeptOutcomes } from "../deliver/kept-outcomes.ts";
import type { Notifier } from "../deliver/notifier.ts";
import type { ErrorCodeTable } from "../domain/error-codes.ts";
import type { KnowledgeBase } from "../helpdesk/knowledge-base.ts";
import { lookAgain } from "../notices/second-look.ts";
import type { MailComposer, Reporter } from "../render/reporter.ts";
import type { JudgedAlerts } from "../store/alerts.ts";
import type { StoredArtifact } from "../store/artifacts.ts";
import type { Delivery } from "../store/delivery-row.ts";
import type { Run } from "../store/run-row.ts";
import type { Store } from "../store/store.ts";
import { checkAudience } from "./addressees.ts";
import { reportOf, tenantOf } from "./organisation-parts.ts";
import { drainRun } from "./drain-run.ts";
import { loadSnapshot } from "./collect-stage.ts";
import { writeFiles } from "./render-stage.ts";
import { makeRun, type MadeRun } from "./stages.ts";
import { withNextStep, workOnRun } from "./work-on-run.ts";

/** What a run needs from outside. Everything heavy is a function, so that it is loaded only when it is reached. */
export interface RunnerDeps {
  readonly config: Config;
  readonly plan: Plan;
  readonly store: Store;
  readonly clock: Clock;
  readonly sleep: (ms: number, signal?: AbortSignal) => Promise<void>;
  /** Does some work again and again until the function that it returns is called. */
  readonly every: (ms: number, work: () => Promise<void>) => () => void;
  /** Names this process in leases. */
  readonly owner: string;
  readonly errorCodes: ErrorCodeTable;
  /** The organisation's own articles; without it there are none. */
  readonly knowledge?: KnowledgeBase;
  /** Alert rules of plug-ins; without it there are none. */
  readonly rulePlugins?: RulePlugins;
  readonly collect: (tenant: TenantConfig, signal?: AbortSignal) => Promise<Snapshot>;
  readonly reporter: (format: string) => Promise<Reporter>;
  readonly mailComposer: () => Promise<MailComposer>;
  /** The channel by its name in deliveries; `mail` for whatever carries mail. */
  readonly notifier: (channel: string) => Promise<Notifier>;
  /** Asked before each attempt. Default: everything may go out. */
  readonly gate?: DeliveryGate;
  /** Where the files of runs go that name no folder, each run in one of its own. */
  readonly reportsFolder: string;
  /** Puts a file where people find it; returns its path. */
  readonly writeFile: (folder: string, fileName: string, bytes: Uint8Array) => Promise<string>;
  readonly onStage?: (stage: RunStage) => void;
  /** Told when mail waits because its channel is full, until when, and what closed it. */
  readonly onFull?: (until: Date, closedBy: string) => void;
  /** Told that the alerts of a report's snapshot could not be judged; without it, the report fails for that. */
  readonly onUnjudged?: (error: unknown) => void;
  /** Told what each snapshot changed of a tenant's alerts, as soon as that is kept, by whichever work it was judged. */
  readonly onJudged?: (tenant: string, judged: JudgedAlerts) => void;
  /** Told of each run that this process has taken up. */
  readonly onBegun?: (run: Run) => void;
  /** Whether anything may be decided by the clock now, which may have been set far a moment ago. Default: yes. */
  readonly isClockBelieved?: () => boolean;
  /** Whether a process, by its name in leases, is known to be gone. Default: no. */
  readonly isGone?: (owner: string) => boolean;
  /** What became of messages and could not be written yet, for as long as the process lives. Default: of each mailroom. */
  readonly kept?: KeptOutcomes;
  /** How long others wait for word of a process that has gone silent. Default 90 s. */
  readonly leaseMs?: number;
  /** For tests that stop a process at a moment. */
  readonly checkpoint?: Checkpoint;
}

export type RunStage = "collect" | "render" | "deliver";

/** One run in the hands of this process. */
export interface RunContext {
  readonly deps: RunnerDeps;
  readonly run: Run;
  readonly signal: AbortSignal;
}

/** What became of a run. It need not have ended: deliveries may be held or wait for their next try. */
export interface RunOutcome {
  readonly run: Run;
  /** Null for letters, which are made from none of their own. */
  readonly snapshot: Snapshot | null;
  readonly artifacts: readonly WrittenArtifact[];
  readonly deliveries: readonly Delivery[];
}

/** A file of a run, and where it was put. */
export interface WrittenArtifact extends StoredArtifact {
  readonly path: string;
}

/** A run to be: `scheduledFor` is the occurrence, for runs by hand the time at which it was asked for. */
export type StartRun = Pick<Run, "tenant" | "report" | "kind" | "scheduledFor" | "request">;

export interface ReportRunner {
  /** Runs a report. What fails leaves the run in the store, to be continued. */
  start(start: StartRun, signal?: AbortSignal): Promise<RunOutcome>;
  /** Goes on with a run from where it stands: nothing that was made is made again. */
  resume(runId: string, signal?: AbortSignal): Promise<RunOutcome>;
  /** Takes a run to where its deliveries stand in the outbox, and leaves those to others. */
  make(runId: string, signal?: AbortSignal): Promise<Run>;
}

/**
 * The state machine of a run: collect → render → fan out → drain, each step durable before the next begins.
 *
 * Errors: OmError `run.unknown-tenant`, `run.unknown-report`, `run.nobody` before a row is written; `run.held`,
 * `run.ended`, `run.lost`; and whatever a stage stops on, its hint naming how to go on.
 */
export function createReportRunner(deps: RunnerDeps): ReportRunner {
  const resume = async (runId: string, signal: AbortSignal = never()): Promise<RunOutcome> => {
    // What fails while the run is being made has its next step from there.
    const goOn = (error: unknown): never => {
      throw withNextStep(error, runId);
    };
    const made =
      (await takenUpAgain(deps, runId, signal).catch(goOn)) ??
      (await workOnRun(deps, runId, signal, makeRun));
    if (made.run.state !== "fannedOut") return { ...made, deliveries: [] };
    return { ...made, ...(await drainRun(deps, made.run, signal).catch(goOn)) };
  };
  return {
    resume,
    start: async (start, signal) => {
      tenantOf(deps, start.tenant);
      checkAudience(deps, reportOf(deps, start.report), start.request);
      const run = await deps.store.runs.add(start);
      return resume(run.id, signal);
    },
    make: async (runId, signal = never()) => (await workOnRun(deps, runId, signal, makeRun)).run,
  };
}

/** After the fan-out everything stands in the store: neither the plan nor a template is looked at again. */
async function takenUpAgain(deps: RunnerDeps, runId: string, signal: AbortSignal): Promise<MadeRun | null> {
  const run = await deps.store.runs.get(runId);
  if (run?.state !== "fannedOut") return null;
  if (run.kind === "letters") {
    await lookAgain(deps, run);
    return { run, snapshot: null, artifacts: [] };
  }
  const context = { deps, run, signal };
  return { run, snapshot: await loadSnapshot(context), artifacts: await writeFiles(context) };
}

function never(): AbortSignal {
  return new AbortController().signal;
}
