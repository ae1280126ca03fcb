import type { Transaction } from "kysely";
import { type Delivery, deliveryOf } from "./delivery-row.ts";
import {
  afterStep,
  type DeliveryPatch,
  eventOf,
  moveDelivery,
  type NewEvent,
  writeEvents,
  writeStep,
} from "./delivery-steps.ts";
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
  const lost = await settleLate(trx, { late, settled, now });
  await countSent(trx, left, now);
  await closeChannels(trx, settlements, now);
  return { settled: await resend(trx, { settlements, settled, now }), lost };
}

function patchOf({ reason, hint, notBefore }: Settlement): DeliveryPatch {
  return {
    reason,
    ...(hint === undefined ? {} : { hint }),
    ...(notBefore === undefined ? {} : { notBefore }),
  };
}

interface Late {
  readonly late: readonly Settlement[];
  /** Takes up those that count all the same. */
  readonly settled: Delivery[];
  readonly now: Date;
}

/** Of these it was said before what became of them: by the same call, whose answer was lost, or by somebody else. */
async function settleLate(
  trx: Transaction<Database>,
  { late, settled, now }: Late,
): Promise<readonly Delivery[]> {
  const lost: Delivery[] = [];
  for (const settlement of late) {
    const { id } = settlement.claimed.delivery;
    const row = await trx.selectFrom("deliveries").selectAll().where("id", "=", id).executeTakeFirst();
    if (row === undefined) {
      lost.push(settlement.claimed.delivery);
      continue;
    }
    const standing = deliveryOf(row);
    const told = await toldBefore(trx, settlement);
    if (told === "counted") settled.push(standing);
    else if (told === "noted") lost.push(standing);
    else if (isNews(settlement, standing)) settled.push(await acceptLate(trx, { settlement, standing, now }));
    else lost.push(await noteLate(trx, { settlement, standing, now }));
  }
  return lost;
}

/** Whether the same word was given before, and what became of it; null when it was not. */
async function toldBefore(
  trx: Transaction<Database>,
  { claimed: { delivery }, to, reason }: Settlement,
): Promise<"counted" | "noted" | null> {
  const noted = toldTooLate(to, reason);
  const events = await trx
    .selectFrom("delivery_events")
    .select(["to_state", "detail"])
    .where("delivery_id", "=", delivery.id)
    .where("fence", "=", delivery.fence)
    .where("detail", "in", [reason, toldLate(reason), noted])
    .execute();
  if (events.some((event) => event.detail !== noted && event.to_state === to)) return "counted";
  return events.some(({ detail }) => detail === noted) ? "noted" : null;
}

/**
 * Somebody said meanwhile that nobody knows, and may have put it in line again. Its own sender, under the same fence, knows
 * that it arrived: it need not go out once more.
 */
function isNews({ claimed, to }: Settlement, { fence, state }: Delivery): boolean {
  return (
    to === "accepted" && fence === claimed.delivery.fence && (state === "unknown" || state === "pending")
  );
}

interface LateWord {
  readonly settlement: Settlement;
  readonly standing: Delivery;
  readonly now: Date;
}

function acceptLate(trx: Transaction<Database>, { settlement, standing, now }: LateWord): Promise<Delivery> {
  const patch = { reason: toldLate(settlement.reason) };
  return moveDelivery(trx, { delivery: standing, to: "accepted", patch, now });
}

function toldLate(reason: string): string {
  return `told late: ${reason}`;
}

function toldTooLate(to: Settlement["to"], reason: string): string {
  return `told late, and changes nothing: ${to}: ${reason}`;
}

/** Too late to change anything, but part of what happened. */
async function noteLate(
  trx: Transaction<Database>,
  { settlement: { claimed, to, reason }, standing, now }: LateWord,
): Promise<Delivery> {
  const { fence } = claimed.delivery;
  const event = {
    ...eventOf(standing, standing),
    at: now.toISOString(),
    fence,
    detail: toldTooLate(to, reason),
  };
  if (to !== "pending") await writeEvents(trx, [event]);
  return standing;
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
