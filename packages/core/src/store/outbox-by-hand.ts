import type { Transaction } from "kysely";
import type { DeliveryState } from "../deliver/delivery-states.ts";
import { OmError } from "../errors.ts";
import { type Delivery, deliveryOf } from "./delivery-row.ts";
import { moveDelivery } from "./delivery-steps.ts";
import { reopenRun } from "./end-run-row.ts";
import type { Database } from "./schema.ts";

/** What a person may put in line again: what is in somebody's hands is not, and what is held is released instead. */
export const RETRIED_STATES: readonly DeliveryState[] = ["deferred", "rejected", "unknown", "dead"];
/** What a person may give up. */
export const DROPPED_STATES: readonly DeliveryState[] = [
  "pending",
  "held",
  "deferred",
  "rejected",
  "unknown",
];

/** A person's word on a delivery. */
export interface ByHand {
  readonly reason: string;
  /** Id of the person; null when nobody was named. */
  readonly by: string | null;
  readonly now: Date;
}

/**
 * Puts deliveries in line again, with a budget of tries from now on; runs that ended go on, all in one transaction. What was
 * given up while it waited for approval waits for it again.
 */
export async function retryByHand(
  trx: Transaction<Database>,
  ids: readonly string[],
  { reason, by, now }: ByHand,
): Promise<readonly Delivery[]> {
  const retried: Delivery[] = [];
  for (const delivery of await read(trx, ids)) {
    refuseUnless(RETRIED_STATES, delivery, "tried again");
    await reopenRun(trx, { id: delivery.run, reason: "a delivery is tried again by hand", now });
    const byWhom = by === null ? {} : { by };
    if (await wasNeverReleased(trx, delivery)) {
      const patch = { reason: `${reason}; it still waits for approval`, ...byWhom };
      retried.push(await moveDelivery(trx, { delivery, to: "held", patch, now }));
      continue;
    }
    const patch = { reason, anew: true, ...byWhom };
    retried.push(await moveDelivery(trx, { delivery, to: "pending", patch, now }));
  }
  return retried;
}

/** Gives deliveries up, all in one transaction. */
export async function dropByHand(
  trx: Transaction<Database>,
  ids: readonly string[],
  { reason, by, now }: ByHand,
): Promise<readonly Delivery[]> {
  const dropped: Delivery[] = [];
  for (const delivery of await read(trx, ids)) {
    refuseUnless(DROPPED_STATES, delivery, "given up");
    const patch = { reason, ...(by === null ? {} : { by }) };
    dropped.push(await moveDelivery(trx, { delivery, to: "dead", patch, now }));
  }
  return dropped;
}

/** Whether it was given up while it was held: nobody has said yes to it. */
async function wasNeverReleased(trx: Transaction<Database>, { id, state }: Delivery): Promise<boolean> {
  if (state !== "dead") return false;
  const last = await trx
    .selectFrom("delivery_events")
    .select("to_state")
    .where("delivery_id", "=", id)
    .where("from_state", "=", "held")
    .orderBy("seq", "desc")
    .limit(1)
    .executeTakeFirst();
  return last?.to_state === "dead";
}

async function read(trx: Transaction<Database>, ids: readonly string[]): Promise<readonly Delivery[]> {
  const deliveries: Delivery[] = [];
  for (const id of new Set(ids)) {
    const row = await trx.selectFrom("deliveries").selectAll().where("id", "=", id).executeTakeFirst();
    if (row === undefined) {
      const hint = "List the deliveries with `intune-om deliveries`.";
      throw new OmError(`there is no delivery ${id}`, { code: "delivery.unknown", hint });
    }
    deliveries.push(deliveryOf(row));
  }
  return deliveries;
}

function refuseUnless(states: readonly DeliveryState[], { id, state }: Delivery, what: string): void {
  if (states.includes(state)) return;
  throw new OmError(`delivery ${id} is ${state} and cannot be ${what}`, {
    code: "delivery.state",
    hint: `Only these are ${what}: ${states.join(", ")}.`,
  });
}
