import type { Transaction } from "kysely";
import type { Delivery } from "./delivery-row.ts";
import { eventOf, moveDelivery, writeEvents } from "./delivery-steps.ts";
import type { ClaimedDelivery, ClaimRequest } from "./outbox.ts";
import type { Database } from "./schema.ts";

interface Claims {
  readonly request: ClaimRequest;
  readonly claimed: readonly ClaimedDelivery[];
  readonly now: Date;
}

/** Deliveries become `attempting`, each with its audit row; returns them as they stand now. */
export async function writeClaims(
  trx: Transaction<Database>,
  { request, claimed, now }: Claims,
): Promise<readonly ClaimedDelivery[]> {
  if (claimed.length === 0) return [];
  for (const [counts, ids] of byCounts(claimed)) await markAttempting(trx, { request, counts, ids, now });
  const next = claimed.map((entry) => ({ ...entry, delivery: attempting(entry.delivery, request, now) }));
  const events = claimed.flatMap(({ delivery }, index) => {
    const after = next[index]?.delivery;
    return after === undefined ? [] : [{ ...eventOf(delivery, after), detail: null }];
  });
  await writeEvents(trx, events);
  return next;
}

/** A delivery that is not to go out at all. */
export function writeSuppressed(
  trx: Transaction<Database>,
  { delivery, reason, now }: { readonly delivery: Delivery; readonly reason: string; readonly now: Date },
): Promise<Delivery> {
  return moveDelivery(trx, { delivery, to: "suppressed", patch: { reason }, now });
}

/** What counts alike is written together. */
function byCounts(claimed: readonly ClaimedDelivery[]): ReadonlyMap<string, readonly string[]> {
  const groups = new Map<string, string[]>();
  for (const { delivery, limits } of claimed) {
    const counts = JSON.stringify(limits.map(({ key }) => key));
    const ids = groups.get(counts) ?? [];
    ids.push(delivery.id);
    groups.set(counts, ids);
  }
  return groups;
}

interface Marking extends Pick<Claims, "request" | "now"> {
  readonly counts: string;
  readonly ids: readonly string[];
}

async function markAttempting(
  trx: Transaction<Database>,
  { request, counts, ids, now }: Marking,
): Promise<void> {
  const at = now.toISOString();
  await trx
    .updateTable("deliveries")
    .set((eb) => ({
      state: "attempting",
      fence: eb("fence", "+", 1),
      attempts: eb("attempts", "+", 1),
      owner: request.owner,
      lease_until: leaseUntil(request, now).toISOString(),
      attempted_at: at,
      first_attempt_at: eb.fn.coalesce("first_attempt_at", eb.val(at)),
      counts_for: counts,
      reason: null,
      hint: null,
      not_before: null,
      updated_at: at,
    }))
    .where("id", "in", ids)
    .execute();
}

function attempting(delivery: Delivery, request: ClaimRequest, now: Date): Delivery {
  return {
    ...delivery,
    state: "attempting",
    fence: delivery.fence + 1,
    attempts: delivery.attempts + 1,
    owner: request.owner,
    leaseUntil: leaseUntil(request, now),
    attemptedAt: now,
    firstAttemptAt: delivery.firstAttemptAt ?? now,
    reason: null,
    hint: null,
    notBefore: null,
    updatedAt: now,
  };
}

function leaseUntil({ leaseMs }: ClaimRequest, now: Date): Date {
  return new Date(now.getTime() + leaseMs);
}
