import type { Transaction } from "kysely";
import { tenantsInTurn } from "../deliver/tenants-in-turn.ts";
import { candidates } from "./outbox-candidates.ts";
import { lockClaims, readUnderWay } from "./outbox-under-way.ts";
import { showAlive } from "./leases.ts";
import type { Delivery } from "./delivery-row.ts";
import type { Claim, ClaimedDelivery, ClaimRequest } from "./outbox.ts";
import { writeClaims, writeSuppressed } from "./outbox-write.ts";
import type { Run } from "./run-row.ts";
import type { Database } from "./schema.ts";
import { createSendRooms, type SendRooms } from "./send-rooms.ts";

/** Takes deliveries for one process, in the caller's transaction. */
export async function claimDeliveries(
  trx: Transaction<Database>,
  request: ClaimRequest,
  now: Date,
): Promise<Claim> {
  await lockClaims(trx);
  await showAlive(trx, request.owner, now);
  const underWay = await readUnderWay(trx, request, now);
  const claiming: Claiming = {
    trx,
    request,
    now,
    rooms: createSendRooms(trx, underWay, now),
    claimed: [],
    suppressed: [],
    waiting: new Map(),
  };
  for (const { run, share } of inTurn(request)) {
    const most = Math.min(share, request.most - claiming.claimed.length);
    if (most > 0 && !claiming.waiting.has(run.id)) await takeOf(claiming, run, most);
  }
  const { claimed, suppressed, waiting, rooms } = claiming;
  if (claimed.length > 0) await rooms.tidy();
  return { claimed, suppressed, waiting: [...waiting.values()], ...rooms.closed() };
}

interface Claiming {
  readonly trx: Transaction<Database>;
  readonly request: ClaimRequest;
  readonly now: Date;
  readonly rooms: SendRooms;
  readonly claimed: ClaimedDelivery[];
  readonly suppressed: Delivery[];
  readonly waiting: Map<string, Claim["waiting"][number]>;
}

/**
 * Tenants in turn, from the one after whom was served last: each gets its share first, and what one leaves goes to the others
 * in a second round.
 */
function* inTurn({
  runs,
  most,
  lastTenant,
}: ClaimRequest): Generator<{ readonly run: Run; readonly share: number }> {
  const firsts = new Map<string, Run>();
  for (const run of runs) if (!firsts.has(run.tenant)) firsts.set(run.tenant, run);
  const share = Math.max(1, Math.ceil(most / Math.max(1, firsts.size)));
  for (const tenant of tenantsInTurn(runs, lastTenant)) {
    const run = firsts.get(tenant);
    if (run !== undefined && firsts.size > 1) yield { run, share };
  }
  for (const run of runs) yield { run, share: most };
}

/** Takes so many of a run. A channel that is full leaves the others of the run open; a gate that says wait closes it. */
async function takeOf(claiming: Claiming, run: Run, most: number): Promise<void> {
  const { trx, request, now, claimed } = claiming;
  const end = claimed.length + most;
  let channels = request.channels;
  while (claimed.length < end) {
    const wanted = end - claimed.length;
    const { ids, isPatient } = request;
    const found = await candidates(trx, { run: run.id, channels, ids, isPatient, most: wanted, now });
    const round = await judge(claiming, run, found);
    await write(claiming, round);
    if (round.end === "wait") return;
    if (round.end === "full") channels = channels.filter((channel) => channel !== round.channel);
    else if (found.length < wanted) return;
  }
}

interface Round {
  readonly claimed: readonly ClaimedDelivery[];
  readonly suppressed: readonly { readonly delivery: Delivery; readonly reason: string }[];
  /** What ended it before its last candidate. */
  readonly end: "wait" | "full" | null;
  /** The channel that is full. */
  readonly channel: string | null;
}

/** What may happen to each, until one cannot go out now. */
async function judge(
  { request, rooms, waiting, now }: Claiming,
  run: Run,
  found: readonly Delivery[],
): Promise<Round> {
  const claimed: ClaimedDelivery[] = [];
  const suppressed: { delivery: Delivery; reason: string }[] = [];
  for (const delivery of found) {
    const verdict = request.gate(run, delivery, now);
    if (verdict.verdict === "suppress") {
      suppressed.push({ delivery, reason: verdict.reason });
      continue;
    }
    if (verdict.verdict === "wait") {
      waiting.set(run.id, { run: run.id, until: verdict.until, reason: verdict.reason });
      return { claimed, suppressed, end: "wait", channel: null };
    }
    const limits = request.limitsOf(run, delivery);
    if (!(await rooms.take(limits))) return { claimed, suppressed, end: "full", channel: delivery.channel };
    claimed.push({ run, delivery, limits });
  }
  return { claimed, suppressed, end: null, channel: null };
}

/** Written round by round, so that no later one finds the same delivery again. */
async function write(claiming: Claiming, round: Round): Promise<void> {
  const { trx, request, now } = claiming;
  claiming.claimed.push(...(await writeClaims(trx, { request, claimed: round.claimed, now })));
  for (const { delivery, reason } of round.suppressed)
    claiming.suppressed.push(await writeSuppressed(trx, { delivery, reason, now }));
}
