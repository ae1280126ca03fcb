import type { Transaction } from "kysely";
import { DELIVERY_TRANSITIONS, type DeliveryState } from "../deliver/delivery-states.ts";
import { OmError } from "../errors.ts";
import type { Delivery } from "./delivery-row.ts";
import type { Database, DeliveryEventRow } from "./schema.ts";

/** What a step sets beside the state. */
export interface DeliveryPatch {
  readonly reason?: string;
  readonly hint?: string;
  readonly notBefore?: Date;
  /** Id of the person who takes the step. Default: the program does. */
  readonly by?: string;
  /** Whether the budget of its tries begins anew. Default: it goes on. */
  readonly anew?: boolean;
  /** Whether its last attempt turned out to be none: not a byte of it left. */
  readonly isNoAttempt?: boolean;
}

export interface DeliveryStep {
  readonly delivery: Delivery;
  readonly to: DeliveryState;
  readonly patch: DeliveryPatch;
  readonly now: Date;
}

/** A step of a delivery in the caller's transaction. */
export async function moveDelivery(trx: Transaction<Database>, step: DeliveryStep): Promise<Delivery> {
  const { delivery, patch } = step;
  const next = afterStep(step);
  if (!(await writeStep(trx, delivery, next))) {
    throw new OmError(`delivery ${delivery.id} was taken over by another process`, {
      code: "delivery.lost",
      hint: "Nothing was sent twice. Look at it with `intune-om deliveries`.",
    });
  }
  await writeEvents(trx, [eventOf(delivery, next, patch.by)]);
  return next;
}

/** A delivery as it stands after a step that the table allows. */
export function afterStep({ delivery, to, patch, now }: DeliveryStep): Delivery {
  if (!DELIVERY_TRANSITIONS[delivery.state].includes(to)) {
    throw new RangeError(`a delivery cannot go from ${delivery.state} to ${to}`);
  }
  return {
    ...delivery,
    ...triesOf(delivery, to, patch, now),
    state: to,
    reason: patch.reason ?? null,
    hint: patch.hint ?? null,
    notBefore: patch.notBefore ?? null,
    owner: null,
    leaseUntil: null,
    updatedAt: now,
  };
}

type Tries = Pick<Delivery, "fence" | "attempts" | "attemptsBefore" | "firstAttemptAt" | "attemptedAt">;

function triesOf(delivery: Delivery, to: DeliveryState, patch: DeliveryPatch, now: Date): Tries {
  const { anew, isNoAttempt = delivery.state === "attempting" && to === "pending" } = patch;
  const { fence, attempts, attemptsBefore, firstAttemptAt, attemptedAt } = delivery;
  const tries = { fence, attempts, attemptsBefore, firstAttemptAt, attemptedAt };
  if (anew === true) return { ...tries, attemptsBefore: attempts, firstAttemptAt: null };
  if (to === "attempting") {
    const first = firstAttemptAt ?? now;
    return { ...tries, fence: fence + 1, attempts: attempts + 1, firstAttemptAt: first, attemptedAt: now };
  }
  if (!isNoAttempt) return tries;
  // What was given back was no attempt.
  const made = attempts - 1;
  return { ...tries, attempts: made, firstAttemptAt: made === attemptsBefore ? null : firstAttemptAt };
}

/** Writes a step where the delivery still stands as it did before it; false where it does not. */
export async function writeStep(
  trx: Transaction<Database>,
  before: Pick<Delivery, "id" | "fence" | "state">,
  next: Delivery,
): Promise<boolean> {
  const result = await trx
    .updateTable("deliveries")
    .set({
      state: next.state,
      fence: next.fence,
      attempts: next.attempts,
      attempts_before: next.attemptsBefore,
      first_attempt_at: next.firstAttemptAt?.toISOString() ?? null,
      attempted_at: next.attemptedAt?.toISOString() ?? null,
      reason: next.reason,
      hint: next.hint,
      not_before: next.notBefore?.toISOString() ?? null,
      owner: null,
      lease_until: null,
      updated_at: next.updatedAt.toISOString(),
    })
    .where("id", "=", before.id)
    .where("fence", "=", before.fence)
    .where("state", "=", before.state)
    .executeTakeFirst();
  return result.numUpdatedRows === 1n;
}

export type NewEvent = Omit<DeliveryEventRow, "seq">;

/** The audit row of a step. */
export function eventOf(from: Pick<Delivery, "state">, to: Delivery, by: string | null = null): NewEvent {
  return {
    delivery_id: to.id,
    at: to.updatedAt.toISOString(),
    from_state: from.state,
    to_state: to.state,
    fence: to.fence,
    detail: to.reason,
    by,
  };
}

export async function writeEvents(trx: Transaction<Database>, events: readonly NewEvent[]): Promise<void> {
  if (events.length > 0) await trx.insertInto("delivery_events").values(events).execute();
}
