import type { Transaction } from "kysely";
import { DELIVERY_TRANSITIONS, type DeliveryState } from "../deliver/delivery-states.ts";
import { OmError } from "../errors.ts";
import type { Delivery } from "./delivery-row.ts";
import type { Database } from "./schema.ts";

/** What a step sets beside the state. */
export interface DeliveryPatch {
  readonly reason?: string;
  readonly hint?: string;
  readonly notBefore?: Date;
  /** Id of the person who takes the step. Default: the program does. */
  readonly by?: string;
}

export interface DeliveryStep {
  readonly delivery: Delivery;
  readonly to: DeliveryState;
  readonly patch: DeliveryPatch;
  readonly now: Date;
}

/** A step of a delivery in the caller's transaction. */
export async function moveDelivery(
  trx: Transaction<Database>,
  { delivery, to, patch, now }: DeliveryStep,
): Promise<Delivery> {
  if (!DELIVERY_TRANSITIONS[delivery.state].includes(to)) {
    throw new RangeError(`a delivery cannot go from ${delivery.state} to ${to}`);
  }
  const attempting = to === "attempting" ? 1 : 0;
  const next: Delivery = {
    ...delivery,
    state: to,
    fence: delivery.fence + attempting,
    attempts: delivery.attempts + attempting,
    reason: patch.reason ?? null,
    hint: patch.hint ?? null,
    notBefore: patch.notBefore ?? null,
    updatedAt: now,
  };
  const result = await trx
    .updateTable("deliveries")
    .set({
      state: next.state,
      fence: next.fence,
      attempts: next.attempts,
      reason: next.reason,
      hint: next.hint,
      not_before: next.notBefore?.toISOString() ?? null,
      updated_at: now.toISOString(),
    })
    .where("id", "=", delivery.id)
    .where("fence", "=", delivery.fence)
    .where("state", "=", delivery.state)
    .executeTakeFirst();
  if (result.numUpdatedRows !== 1n) {
    throw new OmError(`delivery ${delivery.id} was taken over by another process`, {
      code: "delivery.lost",
      hint: "Nothing was sent twice. Look at it with `intune-om deliveries`.",
    });
  }
  await audit(trx, { from: delivery, to: next, by: patch.by ?? null });
  return next;
}

async function audit(
  trx: Transaction<Database>,
  { from, to, by }: { readonly from: Delivery; readonly to: Delivery; readonly by: string | null },
): Promise<void> {
  await trx
    .insertInto("delivery_events")
    .values({
      delivery_id: to.id,
      at: to.updatedAt.toISOString(),
      from_state: from.state,
      to_state: to.state,
      fence: to.fence,
      detail: to.reason,
      by,
    })
    .execute();
}
