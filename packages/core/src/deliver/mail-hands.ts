import { NO_CHECKPOINT } from "../checkpoint.ts";
import { messageOf, OmError } from "../errors.ts";
import type { Delivery } from "../store/delivery-row.ts";
import type { Claim, ClaimedDelivery, ClaimRequest, Settled, Settlement } from "../store/outbox.ts";
import { GIVEN_BACK } from "../store/outbox-under-way.ts";
import type { MailroomDeps } from "./mailroom.ts";
import type { DeliveryOutcome, Message, Notifier } from "./notifier.ts";
import { createOutcomeBuffer } from "./outcome-buffer.ts";
import { settlementOf } from "./settlement-of.ts";

/** After this nobody waits any longer for word of a message that was taken up. Longer than any channel takes over one. */
const LEASE_MS = 15 * 60_000;

/** What a mailroom has in hand: it alone knows which deliveries it really got, and what became of them. */
export interface MailHands {
  claim(wanted: Wanted): Promise<Claim>;
  /** Hands over a batch, some side by side. What has not begun when the work is to stop is given back. */
  handOver(claimed: readonly ClaimedDelivery[], work: Work): Promise<Settled>;
  /** Writes outcomes that could not be written before. */
  write(): Promise<Settled>;
  /** Puts back what it was given in answers that never arrived. */
  putBack(): Promise<readonly Delivery[]>;
}

type Wanted = Pick<ClaimRequest, "runs" | "ids" | "isPatient" | "channels" | "most">;

interface Work {
  readonly signal: AbortSignal;
  readonly isAlive: () => boolean;
}

export function createMailHands(deps: MailroomDeps): MailHands {
  const { store, owner, gate, limitsOf, connections } = deps;
  const inHand = new Set<string>();
  const own = new WeakSet<ClaimedDelivery>();
  const buffer = createOutcomeBuffer({
    ...deps,
    // Of what an earlier mailroom left to be written, this one may have in hand the next attempt.
    onWritten: ({ claimed }) => own.has(claimed) && inHand.delete(claimed.delivery.id),
  });
  let claiming: Promise<unknown> = Promise.resolve();
  let lastTenant: string | null = null;
  /** One after the other: whoever claims or puts back says what is in hand, the last answer included. */
  const inOrder = <T>(work: () => Promise<T>): Promise<T> => {
    const next = claiming.catch(() => undefined).then(work);
    claiming = next;
    return next;
  };
  const claim = async ({ runs, ids, isPatient, channels, most }: Wanted): Promise<Claim> => {
    const wanted = { runs, ids, isPatient, channels, most, lastTenant };
    const answer = await store.outbox.claim({ ...wanted, owner, leaseMs: LEASE_MS, inHand, gate, limitsOf });
    for (const claimed of answer.claimed) {
      own.add(claimed);
      inHand.add(claimed.delivery.id);
    }
    lastTenant = answer.claimed.at(-1)?.run.tenant ?? lastTenant;
    return answer;
  };
  return {
    claim: (wanted) => inOrder(() => claim(wanted)),
    putBack: () => inOrder(() => store.outbox.putBack({ owner, inHand })),
    handOver: async (claimed, work) => {
      const queue = [...claimed];
      const trouble: unknown[] = [];
      const unwritten: unknown[] = [];
      const take = async (next: ClaimedDelivery): Promise<void> => {
        // Not a byte of these has left: it is written when something can be written again.
        if (unwritten.length > 0) return buffer.keep(givenBack(next));
        const isOver = trouble.length > 0 || work.signal.aborted || !work.isAlive();
        await buffer.add(isOver ? givenBack(next) : await handOverOne(deps, next, trouble));
      };
      const takeAll = async (): Promise<void> => {
        for (let next = queue.shift(); next !== undefined; next = queue.shift()) {
          // What others have in hand is finished, and the rest of the batch is not forgotten.
          await take(next).catch((error: unknown) => void unwritten.push(error));
        }
      };
      await Promise.all(Array.from({ length: Math.min(connections, claimed.length) }, takeAll));
      if (unwritten.length > 0) throw unwritten[0];
      const settled = await buffer.end();
      if (trouble.length > 0) throw trouble[0];
      return settled;
    },
    write: () => buffer.end(),
  };
}

/** @param trouble Takes up what is wrong with the store, which is no fault of the message. */
async function handOverOne(
  deps: MailroomDeps,
  claimed: ClaimedDelivery,
  trouble: unknown[],
): Promise<Settlement> {
  const { policy, clock, checkpoint = NO_CHECKPOINT, isClockBelieved = () => true } = deps;
  // A clock that was set far in the midst of an attempt has spent nothing of its budget.
  const now = (): Date => (isClockBelieved() ? null : claimed.delivery.attemptedAt) ?? clock.now();
  const settle = (outcome: DeliveryOutcome): Settlement =>
    settlementOf(claimed, outcome, { policy, now: now() });
  let message: Message;
  try {
    message = await deps.message(claimed);
  } catch (error) {
    if (isOfMessage(error)) return settle(notMade(claimed, error));
    trouble.push(error);
    return givenBack(claimed);
  }
  let notifier: Notifier;
  try {
    notifier = await deps.notifier(claimed.delivery.channel);
  } catch (error) {
    return settle(notOpened(error));
  }
  const leftMs = (claimed.delivery.leaseUntil?.getTime() ?? 0) - clock.now().getTime();
  // A machine that was asleep wakes with work that others have seen end.
  if (leftMs <= 0) return givenBack(claimed);
  const outcome = await attempt(notifier, message, leftMs, claimed);
  await checkpoint("delivery.handedOver");
  return settle(outcome);
}

/** Not under the signal of the pass: a message that is cut off may have arrived. */
async function attempt(
  notifier: Notifier,
  message: Message,
  leftMs: number,
  { delivery }: ClaimedDelivery,
): Promise<DeliveryOutcome> {
  try {
    return await notifier.deliver(message, { signal: AbortSignal.timeout(leftMs) });
  } catch (error) {
    // A channel says what became of a message; when it throws, something is wrong with the channel itself.
    return {
      outcome: "unknown",
      reason: `the channel failed: ${messageOf(error)}`,
      hint: `Ask ${delivery.recipient.address} whether it arrived; if not, \`intune-om deliveries retry ${delivery.id}\`.`,
    };
  }
}

function givenBack(claimed: ClaimedDelivery): Settlement {
  return { claimed, to: "pending", reason: GIVEN_BACK };
}

function notMade({ delivery }: ClaimedDelivery, error: unknown): DeliveryOutcome {
  return {
    outcome: "rejected",
    reason: `the message could not be made: ${messageOf(error)}`,
    hint: `Put right what it names, then \`intune-om deliveries retry ${delivery.id}\`.`,
  };
}

function notOpened(error: unknown): DeliveryOutcome {
  return {
    outcome: "deferred",
    cause: "temporary",
    reason: `the channel cannot be opened: ${messageOf(error)}`,
    hint: error instanceof OmError ? error.hint : "See `intune-om doctor`.",
  };
}

/**
 * A message that was purged is gone for good, and one that cannot be read stays so. Everything else that goes wrong on the way
 * to it is no fault of the message.
 */
function isOfMessage(error: unknown): boolean {
  if (error instanceof OmError) return error.code === "store.no-message";
  return error instanceof SyntaxError || error instanceof RangeError;
}
