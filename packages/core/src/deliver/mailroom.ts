import type { Checkpoint } from "../checkpoint.ts";
import type { Clock } from "../clock.ts";
import type { Delivery } from "../store/delivery-row.ts";
import type { Claim, ClaimedDelivery } from "../store/outbox.ts";
import type { Run } from "../store/run-row.ts";
import type { SendLimit } from "../store/send-window.ts";
import type { Store } from "../store/store.ts";
import type { DeliveryGate } from "./delivery-gate.ts";
import type { DeliveryPolicy } from "./delivery-policy.ts";
import type { KeptOutcomes } from "./kept-outcomes.ts";
import { createMailHands } from "./mail-hands.ts";
import { runPass } from "./mail-pass.ts";
import type { Message, Notifier } from "./notifier.ts";

export interface MailroomDeps {
  readonly store: Pick<Store, "outbox" | "alive">;
  readonly clock: Clock;
  readonly sleep: (ms: number, signal?: AbortSignal) => Promise<void>;
  /** Names this process in leases. Each mailroom has one of its own. */
  readonly owner: string;
  readonly policy: DeliveryPolicy;
  readonly gate: DeliveryGate;
  readonly limitsOf: (run: Run, delivery: Delivery) => readonly SendLimit[];
  /** Messages that are handed over side by side. */
  readonly connections: number;
  /** Channels that can be reached now, as rows name them. */
  readonly channels: () => Promise<readonly string[]>;
  readonly notifier: (channel: string) => Promise<Notifier>;
  /** The message of a delivery, with its files. */
  readonly message: (claimed: ClaimedDelivery) => Promise<Message>;
  readonly checkpoint?: Checkpoint;
  /** Whether anything may be decided by the clock now. Default: yes. */
  readonly isClockBelieved?: () => boolean;
  /** Outcomes that an earlier mailroom of this process could not write. Default: none. */
  readonly kept?: KeptOutcomes;
  /** Told when a batch is settled. */
  readonly onSettled?: (deliveries: readonly Delivery[]) => void;
  /** Told when a pass begins to wait for a full channel, and what closed it. */
  readonly onFull?: (until: Date, closedBy: string) => void;
}

/** Which deliveries a pass is about. */
export interface MailroomPass {
  readonly runs: readonly Run[];
  readonly ids: readonly string[] | null;
  /**
   * Whether what was put off is taken when its wait is over. Otherwise only what has no wait is taken, so that each is tried
   * once in the pass: see `outbox.hasten`.
   */
  readonly isPatient: boolean;
  /** Whether the pass waits for a full channel to open again. */
  readonly waitsForRoom: boolean;
  /** Asked before each claim; false ends the pass there. */
  readonly goesOn?: () => boolean;
  /**
   * Whether others still count this process as alive. Asked before each claim and each message: false gives back what has not
   * begun, and ends the pass.
   */
  readonly isAlive?: () => boolean;
}

export interface PassResult {
  readonly settled: readonly Delivery[];
  /** Of these somebody else had said before what became of them. */
  readonly lost: readonly Delivery[];
  /** Why some of it must wait, with the run that does. */
  readonly waiting: Claim["waiting"];
  /** When a full channel opens; null when the pass came to its end. */
  readonly opensAt: Date | null;
}

export interface Mailroom {
  /** Writes outcomes that could not be written before: this mailroom's, and those that an earlier one left. */
  write(): Promise<Pick<PassResult, "settled" | "lost">>;
  /**
   * Hands over what may go out now. After an abort what is in hand is finished, and nothing more is taken up.
   * @throws OmError `store.*` when the store is away for longer than a while; what is not written is with the next pass.
   */
  pass(pass: MailroomPass, signal: AbortSignal): Promise<PassResult>;
  /**
   * Puts back what was given to it in an answer that never arrived. The next claim does it, too; but there may be none: what
   * is under way is ready no more.
   */
  putBack(): Promise<readonly Delivery[]>;
}

/**
 * Takes deliveries out of the outbox in small batches, hands each to its channel and writes down what became of it.
 * A batch stands as `attempting` before the first of its bytes goes out; outcomes are written together when they come
 * quickly, and never later than the lease of the batch.
 */
export function createMailroom(deps: MailroomDeps): Mailroom {
  const hands = createMailHands(deps);
  const { write, putBack } = hands;
  return { write, putBack, pass: (pass, signal) => runPass({ deps, hands, pass, signal }) };
}
