import {
  createBossDispatcher,
  createLocalDispatcher,
  type Dispatcher,
  type DispatcherDeps,
  type KeptOutcomes,
  type KnowledgeBase,
  type Organisation,
  type RunnerDeps,
  type SecretReader,
  type Store,
} from "@intune-om/core/base";
import type { ActionContext } from "../action.ts";
import { createRunnerDeps } from "../session/create-runner.ts";
import { openTools, type Tools } from "../session/tools.ts";
import { channelSecret, readSecrets, signInSecret } from "./needed-secrets.ts";
import { type DaemonLog, outputInto } from "./daemon-log.ts";
import { logDispatch } from "./dispatch-log.ts";
import { logJudged } from "./log-judged.ts";

/** Everything that one reading of the files lets a process do for as long as it lives. */
export interface Workplace {
  readonly deps: RunnerDeps;
  readonly dispatcher: Dispatcher;
  /** Opens every channel that the configuration has, and reads their secrets. @throws OmError */
  openChannels(): Promise<void>;
  /** Reads what each tenant signs in with; nothing is asked of Microsoft. @throws OmError */
  readSignIns(): Promise<void>;
  /** Whether a run was made, or ended, since it was asked last. */
  hasMadeRuns(): boolean;
  /** Lets go of what was read for runs that are over; true when there was something since it was asked last. */
  tidy(): boolean;
  close(): Promise<void>;
}

export interface WorkplaceOptions {
  readonly organisation: Organisation;
  readonly store: Store;
  readonly readSecret: SecretReader;
  readonly log: DaemonLog;
  /** Names this process in leases. */
  readonly owner: string;
  /** What became of messages and could not be written yet: whoever works here next writes it. */
  readonly kept: KeptOutcomes;
  /** Whether anything may be decided by the clock now. */
  readonly isClockBelieved: () => boolean;
  /** Runs that are made side by side. Default 1. */
  readonly runsAtOnce?: number;
}

/** What was read for one run serves another for so long: several tenants are told of the same changes. */
const READ_ONCE_MS = 10 * 60_000;

/**
 * Opens what makes reports and sends them. Feeds and articles are read anew for each run, channels once.
 */
export async function openWorkplace(
  context: ActionContext<object>,
  options: WorkplaceOptions,
): Promise<Workplace> {
  const { organisation, store, readSecret, log, owner, kept, runsAtOnce, isClockBelieved } = options;
  const own = { ...context, output: outputInto(log) };
  const parts = { organisation, readSecret, feedAnswers: store.feedAnswers };
  const tools = await openTools(own, parts);
  const reading = createReading(tools, () => openTools(own, parts));
  const deps: RunnerDeps = {
    ...createRunnerDeps(own, tools, store, owner),
    isClockBelieved,
    onJudged: logJudged(log),
    knowledge: reading.knowledge,
    collect: async (tenant) => (await reading.fresh()).collect(tenant),
  };
  const logged = logDispatch(log);
  let hasMade = false;
  const onEvent: typeof logged = (event) => {
    if (event.kind === "runMade" || event.kind === "runEnded") hasMade = true;
    logged(event);
  };
  return {
    deps,
    dispatcher: createDispatcher({ ...deps, kept, runsAtOnce: runsAtOnce ?? 1, onEvent }, readSecret),
    hasMadeRuns: () => {
      const had = hasMade;
      hasMade = false;
      return had;
    },
    openChannels: async () => {
      const { channels } = organisation.config;
      const kinds = new Set(channels.map(({ kind }) => kind));
      for (const channel of ["mail", ...kinds]) await deps.notifier(channel);
      await readSecrets(channels.map(channelSecret), readSecret);
    },
    readSignIns: () => readSecrets(organisation.config.tenants.flatMap(signInSecret), readSecret),
    tidy: reading.tidy,
    close: tools.close,
  };
}

function createDispatcher(deps: DispatcherDeps, readSecret: SecretReader): Dispatcher {
  return deps.config.store.kind === "postgres"
    ? createBossDispatcher({ ...deps, readSecret })
    : createLocalDispatcher(deps);
}

/** Tools that have read feeds and articles lately. */
function createReading(first: Tools, open: () => Promise<Tools>) {
  let latest: { readonly tools: Tools; readonly at: Date } | null = null;
  let known = first.knowledge;
  // Opening has left something behind as well.
  let hasRead = true;
  const isFresh = (): boolean => {
    const age = latest === null ? -1 : first.clock.now().getTime() - latest.at.getTime();
    return age >= 0 && age < READ_ONCE_MS;
  };
  return {
    knowledge: followed(() => known),
    fresh: async (): Promise<Tools> => {
      if (latest === null || !isFresh()) latest = { tools: await open(), at: first.clock.now() };
      known = latest.tools.knowledge;
      hasRead = true;
      return latest.tools;
    },
    tidy: (): boolean => {
      if (isFresh()) return false;
      latest = null;
      const had = hasRead;
      hasRead = false;
      return had;
    },
  };
}

/** Articles as they were read last. */
function followed(current: () => KnowledgeBase): KnowledgeBase {
  return {
    get folder() {
      return current().folder;
    },
    get isReadable() {
      return current().isReadable;
    },
    get articles() {
      return current().articles;
    },
    get broken() {
      return current().broken;
    },
    get problems() {
      return current().problems;
    },
  };
}
