import type { Kysely, Transaction } from "kysely";
import { deliveryClass } from "../deliver/delivery-class.ts";
import type { DeliveryPolicy } from "../deliver/delivery-policy.ts";
import { nextTry } from "../deliver/retry-policy.ts";
import { triedOf } from "../deliver/tried-of.ts";
import { type Delivery, deliveryOf } from "./delivery-row.ts";
import { moveDelivery } from "./delivery-steps.ts";
import { flavourOf } from "./flavour.ts";
import { presenceOf } from "./leases.ts";
import { keysOf } from "./outbox-under-way.ts";
import type { Database } from "./schema.ts";
import { countSent } from "./send-window.ts";

export interface Recovery {
  readonly policy: DeliveryPolicy;
  readonly isGone: (owner: string) => boolean;
  readonly now: Date;
}

/** Whether some process may have left a delivery behind; asked before the store is locked for it. */
export async function hasAbandoned(db: Kysely<Database>, recovery: Recovery): Promise<boolean> {
  return (await abandoned(db, recovery)).length > 0;
}

/** Deliveries that a process which is gone was handing over: nobody can say from here whether they arrived. */
export async function recoverDeliveries(
  trx: Transaction<Database>,
  recovery: Recovery,
): Promise<readonly Delivery[]> {
  const recovered: Delivery[] = [];
  const left: string[] = [];
  for (const { id } of await abandoned(trx, recovery)) {
    const row = await trx
      .selectFrom("deliveries")
      .selectAll()
      .where("id", "=", id)
      .where("state", "=", "attempting")
      // Its own sender may be writing down at this moment what became of it.
      .$if(flavourOf(trx) === "postgres", (query) => query.forUpdate().skipLocked())
      .executeTakeFirst();
    if (row === undefined) continue;
    // Whether it left or not, it counts from now on.
    left.push(...keysOf(row.counts_for));
    recovered.push(await recoverOne(trx, deliveryOf(row), recovery));
  }
  await countSent(trx, left, recovery.now);
  return recovered;
}

/** A lease that a wrong clock wrote ends with its owner's sign of life: who lives says what became of the message. */
async function abandoned(
  db: Kysely<Database>,
  { isGone, now }: Recovery,
): Promise<readonly { readonly id: string }[]> {
  const rows = await db
    .selectFrom("deliveries")
    .select(["id", "owner", "lease_until"])
    .where("state", "=", "attempting")
    .orderBy("id")
    .execute();
  if (rows.length === 0) return [];
  const alive = await livingOwners(db, now);
  return rows.filter(
    ({ owner, lease_until: until }) =>
      owner === null ||
      until === null ||
      new Date(until) <= now ||
      !alive.has(presenceOf(owner)) ||
      isGone(owner),
  );
}

async function livingOwners(db: Kysely<Database>, now: Date): Promise<ReadonlySet<string>> {
  const rows = await db.selectFrom("leases").select("name").where("until", ">", now.toISOString()).execute();
  return new Set(rows.map(({ name }) => name));
}

async function recoverOne(
  trx: Transaction<Database>,
  delivery: Delivery,
  { policy, now }: Recovery,
): Promise<Delivery> {
  const unknown = await moveDelivery(trx, {
    delivery,
    to: "unknown",
    patch: {
      reason: "the process ended while the message was being handed over",
      hint: `Ask ${delivery.recipient.address} whether it arrived; if not, \`intune-om deliveries retry ${delivery.id}\`.`,
    },
    now,
  });
  if (policy.unknown[deliveryClass(delivery)] === "wait") return unknown;
  const patch = { reason: "it may have arrived; sent again under the same Message-ID" };
  const first = delivery.attempts - delivery.attemptsBefore <= 1;
  if (first) return moveDelivery(trx, { delivery: unknown, to: "pending", patch, now });
  // A message that ends the process each time must not be sent for ever.
  const next = nextTry(policy.retry.network, triedOf(delivery, now));
  if (next.kind === "spent") return unknown;
  return moveDelivery(trx, {
    delivery: unknown,
    to: "pending",
    patch: { ...patch, notBefore: next.at },
    now,
  });
}
