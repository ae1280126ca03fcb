import {
  type AlertWatchEvent,
  canonicalPlan,
  createReportRunner,
  createSecretReader,
  openStore,
  type Plan,
  type PlanVersion,
  type Posting,
  postLetters,
  type ReportRunner,
  type RunOutcome,
  type Store,
  watchAlerts,
} from "@intune-om/core";
import type { ActionContext } from "../action.ts";
import { createRunnerDeps } from "./create-runner.ts";
import { loadConfiguration } from "./load-configuration.ts";
import { openTools, type SessionParts, type Tools } from "./tools.ts";

/** What an organisation's files, its secrets, its store and the clock add up to. */
export interface Session extends Tools {
  readonly store: Store;
  /** The plan as it stands, under its number. */
  readonly planVersion: PlanVersion;
  readonly runner: ReportRunner;
  /** Puts letters into the outbox and sends what may go out now; see `postLetters`. */
  post(posting: Posting): Promise<RunOutcome>;
  /** Looks after the alerts of some tenants now; see `watchAlerts`. */
  watchAlerts(tenants: readonly string[]): Promise<readonly AlertWatchEvent[]>;
}

/** Opens everything that a command needs; close it when done. */
async function openSession(context: ActionContext<object>, parts: SessionParts): Promise<Session> {
  const organisation = parts.organisation ?? (await loadConfiguration(context));
  const store = await openStore(organisation.config.store, {
    clock: parts.clock ?? context.clock,
    checkpoint: context.checkpoint,
    readSecret: parts.readSecret ?? createSecretReader({ env: context.env }),
  });
  const planVersion = await seePlan(organisation.plan, store);
  const tools = await openTools(context, { feedAnswers: store.feedAnswers, ...parts, organisation });
  const deps = createRunnerDeps(context, tools, store);
  return {
    ...tools,
    store,
    planVersion,
    runner: createReportRunner(deps),
    post: (posting) => postLetters(deps, posting, context.signal),
    watchAlerts: (ids) => watchAlerts(deps, tools.clock.now(), context.signal, { tenants: ids, anew: true }),
    close: async () => {
      await tools.close();
      await store.close();
    },
  };
}

/** Whatever keeps something keeps the plan that it followed, too. The store is closed when that fails. */
async function seePlan(plan: Plan, store: Store): Promise<PlanVersion> {
  try {
    return await store.planVersions.see(canonicalPlan(plan));
  } catch (error) {
    await store.close();
    throw error;
  }
}

/** Opens a session for one piece of work and closes it whatever happens. */
export async function withSession<T>(
  context: ActionContext<object>,
  work: (session: Session) => Promise<T>,
  parts: SessionParts = {},
): Promise<T> {
  const session = await openSession(context, parts);
  try {
    return await work(session);
  } finally {
    await session.close();
  }
}
