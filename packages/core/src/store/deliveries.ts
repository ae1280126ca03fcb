import type { Kysely } from "kysely";
import { type Checkpoint, NO_CHECKPOINT } from "../checkpoint.ts";
import type { Clock } from "../clock.ts";
import type { DeliveryState } from "../deliver/delivery-states.ts";
import {
  type Delivery,
  deliveryOf,
  type NewDelivery,
  type NewMessage,
  type StoredMessage,
} from "./delivery-row.ts";
import { type DeliveryPatch, moveDelivery } from "./delivery-steps.ts";
import { fanOut, loadMessage } from "./messages.ts";
import type { Run } from "./run-row.ts";
import type { Database } from "./schema.ts";

export interface DeliveryTable {
  /** Writes every message and delivery of a run and moves it to `fannedOut`, all in one transaction. */
  fanOut(run: Run, messages: readonly NewMessage[], deliveries: readonly NewDelivery[]): Promise<Run>;
  message(id: string): Promise<StoredMessage>;
  get(id: string): Promise<Delivery | null>;
  list(filter: DeliveryFilter): Promise<readonly Delivery[]>;
  /**
   * One step on, with its audit row, in one transaction.
   * @throws OmError `delivery.lost` when it no longer stands as given.
   */
  move(delivery: Delivery, to: DeliveryState, patch?: DeliveryPatch): Promise<Delivery>;
}

export interface DeliveryFilter {
  readonly run?: string;
  readonly state?: DeliveryState;
  /** Default: all. */
  readonly limit?: number;
}

export function createDeliveryTable(
  db: Kysely<Database>,
  clock: Clock,
  checkpoint: Checkpoint = NO_CHECKPOINT,
): DeliveryTable {
  return {
    fanOut: (run, messages, deliveries) =>
      db
        .transaction()
        .execute((trx) => fanOut(trx, { run, messages, deliveries, now: clock.now(), checkpoint })),
    message: (id) => loadMessage(db, id),
    get: async (id) => {
      const row = await db.selectFrom("deliveries").selectAll().where("id", "=", id).executeTakeFirst();
      return row === undefined ? null : deliveryOf(row);
    },
    list: async ({ run, state, limit }) => {
      const rows = await db
        .selectFrom("deliveries")
        .selectAll()
        .$if(run !== undefined, (query) => query.where("run_id", "=", run ?? ""))
        .$if(state !== undefined, (query) => query.where("state", "=", state ?? ""))
        .orderBy("created_at", "desc")
        .orderBy("recipient")
        .$if(limit !== undefined, (query) => query.limit(limit ?? 0))
        .execute();
      return rows.map(deliveryOf);
    },
    move: (delivery, to, patch = {}) =>
      db.transaction().execute((trx) => moveDelivery(trx, { delivery, to, patch, now: clock.now() })),
  };
}
