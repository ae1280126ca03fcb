import { OmError } from "../errors.ts";
import type { RunnerDeps } from "../run/report-runner.ts";
import { skewError } from "../store/clock-skew.ts";
import { presenceOf } from "../store/leases.ts";

/** Shows to others that this process lives, until it is ended. */
export interface Presence {
  /** Aborts when the store was not told so for too long: others may now take over what this process has in hand. */
  readonly lost: AbortSignal;
  /**
   * Whether others still take this process for living. A machine that was asleep answers this before any timer has
   * run.
   */
  isSure(): boolean;
  /** Whether its clock goes with that of the store: by a wrong one, others look as if they were gone. */
  isInStep(): boolean;
  end(): Promise<void>;
}

/** Others take over what a process has in hand when it was silent for so long. */
const SILENCE_MS = 90_000;

type PresenceDeps = Pick<RunnerDeps, "store" | "owner" | "every" | "clock" | "leaseMs"> & {
  /** Told when the clock no longer goes with that of the store, and with null when it does again. */
  readonly onSkew?: (skew: OmError | null) => void;
};

export async function createPresence({
  store,
  owner,
  every,
  clock,
  leaseMs = SILENCE_MS,
  onSkew,
}: PresenceDeps): Promise<Presence> {
  const losing = new AbortController();
  let { lease } = await store.leases.take(presenceOf(owner), owner, leaseMs);
  let skew = skewError(await store.clockSkewMs());
  if (skew !== null) onSkew?.(skew);
  const lookAtClock = async (): Promise<void> => {
    const found = skewError(await store.clockSkewMs());
    if ((found === null) !== (skew === null)) onSkew?.(found);
    skew = found;
  };
  const isSure = (): boolean => !losing.signal.aborted && clock.now() < lease.until;
  const stop = every(leaseMs / 6, async () => {
    // Silent for too long already: what is in hand may be in other hands by now, and is not taken back.
    if (!isSure()) return losing.abort(silent(owner));
    try {
      lease = await store.leases.renew(lease, leaseMs);
      await lookAtClock();
    } catch (error) {
      // A store that is away for a moment leaves time for the next turn.
      if (!isSure() || (error instanceof OmError && error.code === "lease.lost")) losing.abort(error);
    }
  });
  return {
    lost: losing.signal,
    isSure,
    isInStep: () => skew === null,
    end: async () => {
      stop();
      await store.leases.release(lease);
    },
  };
}

function silent(owner: string): OmError {
  return new OmError(`${owner} was silent for too long to still count as living`, {
    code: "lease.lost",
    hint: "Nothing need be done: what it had in hand is taken up by whoever comes first.",
  });
}
