import { isWhole } from "../collect/is-whole.ts";
import type { Snapshot } from "../collect/snapshot.ts";
import { OPEN_GATE } from "../deliver/delivery-gate.ts";
import type { DeliveryOutcome, Message, Notifier } from "../deliver/notifier.ts";
import { isSettled } from "../deliver/delivery-states.ts";
import { createSendPacer } from "../deliver/send-pacer.ts";
import { LANGUAGES } from "../locales/index.ts";
import { messagesPerMinute } from "../notices/notice-gate.ts";
import type { StoredArtifact } from "../store/artifacts.ts";
import type { Delivery, StoredMessage } from "../store/delivery-row.ts";
import type { Run } from "../store/run-row.ts";
import type { RunContext } from "./report-runner.ts";
import type { RunState } from "./run-states.ts";

const FIRST_RETRY_MS = 60_000;
const LONGEST_RETRY_MS = 4 * 3_600_000;

/** Hands over every delivery that may go out now, and ends the run when nothing is left to do. */
export async function drainStage(
  context: RunContext,
  snapshot: Snapshot | null,
  artifacts: readonly StoredArtifact[],
): Promise<{ readonly run: Run; readonly deliveries: readonly Delivery[] }> {
  const { deps, run, signal } = context;
  deps.onStage?.("deliver");
  const rows = await deps.store.deliveries.list({ run: run.id });
  const pace = createSendPacer({
    perMinute: messagesPerMinute(deps.config.mail.perMinute, deps.plan, { run, deliveries: rows }),
    clock: deps.clock,
    sleep: deps.sleep,
  });
  const notifier = await deps.notifier();
  const settled: Delivery[] = [];
  let waiting: string | null = null;
  for (const row of rows) {
    signal.throwIfAborted();
    const delivery = row.state === "attempting" ? await markUnknown(context, row) : row;
    if (waiting !== null || !mayGoOut(delivery)) {
      settled.push(delivery);
      continue;
    }
    const passed = await throughGate(context, delivery);
    if (passed.kind === "wait") waiting = passed.reason;
    settled.push(
      passed.kind === "send"
        ? await attempt(context, { delivery, notifier, artifacts, pace })
        : passed.delivery,
    );
  }
  return { run: await endRun(context, { snapshot, deliveries: settled, waiting }), deliveries: settled };
}

/** Only a process that went down leaves a row in `attempting`: whether it arrived, nobody can tell from here. */
function markUnknown({ deps }: RunContext, delivery: Delivery): Promise<Delivery> {
  return deps.store.deliveries.move(delivery, "unknown", {
    reason: "the process ended while the message was being handed over",
    hint: `Ask ${delivery.recipient.address} whether it arrived; if not, \`intune-om deliveries retry ${delivery.id}\`.`,
  });
}

type Passage =
  | { readonly kind: "send" }
  | { readonly kind: "wait"; readonly delivery: Delivery; readonly reason: string }
  | { readonly kind: "suppressed"; readonly delivery: Delivery };

/** What stands in the way of a delivery right now. */
async function throughGate({ deps, run }: RunContext, delivery: Delivery): Promise<Passage> {
  const verdict = (deps.gate ?? OPEN_GATE)(run, delivery, deps.clock.now());
  if (verdict.verdict === "send") return { kind: "send" };
  const { reason } = verdict;
  if (verdict.verdict === "wait") return { kind: "wait", delivery, reason };
  return {
    kind: "suppressed",
    delivery: await deps.store.deliveries.move(delivery, "suppressed", { reason }),
  };
}

/** Somebody who asked for the run to go on wants the next try now, so a waiting time is not kept. */
function mayGoOut({ state }: Delivery): boolean {
  return state === "pending" || state === "deferred";
}

interface Attempt {
  readonly delivery: Delivery;
  readonly notifier: Notifier;
  readonly artifacts: readonly StoredArtifact[];
  readonly pace: (signal?: AbortSignal) => Promise<void>;
}

async function attempt(
  { deps, run, signal }: RunContext,
  { delivery, notifier, artifacts, pace }: Attempt,
): Promise<Delivery> {
  const stored = await deps.store.deliveries.message(delivery.message);
  const message = messageFor(delivery, stored, artifacts);
  await pace(signal);
  const attempting = await deps.store.deliveries.attempt(delivery, run);
  // Not under the signal: a message that is cut off may have arrived. The notifier's own deadline ends it.
  const outcome = await notifier.deliver(message);
  const settled = await deps.store.deliveries.move(
    attempting,
    outcome.outcome,
    patchOf(outcome, attempting, deps.clock.now()),
  );
  return settled;
}

function messageFor(
  delivery: Delivery,
  stored: StoredMessage,
  artifacts: readonly StoredArtifact[],
): Message {
  return {
    from: stored.from,
    to: delivery.recipient,
    replyTo: stored.replyTo,
    subject: stored.body.subject,
    html: stored.body.html,
    text: stored.body.text,
    images: stored.body.images,
    attachments: artifacts.filter(({ language }) => language === stored.language),
    messageId: delivery.messageId,
    date: stored.madeAt,
    language: LANGUAGES[stored.language].tag,
  };
}

function patchOf(
  outcome: DeliveryOutcome,
  { attempts }: Delivery,
  now: Date,
): { reason: string; hint?: string; notBefore?: Date } {
  if (outcome.outcome === "accepted") return { reason: outcome.response };
  const patch = { reason: outcome.reason, hint: outcome.hint };
  if (outcome.outcome !== "deferred") return patch;
  const waitMs = Math.min(FIRST_RETRY_MS * 2 ** (attempts - 1), LONGEST_RETRY_MS);
  return { ...patch, notBefore: new Date(now.getTime() + waitMs) };
}

interface Drained {
  readonly snapshot: Snapshot | null;
  readonly deliveries: readonly Delivery[];
  /** Why the rest must wait; null when nothing does. */
  readonly waiting: string | null;
}

async function endRun({ deps, run }: RunContext, drained: Drained): Promise<Run> {
  const { deliveries, waiting } = drained;
  const open = deliveries.filter(({ state }) => !isSettled(state));
  if (open.length > 0) {
    const left = `${open.length} of ${deliveries.length} deliveries are still to be made`;
    const reason = waiting === null ? left : `${left}: ${waiting}`;
    await deps.store.runs.release(run, reason);
    return { ...run, reason };
  }
  return deps.store.runs.move(run, finalState(drained));
}

/** `succeeded` needs the whole content at everybody who was to have it. */
function finalState({ snapshot, deliveries }: Drained): RunState {
  const meant = deliveries.filter(({ state }) => state !== "suppressed");
  const accepted = meant.filter(({ state }) => state === "accepted").length;
  if (accepted === 0 && (meant.length > 0 || snapshot !== null)) return "failed";
  return (snapshot === null || isWhole(snapshot)) && accepted === meant.length ? "succeeded" : "partial";
}
