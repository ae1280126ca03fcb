import { isTheEnd } from "../dispatch/lane.ts";
import { OmError } from "../errors.ts";
import type { RunnerDeps } from "../run/report-runner.ts";
import type { AlertStanding, PlannedMessages } from "../store/alerts.ts";
import type { AlertMessage } from "./alert-message.ts";
import { neededThreads } from "./messages/needed-threads.ts";
import { planAlertMessages, type PlanMessagesInput, standingAfter } from "./plan-messages.ts";
import { suppressionsInForce } from "./suppressions-in-force.ts";
import { type WaitingAlerts, waitingAlerts } from "./waiting-alerts.ts";

/** What became of the watch over the alerts of a tenant. */
export type AlertWatchEvent =
  /** A message stands in the outbox. */
  | { readonly kind: "posted"; readonly tenant: string; readonly message: AlertMessage; readonly run: string }
  /** Something could not be done, and is tried again with the next look; `message` is the id of the one that it was about. */
  | {
      readonly kind: "failed";
      readonly tenant: string;
      readonly message: string | null;
      readonly error: unknown;
    };

export interface WatchOptions {
  /** Ids of tenants; default: all of them. */
  readonly tenants?: readonly string[];
  /** Whether messages are planned although nothing was said to be due: the plan may be another one. Default: no. */
  readonly anew?: boolean;
}

/**
 * Looks after the alerts of every tenant: judges what was collected since, decides which messages are due, and puts those
 * into the outbox that do not stand there yet. Each step is kept before the next begins, and what a process that ended
 * left is taken up by the next look, so that nothing is lost and nothing is said twice. What fails for one tenant or message
 * does not keep the others waiting. Whoever sends finds them in the outbox.
 * @throws OmError when there is no store any more
 */
export async function watchAlerts(
  deps: RunnerDeps,
  now: Date,
  signal: AbortSignal,
  options: WatchOptions = {},
): Promise<readonly AlertWatchEvent[]> {
  const events: AlertWatchEvent[] = [];
  const { tenants = deps.config.tenants.map(({ id }) => id), anew = false } = options;
  for (const tenant of tenants) {
    const attempt = createAttempt({ tenant, events, signal });
    let isNews = anew;
    await attempt(null, async () => {
      // The rules are loaded when there is something to judge.
      if ((await deps.store.alerts.unjudged(tenant)).length === 0) return;
      const { judgeTenant } = await import("./judge-tenant.ts");
      // It is due as of when it was judged, which is later than this look began.
      if ((await judgeTenant(deps, tenant, signal)).length > 0) isNews = true;
    });
    await attempt(null, async () => {
      const next = await deps.store.alerts.nextAt(tenant);
      if (isNews || (next !== null && next <= now)) {
        await deps.store.alerts.plan(
          tenant,
          (standing) => decide(deps, { tenant, at: now }, standing),
          (alerts) => neededThreads(alerts, { ...deps, at: now }),
        );
      }
    });
    await attempt(null, async () => {
      for (const message of await deps.store.alerts.unwritten(tenant))
        await attempt(message.id, async () => {
          const { postAlertMessage } = await import("./post-message.ts");
          const { id: run } = await postAlertMessage(deps, message, signal);
          events.push({ kind: "posted", tenant, message, run });
        });
    });
  }
  return events;
}

/** What is due of the alerts of a tenant, and what waits. */
export interface AlertPreview {
  readonly messages: readonly AlertMessage[];
  /** Beside what the messages tell. */
  readonly waiting: WaitingAlerts;
}

/** Which messages of a tenant are due at an instant, as the watch would decide, and what waits then. Nothing is kept. */
export async function previewMessages(
  deps: Pick<RunnerDeps, "store" | "plan" | "config">,
  tenant: string,
  at: Date,
): Promise<AlertPreview> {
  const previews: AlertPreview[] = [];
  const undo = new Error("nothing of this is kept");
  const preview = (standing: AlertStanding): never => {
    const input = inputOf(deps, { tenant, at }, standing);
    const planned = planAlertMessages(input);
    const waiting = waitingAlerts({ ...input, standing: standingAfter(standing, planned) });
    previews.push({ messages: planned.messages, waiting });
    throw undo;
  };
  const look = deps.store.alerts.plan(tenant, preview, (alerts) => neededThreads(alerts, { ...deps, at }));
  await look.catch((error: unknown) => {
    if (error !== undo) throw error;
  });
  // A store may ask again when another process was quicker.
  const last = previews.at(-1);
  if (last === undefined) throw new TypeError("a preview was not planned");
  return last;
}

function decide(
  deps: Pick<RunnerDeps, "plan" | "config">,
  when: { readonly tenant: string; readonly at: Date },
  standing: AlertStanding,
): PlannedMessages {
  return planAlertMessages(inputOf(deps, when, standing));
}

function inputOf(
  { plan, config }: Pick<RunnerDeps, "plan" | "config">,
  { tenant, at }: { readonly tenant: string; readonly at: Date },
  standing: AlertStanding,
): PlanMessagesInput {
  const { timeZone } = config;
  const inForce = suppressionsInForce({ plan, timeZone, stored: standing.suppressions, tenant, at });
  return { tenant, standing, plan, config, inForce, at };
}

interface Attempting {
  readonly tenant: string;
  readonly events: AlertWatchEvent[];
  readonly signal: AbortSignal;
}

function createAttempt({ tenant, events, signal }: Attempting) {
  return async (message: string | null, work: () => Promise<void>): Promise<void> => {
    signal.throwIfAborted();
    try {
      await work();
    } catch (error) {
      signal.throwIfAborted();
      if (isTheEnd(error)) throw error;
      if (!isOthers(error)) events.push({ kind: "failed", tenant, message, error });
    }
  };
}

/** Whether another process writes the same message. */
function isOthers(error: unknown): boolean {
  return error instanceof OmError && (error.code === "run.held" || error.code === "run.lost");
}
