import { describeOwner, type Lease, messageOf, OmError, type Store } from "@intune-om/core/base";
import type { Sleep } from "../action.ts";

/** Names the work that one daemon of a store does. */
export const DAEMON_LEASE = "daemon";

export interface LeaseDeps {
  readonly leases: Store["leases"];
  /** Names this process. */
  readonly owner: string;
  readonly leaseMs: number;
  /** Whether a process, by its name in leases, is known to be gone. */
  readonly isGone: (owner: string) => boolean;
  readonly sleep: Sleep;
  /** Calls back again and again, by the time that passes, until the function that it returns is called. */
  readonly every: (ms: number, work: () => Promise<void>) => () => void;
  readonly monotonicMs: () => number;
  readonly tell: (event: LeaseEvent) => void;
}

export type LeaseEvent =
  | { readonly kind: "waiting"; readonly lease: Lease }
  | { readonly kind: "taken"; readonly lease: Lease; readonly from: string | null }
  | { readonly kind: "renewFailed"; readonly error: unknown }
  | { readonly kind: "lost"; readonly reason: string };

/** The lease while it is held. */
export interface HeldLease {
  current(): Lease;
  /** Aborts when another process may have it. */
  readonly lost: AbortSignal;
  /** Asks now whether it is still held, after something that may have cost it. */
  check(): Promise<void>;
  release(): Promise<void>;
}

/** The lease is renewed three times in its life. */
const RENEWALS = 3;
/** Whoever waits looks so often, so that it takes over soon after the lease has ended. */
const LOOK_MS = 5_000;

/**
 * Takes the lease, or waits for it. What a process left behind that is known to be gone is taken at once.
 * @returns null when the signal aborts while waiting
 * @throws OmError `daemon.held` when another process has it and nobody wants to wait
 */
export async function takeLease(
  deps: LeaseDeps,
  { waits, signal }: { readonly waits: boolean; readonly signal: AbortSignal },
): Promise<HeldLease | null> {
  const { leases, owner, leaseMs, sleep, tell } = deps;
  let toldOf: string | null = null;
  while (!signal.aborted) {
    let answer = await leases.take(DAEMON_LEASE, owner, leaseMs);
    let from: string | null = null;
    if (answer.kind === "held" && deps.isGone(answer.lease.owner)) {
      from = answer.lease.owner;
      answer = await leases.takeFrom(answer.lease, owner, leaseMs);
    }
    const { lease } = answer;
    if (answer.kind === "taken") {
      tell({ kind: "taken", lease, from: from ?? toldOf });
      return keep(deps, lease);
    }
    if (!waits) throw held(lease);
    if (toldOf !== lease.owner) tell({ kind: "waiting", lease });
    toldOf = lease.owner;
    await sleep(Math.min(LOOK_MS, leaseMs / RENEWALS), signal).catch((error: unknown) => {
      if (!signal.aborted) throw error;
    });
  }
  return null;
}

/** Renews it, until it is given back or lost. */
function keep({ leases, leaseMs, every, monotonicMs, tell }: LeaseDeps, taken: Lease): HeldLease {
  const losing = new AbortController();
  let lease = taken;
  let renewedAt = monotonicMs();
  const lose = (reason: string): void => {
    stop();
    if (losing.signal.aborted) return;
    tell({ kind: "lost", reason });
    losing.abort(new OmError(`the lease of the daemon was lost: ${reason}`, LOST));
  };
  const renew = async (): Promise<void> => {
    const askedAt = monotonicMs();
    try {
      lease = await leases.renew(lease, leaseMs);
      renewedAt = askedAt;
    } catch (error) {
      if (error instanceof OmError && error.code === "lease.lost") return lose("another process has it");
      tell({ kind: "renewFailed", error });
      // Until then nobody else can have it: the store may come back.
      if (monotonicMs() - renewedAt >= leaseMs) lose(`it could not be renewed: ${messageOf(error)}`);
    }
  };
  const stop = every(leaseMs / RENEWALS, renew);
  return {
    current: () => lease,
    lost: losing.signal,
    check: renew,
    release: async () => {
      stop();
      if (!losing.signal.aborted) await leases.release(lease);
    },
  };
}

const LOST = {
  code: "daemon.lease-lost",
  hint: "Nothing was done twice. It is taken again when it is free.",
};

function held({ owner, since, until }: Lease): OmError {
  const text = `another daemon works on this store: ${describeOwner(owner)}, since ${since.toISOString()}`;
  return new OmError(text, {
    code: "daemon.held",
    hint: `Stop that one, or start without --no-wait to take over when it ends. Its lease lasts until ${until.toISOString()}.`,
  });
}
