import type { Transaction } from "kysely";
import { deliveryOf } from "./delivery-row.ts";
import { moveDelivery } from "./delivery-steps.ts";
import type { ClaimRequest } from "./outbox.ts";
import type { Database } from "./schema.ts";

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

/** The keys under which a delivery counts while it is under way. */
export function keysOf(countsFor: string | null): readonly string[] {
  return countsFor === null ? [] : (JSON.parse(countsFor) as readonly string[]);
}

async function putBack(trx: Transaction<Database>, id: string, now: Date): Promise<void> {
  const row = await trx.selectFrom("deliveries").selectAll().where("id", "=", id).executeTakeFirstOrThrow();
  await moveDelivery(trx, { delivery: deliveryOf(row), to: "pending", patch: { reason: GIVEN_BACK }, now });
}
