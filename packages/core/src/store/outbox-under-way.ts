import { sql, type Transaction } from "kysely";
import { type Delivery, deliveryOf } from "./delivery-row.ts";
import { moveDelivery } from "./delivery-steps.ts";
import { flavourOf } from "./flavour.ts";
import type { ClaimRequest } from "./outbox.ts";
import type { Database } from "./schema.ts";

/** Names, with the schema, the lock under which deliveries are claimed, so that two do not take the same place in a window. */
export const CLAIM_LOCK = 4_935_311;

/** Waits until nobody else claims. */
export async function lockClaims(trx: Transaction<Database>): Promise<void> {
  if (flavourOf(trx) !== "postgres") return;
  await sql`select pg_advisory_xact_lock(${CLAIM_LOCK}::int, hashtext(current_schema()))`.execute(trx);
}

/** What is written of a delivery of which not a byte went out. */
export const GIVEN_BACK = "it was put back before anything was sent";

/**
 * How many messages are under way, by the key under which they count. What stands there under the name of the one who
 * asks, and is not in their hands, is put back first: they never learned that it was given to them.
 */
export async function readUnderWay(
  trx: Transaction<Database>,
  { owner, inHand }: Pick<ClaimRequest, "owner" | "inHand">,
  now: Date,
): Promise<ReadonlyMap<string, number>> {
  const rows = await trx
    .selectFrom("deliveries")
    .select(["id", "owner", "counts_for"])
    .where("state", "=", "attempting")
    .execute();
  const counts = new Map<string, number>();
  for (const row of rows) {
    if (row.owner === owner && !inHand.has(row.id)) await putBack(trx, row.id, now);
    else for (const key of keysOf(row.counts_for)) counts.set(key, (counts.get(key) ?? 0) + 1);
  }
  return counts;
}

/**
 * Puts back what an owner was given and never learned of. A claim of theirs whose connection was cut may still be at work
 * in the database: it is waited for.
 */
export async function putBackUnclaimed(
  trx: Transaction<Database>,
  { owner, inHand }: Pick<ClaimRequest, "owner" | "inHand">,
  now: Date,
): Promise<readonly Delivery[]> {
  await lockClaims(trx);
  const rows = await trx
    .selectFrom("deliveries")
    .select("id")
    .where("state", "=", "attempting")
    .where("owner", "=", owner)
    .execute();
  const back: Delivery[] = [];
  for (const { id } of rows) if (!inHand.has(id)) back.push(await putBack(trx, id, now));
  return back;
}

/** The keys under which a delivery counts while it is under way. */
export function keysOf(countsFor: string | null): readonly string[] {
  return countsFor === null ? [] : (JSON.parse(countsFor) as readonly string[]);
}

async function putBack(trx: Transaction<Database>, id: string, now: Date): Promise<Delivery> {
  const row = await trx.selectFrom("deliveries").selectAll().where("id", "=", id).executeTakeFirstOrThrow();
  return moveDelivery(trx, { delivery: deliveryOf(row), to: "pending", patch: { reason: GIVEN_BACK }, now });
}
