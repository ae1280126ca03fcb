import type { Transaction } from "kysely";
import type { Delivery } from "./delivery-row.ts";
import { afterStep, eventOf, moveDelivery, type NewEvent, writeEvents, writeStep } from "./delivery-steps.ts";
import { patchOf, settleLate } from "./outbox-settle-late.ts";
import type { Settled, Settlement } from "./outbox.ts";
import type { Database } from "./schema.ts";
import { countSent } from "./send-window.ts";

/** Writes what became of deliveries, in the caller's transaction. Written a second time, it changes nothing. */
export async function settleDeliveries(
  trx: Transaction<Database>,
  settlements: readonly Settlement[],
  now: Date,
): Promise<Settled> {
  const events: NewEvent[] = [];
  const settled: Delivery[] = [];
  const late: Settlement[] = [];
  const left: string[] = [];
  for (const settlement of settlements) {
    const { claimed, to } = settlement;
    const next = afterStep({ delivery: claimed.delivery, to, patch: patchOf(settlement), now });
    if (!(await writeStep(trx, claimed.delivery, next))) {
      late.push(settlement);
      continue;
    }
    events.push(eventOf(claimed.delivery, next));
    if (to !== "pending") left.push(...claimed.limits.map(({ key }) => key));
    settled.push(next);
  }
  await writeEvents(trx, events);
  const word = await settleLate(trx, late, now);
  settled.push(...word.settled);
  left.push(...word.left);
  await countSent(trx, left, now);
  await closeChannels(trx, settlements, now);
  return { settled: await resend(trx, { settlements, settled, now }), lost: word.lost };
}

/** What may have arrived and is better there twice than not at all goes back in line, in the same transaction. */
async function resend(
  trx: Transaction<Database>,
  {
    settlements,
    settled,
    now,
  }: { settlements: readonly Settlement[]; settled: readonly Delivery[]; now: Date },
): Promise<readonly Delivery[]> {
  const again = new Map(settlements.map((settlement) => [settlement.claimed.delivery.id, settlement]));
  const after: Delivery[] = [];
  for (const delivery of settled) {
    const { resendAt, reason } = again.get(delivery.id) ?? {};
    if (delivery.state !== "unknown" || resendAt === undefined) {
      after.push(delivery);
      continue;
    }
    const patch = {
      reason: `${reason}; it may have arrived, and is sent again under the same Message-ID`,
      notBefore: resendAt,
    };
    after.push(await moveDelivery(trx, { delivery, to: "pending", patch, now }));
  }
  return after;
}

/** A channel that asked to be left alone is, as a whole, for the longest that any of them was told. */
async function closeChannels(
  trx: Transaction<Database>,
  settlements: readonly Settlement[],
  now: Date,
): Promise<void> {
  const closing = new Map<string, { until: Date; reason: string }>();
  for (const { claimed, closeUntil, reason } of settlements) {
    const [channel] = claimed.limits;
    if (closeUntil === undefined || channel === undefined) continue;
    const known = closing.get(channel.key);
    if (known === undefined || known.until < closeUntil)
      closing.set(channel.key, { until: closeUntil, reason });
  }
  for (const [channel, { until, reason }] of [...closing].toSorted(([one], [other]) =>
    one < other ? -1 : 1,
  )) {
    const row = {
      channel,
      blocked_at: now.toISOString(),
      blocked_until: until.toISOString(),
      reason,
    };
    await trx
      .insertInto("send_channels")
      .values(row)
      .onConflict((conflict) => conflict.column("channel").doUpdateSet(row))
      .execute();
  }
}
