import { expect } from "vitest";
import { deliveryClass } from "../src/deliver/delivery-class.ts";
import { DEFAULT_DELIVERY_POLICY } from "../src/deliver/delivery-policy.ts";
import type { Delivery } from "../src/store/delivery-row.ts";
import { DROPPED_STATES, RETRIED_STATES } from "../src/store/outbox-by-hand.ts";
import type { ClaimedDelivery, Settlement } from "../src/store/outbox.ts";
import type { Run } from "../src/store/run-row.ts";
import type { Store } from "../src/store/store.ts";
import { claimOf, living, PRESENCE_MS } from "./outbox-world.ts";

export type Outcome = "accepted" | "deferred" | "rejected" | "unknown" | "pending";

/** What processes and people do to an outbox, in some order. */
export type Move =
  | { readonly kind: "claim"; readonly owner: number; readonly most: number; readonly isLost: boolean }
  | { readonly kind: "send"; readonly owner: number }
  | {
      readonly kind: "settle";
      readonly owner: number;
      readonly outcomes: readonly Outcome[];
      readonly isTwice: boolean;
    }
  | { readonly kind: "wait"; readonly seconds: number }
  | { readonly kind: "die"; readonly owner: number }
  | { readonly kind: "recover" }
  | { readonly kind: "retry" | "drop"; readonly row: number };

/** What ought to stand in the store of one delivery. */
interface Row {
  state: Delivery["state"];
  fence: number;
  attempts: number;
  attemptsBefore: number;
  notBefore: number | null;
  owner: string | null;
  leaseUntil: number;
  readonly purpose: string;
  /** Acceptances that its senders told of, by fence. */
  readonly acceptances: number[];
}

export const PER_MINUTE = 3;
const LEASE_MS = 10 * 60_000;
const AGAIN_MS = 30_000;
/** So long a process counts as alive that claims without having said so before. */
const ALIVE_MS = 90_000;
const OWNERS = ["one", "two", "three"] as const;

export interface OutboxModel {
  play(move: Move): Promise<void>;
  /** Compares the store, its audit rows and what left the house with what ought to be. */
  check(): Promise<void>;
  /** Brings everything to its end, and counts those who got nothing. */
  drain(): Promise<number>;
}

export interface ModelWorld {
  now: Date;
}

/** The outbox by the book: beside it runs the real one, and both must say the same. */
export async function createOutboxModel(store: Store, run: Run, world: ModelWorld): Promise<OutboxModel> {
  const { outbox } = store;
  const rows = new Map<string, Row>();
  for (const { id, purpose } of await store.deliveries.list({ run: run.id })) rows.set(id, fresh(purpose));
  const hands = new Map<string, Map<string, ClaimedDelivery>>(OWNERS.map((owner) => [owner, new Map()]));
  const ends = new Map<string, () => Promise<void>>();
  const aliveUntil = new Map<string, number>();
  const sent = new Set<string>();
  const left: number[] = [];

  const time = (): number => world.now.getTime();
  const isAlive = (owner: string | null): boolean => (aliveUntil.get(owner ?? "") ?? 0) > time();
  for (const owner of OWNERS) {
    ends.set(owner, await living(store, owner));
    aliveUntil.set(owner, time() + PRESENCE_MS);
  }
  const rowOf = (id: string): Row => {
    const row = rows.get(id);
    if (row === undefined) throw new Error(`there is no delivery ${id}`);
    return row;
  };
  const handOf = (owner: string): Map<string, ClaimedDelivery> => hands.get(owner) ?? new Map();
  const isHeld = (row: Row): boolean =>
    row.state === "attempting" && isAlive(row.owner) && row.leaseUntil > time();

  async function claim(owner: string, most: number, isLost: boolean): Promise<void> {
    const hand = handOf(owner);
    const inHand = new Set(hand.keys());
    if (!isAlive(owner)) {
      aliveUntil.set(owner, time() + ALIVE_MS);
      ends.set(owner, () => living(store, owner).then((end) => end()));
    }
    for (const [id, row] of rows)
      if (row.state === "attempting" && row.owner === owner && !inHand.has(id)) giveBack(row);
    const ready = [...rows.values()].filter((row) => isReady(row, time())).length;
    const limits = [{ key: "mail", perMinute: PER_MINUTE }];
    const answer = await outbox.claim(claimOf([run], { owner, most, inHand }, limits));
    expect(answer.claimed.length, "takes what it may").toBe(
      answer.opensAt === null ? Math.min(most, ready) : answer.claimed.length,
    );
    for (const entry of answer.claimed) {
      const row = rowOf(entry.delivery.id);
      expect(isReady(row, time()), `${row.state} is ready`).toBe(true);
      expect(isHeld(row), "is in no other hand").toBe(false);
      Object.assign(row, {
        state: "attempting",
        owner,
        fence: row.fence + 1,
        attempts: row.attempts + 1,
        notBefore: null,
        leaseUntil: time() + LEASE_MS,
      });
      if (!isLost) hand.set(entry.delivery.id, entry);
    }
  }

  /** A process that others take for gone begins nothing new. */
  function send(owner: string): void {
    for (const { delivery } of isAlive(owner) ? handOf(owner).values() : []) {
      const name = `${delivery.id}:${delivery.fence}`;
      const row = rowOf(delivery.id);
      if (sent.has(name) || row.fence !== delivery.fence || !isHeld(row)) continue;
      sent.add(name);
      left.push(time());
    }
  }

  async function settle(owner: string, outcomes: readonly Outcome[], isTwice: boolean): Promise<void> {
    const hand = handOf(owner);
    const settlements = [...hand.values()].slice(0, outcomes.length).map((claimed, index): Settlement => {
      const to = outcomes[index] ?? "pending";
      const again = new Date(time() + AGAIN_MS);
      const isAlert = deliveryClass(claimed.delivery) === "alert";
      return {
        claimed,
        to,
        reason: `${to} by ${owner}`,
        ...(to === "deferred" ? { notBefore: again } : {}),
        ...(to === "unknown" && isAlert ? { resendAt: again } : {}),
      };
    });
    const first = await outbox.settle(settlements);
    if (isTwice) {
      const second = await outbox.settle(settlements);
      expect(second.settled.map(({ id }) => id).toSorted()).toEqual(
        first.settled.map(({ id }) => id).toSorted(),
      );
    }
    const lost = settlements.filter((settlement) => !believe(settlement));
    expect(first.lost.map(({ id }) => id)).toEqual(lost.map(({ claimed }) => claimed.delivery.id));
    for (const { claimed } of settlements) hand.delete(claimed.delivery.id);
  }

  /** Whether word of a sender counts, and if so, what stands there then. */
  function believe({ claimed, to, notBefore, resendAt }: Settlement): boolean {
    const row = rowOf(claimed.delivery.id);
    if (to === "accepted") row.acceptances.push(claimed.delivery.fence);
    if (row.fence !== claimed.delivery.fence) return false;
    const isInDoubt = row.state === "unknown" || row.state === "pending";
    const isLate = to === "pending" ? row.state === "unknown" : to === "accepted" && isInDoubt;
    if (row.state !== "attempting" && !isLate) return false;
    if (to === "pending") return giveBack(row);
    row.state = to;
    row.notBefore = notBefore?.getTime() ?? null;
    if (resendAt !== undefined) Object.assign(row, { state: "pending", notBefore: resendAt.getTime() });
    return true;
  }

  async function recover(): Promise<void> {
    const recovered = new Set(
      (await outbox.recover(DEFAULT_DELIVERY_POLICY, () => false)).map(({ id }) => id),
    );
    for (const [id, row] of rows) {
      const isLeft = row.state === "attempting" && !isHeld(row);
      expect(recovered.has(id), `${row.state} is left behind`).toBe(isLeft);
      if (!isLeft) continue;
      const standing = await store.deliveries.get(id);
      row.state = deliveryClass(row) === "alert" ? "pending" : "unknown";
      row.notBefore = standing?.notBefore?.getTime() ?? null;
    }
  }

  async function byHand(kind: "retry" | "drop", id: string): Promise<void> {
    const row = rowOf(id);
    const from = kind === "retry" ? RETRIED_STATES : DROPPED_STATES;
    const word = outbox[kind]([id], { reason: `${kind} by hand`, by: "asa" });
    if (!from.includes(row.state)) return expect(word).rejects.toMatchObject({ code: "delivery.state" });
    await word;
    if (kind === "drop") Object.assign(row, { state: "dead", notBefore: null });
    else Object.assign(row, { state: "pending", notBefore: null, attemptsBefore: row.attempts });
  }

  const play = async (move: Move): Promise<void> => {
    const owner = "owner" in move ? (OWNERS[move.owner] ?? "one") : "one";
    switch (move.kind) {
      case "claim":
        return claim(owner, move.most, move.isLost);
      case "send":
        return send(owner);
      case "settle":
        return settle(owner, move.outcomes, move.isTwice);
      case "wait":
        world.now = new Date(time() + move.seconds * 1_000);
        return undefined;
      case "die":
        await ends.get(owner)?.();
        ends.delete(owner);
        aliveUntil.delete(owner);
        return undefined;
      case "recover":
        return recover();
      default:
        return byHand(move.kind, [...rows.keys()][move.row % rows.size] ?? "");
    }
  };

  return {
    play,
    check: async () => {
      for (const delivery of await store.deliveries.list({ run: run.id })) {
        const { state, fence, attempts, attemptsBefore, notBefore } = rowOf(delivery.id);
        const waits = notBefore === null ? null : new Date(notBefore);
        expect(delivery).toMatchObject({ state, fence, attempts, attemptsBefore, notBefore: waits });
      }
      for (const entry of await store.trail.list({})) {
        const told = entry.steps.filter(({ detail }) => detail?.startsWith("told late, and"));
        const steps = entry.steps.filter((step) => !told.includes(step));
        expect(steps.map(({ from }) => from)).toEqual(["pending", ...steps.map(({ to }) => to)].slice(0, -1));
        expect(steps.at(-1)?.to ?? "pending").toBe(entry.state);
        const recorded = steps.filter(({ to }) => to === "accepted").length;
        const noted = told.filter(({ detail }) => detail?.includes(": accepted: ")).length;
        expect(recorded + noted, "each acceptance once").toBe(rowOf(entry.delivery).acceptances.length);
        expect(recorded).toBeLessThanOrEqual(1);
      }
      for (const end of left)
        expect(left.filter((at) => at > end - 60_000 && at <= end).length).toBeLessThanOrEqual(PER_MINUTE);
    },
    drain: async () => {
      for (const owner of OWNERS) await play({ kind: "die", owner: OWNERS.indexOf(owner) });
      for (const hand of hands.values()) hand.clear();
      await recover();
      for (let round = 0; round < 200; round += 1) {
        await play({ kind: "wait", seconds: 61 });
        await claim("one", 100, false);
        if (handOf("one").size === 0) break;
        await settle(
          "one",
          Array.from({ length: handOf("one").size }, () => "accepted" as const),
          false,
        );
      }
      return [...rows.values()].filter(({ state }) => state === "pending" || state === "deferred").length;
    },
  };
}

function fresh(purpose: string): Row {
  return {
    state: "pending",
    fence: 0,
    attempts: 0,
    attemptsBefore: 0,
    notBefore: null,
    owner: null,
    leaseUntil: 0,
    purpose,
    acceptances: [],
  };
}

function isReady({ state, notBefore }: Row, now: number): boolean {
  return (state === "pending" || state === "deferred") && (notBefore === null || notBefore <= now);
}

function giveBack(row: Row): true {
  Object.assign(row, { state: "pending", attempts: row.attempts - 1, notBefore: null });
  return true;
}
