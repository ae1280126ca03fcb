import type { Transaction } from "kysely";
import type { DeliveryState } from "../deliver/delivery-states.ts";
import { type Delivery, deliveryOf } from "./delivery-row.ts";
import { waitsAt } from "./furthest.ts";
import { flavourOf } from "./flavour.ts";
import type { ClaimRequest } from "./outbox.ts";
import type { Database } from "./schema.ts";

export interface Wanted extends Pick<ClaimRequest, "ids" | "isPatient"> {
  readonly run: string;
  readonly channels: readonly string[];
  readonly most: number;
  readonly now: Date;
}

/** Deliveries of a run that could go out now: those that were never put off, then those whose wait is over. */
export async function candidates(trx: Transaction<Database>, wanted: Wanted): Promise<readonly Delivery[]> {
  const found: Delivery[] = [];
  for (const state of ["pending", "deferred"] as const) {
    for (const wait of wanted.isPatient ? WAITS : NO_WAIT) {
      const most = wanted.most - found.length;
      if (most > 0) found.push(...(await select(trx, { ...wanted, most }, { state, wait })));
    }
  }
  return found;
}

interface Kind {
  readonly state: Extract<DeliveryState, "pending" | "deferred">;
  readonly wait: Wait;
}

/** Not put off; with a wait that is over; with one that a wrong clock wrote. */
type Wait = "none" | "over" | "beyond";

const NO_WAIT: readonly Wait[] = ["none"];
const WAITS: readonly Wait[] = ["none", "over", "beyond"];

/** One state and one kind of wait at a time: so each is read off an index, however many deliveries a run has. */
async function select(
  trx: Transaction<Database>,
  { run, channels, ids, most, now }: Wanted,
  { state, wait }: Kind,
): Promise<readonly Delivery[]> {
  if (channels.length === 0) return [];
  const ahead = waitsAt(now);
  const rows = await trx
    .selectFrom("deliveries")
    .innerJoin("runs", "runs.id", "deliveries.run_id")
    .selectAll("deliveries")
    .where("runs.state", "=", "fannedOut")
    .where("deliveries.run_id", "=", run)
    .where("deliveries.state", "=", state)
    .where("deliveries.channel", "in", channels)
    .$if(wait === "none", (query) => query.where("deliveries.not_before", "is", null))
    .$if(wait === "over", (query) => query.where("deliveries.not_before", "<=", ahead.now))
    .$if(wait === "beyond", (query) => query.where("deliveries.not_before", ">", ahead.furthest))
    .$if(ids !== null, (query) => query.where("deliveries.id", "in", ids ?? []))
    .orderBy("deliveries.not_before")
    .orderBy("deliveries.recipient")
    .limit(most)
    // Whoever decides something about one of them at this moment goes first.
    .$if(flavourOf(trx) === "postgres", (query) => query.forUpdate("deliveries").skipLocked())
    .execute();
  return rows.map(deliveryOf);
}
