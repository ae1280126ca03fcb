import type { Transaction } from "kysely";
import { type Delivery, deliveryOf } from "./delivery-row.ts";
import { type DeliveryPatch, eventOf, moveDelivery, writeEvents, writeStep } from "./delivery-steps.ts";
import { reopenRun } from "./end-run-row.ts";
import type { Settlement } from "./outbox.ts";
import type { Database } from "./schema.ts";

export interface LateWords {
  /** Those that count all the same. */
  readonly settled: readonly Delivery[];
  readonly lost: readonly Delivery[];
  /** The keys under which those count of which the store did not know that they were under way. */
  readonly left: readonly string[];
}

/**
 * Of these the store no longer stands as their sender knew it. The word was given before by the same call, whose answer was
 * lost; somebody else said meanwhile what became of it; or the store went back to a time before the attempt.
 */
export async function settleLate(
  trx: Transaction<Database>,
  late: readonly Settlement[],
  now: Date,
): Promise<LateWords> {
  const settled: Delivery[] = [];
  const lost: Delivery[] = [];
  const left: string[] = [];
  for (const settlement of late) {
    const { delivery, isCounted, isNew } = await settleOne(trx, settlement, now);
    (isCounted ? settled : lost).push(delivery);
    if (isNew) left.push(...settlement.claimed.limits.map(({ key }) => key));
  }
  return { settled, lost, left };
}

export function patchOf({ reason, hint, notBefore }: Settlement): DeliveryPatch {
  return {
    reason,
    ...(hint === undefined ? {} : { hint }),
    ...(notBefore === undefined ? {} : { notBefore }),
  };
}

const LATE = "word of a delivery came late";

interface LateWord {
  readonly settlement: Settlement;
  readonly standing: Delivery;
  readonly now: Date;
}

interface Believed {
  readonly delivery: Delivery;
  readonly isCounted: boolean;
  /** Whether nobody had counted it as sent before. */
  readonly isNew?: boolean;
}

async function settleOne(trx: Transaction<Database>, settlement: Settlement, now: Date): Promise<Believed> {
  const { delivery } = settlement.claimed;
  const row = await trx.selectFrom("deliveries").selectAll().where("id", "=", delivery.id).executeTakeFirst();
  if (row === undefined) return { delivery, isCounted: false };
  const standing = deliveryOf(row);
  const told = await toldBefore(trx, settlement);
  if (told !== null) return { delivery: standing, isCounted: told === "counted" };
  const word = { settlement, standing, now };
  if (isBehind(word)) return catchUp(trx, word);
  if (isNews(word)) return { delivery: await believeLate(trx, word), isCounted: true };
  return { delivery: await noteLate(trx, word), isCounted: false };
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

const BEFORE_IT: readonly Delivery["state"][] = ["pending", "deferred", "unknown"];

/**
 * Fences only grow: one that is lower than that of the sender is the store's of a time before the attempt, as after a
 * failover to a standby that had not yet seen it.
 */
function isBehind({ settlement: { claimed, to }, standing: { fence, owner, state } }: LateWord): boolean {
  const isBefore = BEFORE_IT.includes(state) || (state === "attempting" && owner === claimed.delivery.owner);
  return fence < claimed.delivery.fence && to !== "pending" && isBefore;
}

/** Writes the attempt that the store forgot once more, and then what became of it. */
async function catchUp(trx: Transaction<Database>, word: LateWord): Promise<Believed> {
  const { settlement, standing, now } = word;
  const again: Delivery = {
    ...settlement.claimed.delivery,
    reason: "the store had gone back to a time before this attempt",
    owner: null,
    leaseUntil: null,
    updatedAt: now,
  };
  // Somebody else took it up at this very moment.
  if (!(await writeStep(trx, standing, again)))
    return { delivery: await noteLate(trx, word), isCounted: false, isNew: true };
  await writeEvents(trx, [eventOf(standing, again)]);
  const patch = patchOf(settlement);
  const delivery = await moveDelivery(trx, { delivery: again, to: settlement.to, patch, now });
  await reopenRun(trx, { id: delivery.run, reason: LATE, now });
  return { delivery, isCounted: true, isNew: true };
}

/**
 * Somebody said meanwhile that nobody knows, and may have put it in line again. Its own sender, under the same fence, knows
 * that it arrived, and need not go out once more; or that not a byte of it left, and nobody need be asked.
 */
function isNews({ settlement: { claimed, to }, standing: { fence, state } }: LateWord): boolean {
  if (to === "pending") return fence === claimed.delivery.fence && state === "unknown";
  const isInDoubt = state === "unknown" || state === "pending";
  return to === "accepted" && isInDoubt && fence === claimed.delivery.fence;
}

/** Its run may have ended in the meantime, and has to be ended anew. */
async function believeLate(
  trx: Transaction<Database>,
  { settlement: { to, reason }, standing, now }: LateWord,
): Promise<Delivery> {
  const patch = { reason: toldLate(reason), isNoAttempt: to === "pending" };
  const next = await moveDelivery(trx, { delivery: standing, to, patch, now });
  await reopenRun(trx, { id: standing.run, reason: LATE, now });
  return next;
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
