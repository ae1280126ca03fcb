import { NO_CHECKPOINT } from "../checkpoint.ts";
import type { Delivery } from "../store/delivery-row.ts";
import type { Claim, Settled } from "../store/outbox.ts";
import { createBatchSize } from "./batch-size.ts";
import type { MailHands } from "./mail-hands.ts";
import type { MailroomDeps, MailroomPass, PassResult } from "./mailroom.ts";

interface Passing {
  readonly deps: MailroomDeps;
  readonly hands: MailHands;
  readonly pass: MailroomPass;
  readonly signal: AbortSignal;
}

/** Batch after batch, until nothing more can go out now. */
export async function runPass(passing: Passing): Promise<PassResult> {
  const { deps, hands, pass, signal } = passing;
  const tally = createTally();
  const batchSize = createBatchSize(deps.connections);
  // Outcomes that a former pass could not write.
  tally.add(await hands.write());
  const channels = await deps.channels();
  let opensAt: Date | null = null;
  const isAlive = pass.isAlive ?? (() => true);
  while (!signal.aborted && isAlive() && (pass.goesOn?.() ?? true)) {
    await deps.store.alive();
    const runs = pass.runs.filter(({ id }) => !tally.waiting.has(id));
    const claim = await hands.claim({ ...pass, runs, channels, most: batchSize.next() });
    await (deps.checkpoint ?? NO_CHECKPOINT)("delivery.attempting");
    tally.take(claim);
    if (claim.claimed.length > 0) {
      const began = deps.clock.now().getTime();
      tally.add(await hands.handOver(claim.claimed, { signal, isAlive }));
      batchSize.took(claim.claimed.length, deps.clock.now().getTime() - began);
      continue;
    }
    ({ opensAt } = claim);
    if (opensAt !== null && pass.waitsForRoom) await waitForRoom(passing, opensAt, claim.closedBy ?? "");
    else if (claim.suppressed.length === 0 && claim.waiting.length === 0) break;
  }
  return { ...tally.all(), opensAt };
}

async function waitForRoom({ deps, signal }: Passing, opensAt: Date, closedBy: string): Promise<void> {
  const { clock, sleep, onFull } = deps;
  onFull?.(opensAt, closedBy);
  try {
    await sleep(Math.max(1, opensAt.getTime() - clock.now().getTime()), signal);
  } catch (error) {
    if (!signal.aborted) throw error;
  }
}

/** What a pass has done so far. */
interface Tally {
  readonly waiting: ReadonlyMap<string, Claim["waiting"][number]>;
  take(claim: Claim): void;
  add(settled: Settled): void;
  all(): Omit<PassResult, "opensAt">;
}

function createTally(): Tally {
  const settled: Delivery[] = [];
  const lost: Delivery[] = [];
  const waiting = new Map<string, Claim["waiting"][number]>();
  return {
    waiting,
    take: (claim) => {
      settled.push(...claim.suppressed);
      for (const entry of claim.waiting) waiting.set(entry.run, entry);
    },
    add: (done) => {
      settled.push(...done.settled);
      lost.push(...done.lost);
    },
    all: () => ({ settled, lost, waiting: [...waiting.values()] }),
  };
}
