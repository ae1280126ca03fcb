import type { Kysely } from "kysely";
import type { Clock } from "../clock.ts";
import { deliveryClass } from "../deliver/delivery-class.ts";
import type { DeliveryGate } from "../deliver/delivery-gate.ts";
import type { DeliveryPolicy } from "../deliver/delivery-policy.ts";
import type { DeliveryState } from "../deliver/delivery-states.ts";
import type { Delivery } from "./delivery-row.ts";
import { waitsAt } from "./furthest.ts";
import { cutLeases } from "./leases.ts";
import { dropByHand, retryByHand } from "./outbox-by-hand.ts";
import { claimDeliveries } from "./outbox-claim.ts";
import { hasAbandoned, recoverDeliveries } from "./outbox-recover.ts";
import { settleDeliveries } from "./outbox-settle.ts";
import { putBackUnclaimed } from "./outbox-under-way.ts";
import { type Run, runOf } from "./run-row.ts";
import type { Database } from "./schema.ts";
import type { SendLimit } from "./send-window.ts";

/** A delivery in the hands of one process, and what it counts against. */
export interface ClaimedDelivery {
  readonly run: Run;
  readonly delivery: Delivery;
  readonly limits: readonly SendLimit[];
}

export interface ClaimRequest {
  readonly owner: string;
  /** After this, whoever comes may say that nobody knows what became of it. */
  readonly leaseMs: number;
  readonly most: number;
  /** Runs whose deliveries may be taken; tenants come in turn. */
  readonly runs: readonly Run[];
  /** Of these, only some by id; null for all. */
  readonly ids: readonly string[] | null;
  /** Whether what was put off is taken when its wait is over. Otherwise only what has no wait is: see `hasten`. */
  readonly isPatient: boolean;
  /**
   * Ids that this owner really has. Others that stand as being under way in its name were given to it in an answer that
   * never arrived, and are put back.
   */
  readonly inHand: ReadonlySet<string>;
  /** The tenant that had its turn last: the next one begins. Null for the first claim of all. */
  readonly lastTenant: string | null;
  /** Channels that can be reached, as rows name them. */
  readonly channels: readonly string[];
  readonly gate: DeliveryGate;
  readonly limitsOf: (run: Run, delivery: Delivery) => readonly SendLimit[];
}

/** A run of which something could go out now. */
export interface ReadyRun extends Run {
  /** Whether its messages are alerts. */
  readonly isUrgent: boolean;
}

export interface Claim {
  readonly claimed: readonly ClaimedDelivery[];
  /** Those that are not to get it at all. */
  readonly suppressed: readonly Delivery[];
  /** Runs that the gate holds back, and until when it is sure of that. */
  readonly waiting: readonly { readonly run: string; readonly until: Date | null; readonly reason: string }[];
  /** When a full channel takes more; null when none is full. */
  readonly opensAt: Date | null;
  /** What stands in the way there. */
  readonly closedBy: string | null;
}

/** What became of a claimed delivery. `pending` gives it back: not a byte of it went out. */
export interface Settlement {
  readonly claimed: ClaimedDelivery;
  readonly to: Extract<DeliveryState, "accepted" | "deferred" | "rejected" | "unknown" | "dead" | "pending">;
  readonly reason: string;
  readonly hint?: string;
  readonly notBefore?: Date;
  /** Of an unknown one: when it goes out again by itself. */
  readonly resendAt?: Date;
  /** How long nothing at all goes to its channel. */
  readonly closeUntil?: Date;
}

export interface Settled {
  readonly settled: readonly Delivery[];
  /** Those of which somebody else has said meanwhile what became of them, as they stand now. */
  readonly lost: readonly Delivery[];
}

/** The deliveries that are to go out. Every step is one transaction, and each says how things stood before it. */
export interface Outbox {
  /** Runs with deliveries that could go out now: those with alerts first, then the one that waits longest. */
  readyRuns(): Promise<readonly ReadyRun[]>;
  /** Takes deliveries for this process: they stand as `attempting` before the first byte goes out. */
  claim(request: ClaimRequest): Promise<Claim>;
  /**
   * Puts back what stands as being under way in the name of an owner and is not in hand: it was given in an answer that
   * never arrived.
   */
  putBack(of: Pick<ClaimRequest, "owner" | "inHand">): Promise<readonly Delivery[]>;
  /** Writes down what became of them. The same word given twice counts once. */
  settle(settlements: readonly Settlement[]): Promise<Settled>;
  /**
   * Declares what processes left behind that are gone: `unknown`, and from there on by the policy of its class.
   * @param isGone Whether a process, by the name that it has in leases, is known to be gone.
   */
  recover(policy: DeliveryPolicy, isGone: (owner: string) => boolean): Promise<readonly Delivery[]>;
  /** Takes the waits of a run away: somebody wants its deliveries to be tried now. */
  hasten(run: string): Promise<void>;
  /**
   * Puts deliveries in line again by a person's word, with a new budget of tries, and has runs that ended go on.
   * @throws OmError `delivery.unknown`, `delivery.state`
   */
  retry(ids: readonly string[], word: Word): Promise<readonly Delivery[]>;
  /**
   * Gives deliveries up by a person's word: they end as `dead`.
   * @throws OmError `delivery.unknown`, `delivery.state`
   */
  drop(ids: readonly string[], word: Word): Promise<readonly Delivery[]>;
  /** When the next delivery that waits may go out; null when none does. */
  nextAt(): Promise<Date | null>;
}

/** Who says it, and why. */
export interface Word {
  readonly reason: string;
  /** Id of the person; null when nobody was named. */
  readonly by: string | null;
}

export function createOutbox(db: Kysely<Database>, clock: Clock): Outbox {
  const alone = db.transaction();
  const beside = db.transaction().setIsolationLevel("read committed");
  return {
    readyRuns: () => readReadyRuns(db, clock.now()),
    claim: (request) => beside.execute((trx) => claimDeliveries(trx, request, clock.now())),
    putBack: (of) => beside.execute((trx) => putBackUnclaimed(trx, of, clock.now())),
    settle: (settlements) => beside.execute((trx) => settleDeliveries(trx, settlements, clock.now())),
    recover: async (policy, isGone) => {
      const recovery = { policy, isGone, now: clock.now() };
      await cutLeases(db, recovery.now);
      if (!(await hasAbandoned(db, recovery))) return [];
      return alone.execute((trx) => recoverDeliveries(trx, recovery));
    },
    hasten: (run) => hasten(db, run),
    retry: (ids, word) => alone.execute((trx) => retryByHand(trx, ids, { ...word, now: clock.now() })),
    drop: (ids, word) => alone.execute((trx) => dropByHand(trx, ids, { ...word, now: clock.now() })),
    nextAt: () => readNextAt(db, clock.now()),
  };
}

async function hasten(db: Kysely<Database>, run: string): Promise<void> {
  await db
    .updateTable("deliveries")
    .set({ not_before: null })
    .where("run_id", "=", run)
    .where("state", "in", ["pending", "deferred"])
    .where("not_before", "is not", null)
    .execute();
}

async function readReadyRuns(db: Kysely<Database>, at: Date): Promise<readonly ReadyRun[]> {
  const { now, furthest } = waitsAt(at);
  const rows = await db
    .selectFrom("runs")
    .selectAll("runs")
    // Every message of a run is for the same purpose: one of them tells it.
    .select((eb) => {
      const { ref } = eb;
      const first = eb.selectFrom("deliveries").select("deliveries.purpose").limit(1);
      return first.where("deliveries.run_id", "=", ref("runs.id")).as("purpose");
    })
    .where("runs.state", "=", "fannedOut")
    .where(({ exists, selectFrom }) =>
      exists(
        selectFrom("deliveries")
          .select("deliveries.id")
          .whereRef("deliveries.run_id", "=", "runs.id")
          .where("deliveries.state", "in", ["pending", "deferred"])
          .where((eb) =>
            eb.or([
              eb("deliveries.not_before", "is", null),
              eb("deliveries.not_before", "<=", now),
              eb("deliveries.not_before", ">", furthest),
            ]),
          ),
      ),
    )
    .orderBy("runs.updated_at")
    .orderBy("runs.id")
    .execute();
  const runs = rows.map(({ purpose, ...row }) => ({
    ...runOf(row),
    isUrgent: deliveryClass({ purpose: purpose ?? "" }) === "alert",
  }));
  return [...runs.filter(({ isUrgent }) => isUrgent), ...runs.filter(({ isUrgent }) => !isUrgent)];
}

async function readNextAt(db: Kysely<Database>, now: Date): Promise<Date | null> {
  const row = await db
    .selectFrom("deliveries")
    .innerJoin("runs", "runs.id", "deliveries.run_id")
    .select("deliveries.not_before")
    .where("runs.state", "=", "fannedOut")
    .where("deliveries.state", "in", ["pending", "deferred"])
    .where("deliveries.not_before", "<=", waitsAt(now).furthest)
    .orderBy("deliveries.not_before")
    .limit(1)
    .executeTakeFirst();
  return row?.not_before === undefined || row.not_before === null ? null : new Date(row.not_before);
}
