import type { Kysely, Transaction } from "kysely";
import type { Clock } from "../clock.ts";
import { OmError } from "../errors.ts";
import { FURTHEST_LEASE_MS, leasesAt } from "./furthest.ts";
import type { Database } from "./schema.ts";

/** Work that is in the hands of one process for a while. */
export interface Lease {
  readonly name: string;
  readonly owner: string;
  /** Grows by one whenever the work changes hands. */
  readonly fence: number;
  readonly since: Date;
  readonly until: Date;
}

export type LeaseAnswer =
  | { readonly kind: "taken"; readonly lease: Lease }
  | { readonly kind: "held"; readonly lease: Lease };

export interface LeaseTable {
  /** Takes the work for a while, unless another process has it. Whoever has it already keeps it. */
  take(name: string, owner: string, leaseMs: number): Promise<LeaseAnswer>;
  /** Takes it from a process that is known to be gone, and from no other. */
  takeFrom(gone: Lease, owner: string, leaseMs: number): Promise<LeaseAnswer>;
  /**
   * Makes it last longer, for a process that is still at it.
   * @throws OmError `lease.lost` when another process has it.
   */
  renew(lease: Lease, leaseMs: number): Promise<Lease>;
  /** Gives it back, when it is still held. */
  release(lease: Lease): Promise<void>;
  /** The last one of this name, also when it has ended; null when there never was one. */
  get(name: string): Promise<Lease | null>;
  /** Those that have not ended, by name. */
  list(): Promise<readonly Lease[]>;
}

/** Name of the lease by which a process shows that it lives. */
export function presenceOf(owner: string): string {
  return `${PROCESS}${owner}`;
}

const PROCESS = "process:";

/** How long whoever takes up work counts as alive, when they did not say so before. */
const ALIVE_MS = 90_000;

/** So long after its end the row of a process is kept. */
const KEPT_MS = 86_400_000;

/** Processes that ended long ago, and left nothing in their name. */
async function forgetProcesses(trx: Transaction<Database>, now: Date): Promise<void> {
  await trx
    .deleteFrom("leases")
    .where("name", "like", `${PROCESS}%`)
    .where("until", "<", new Date(now.getTime() - KEPT_MS).toISOString())
    .where(({ exists, not, selectFrom }) =>
      not(
        exists(
          selectFrom("deliveries")
            .select("deliveries.id")
            .whereRef("deliveries.owner", "=", "leases.owner")
            .where("deliveries.state", "=", "attempting"),
        ),
      ),
    )
    .execute();
}

/**
 * Leases that were taken while the clock ran ahead end within the longest that a lease may last. They are cut and not
 * ended at once: their owners may live, and renew them well before that.
 */
export async function cutLeases(db: Kysely<Database>, at: Date): Promise<void> {
  const { furthest } = leasesAt(at);
  const far = await db.selectFrom("leases").select("name").where("until", ">", furthest).limit(1).execute();
  if (far.length === 0) return;
  await db.updateTable("leases").set({ until: furthest }).where("until", ">", furthest).execute();
}

/** Whoever takes up work lives: in the caller's transaction, so that nobody else takes it for left behind. */
export async function showAlive(trx: Transaction<Database>, owner: string, now: Date): Promise<void> {
  const name = presenceOf(owner);
  const known = await readLease(trx, name);
  if (known !== null && known.until > now) return;
  const until = new Date(now.getTime() + ALIVE_MS);
  await writeLease(trx, { name, owner, fence: known?.fence ?? 1, since: known?.since ?? now, until });
}

export function createLeaseTable(db: Kysely<Database>, clock: Clock): LeaseTable {
  const take = (name: string, owner: string, leaseMs: number, gone: string | null): Promise<LeaseAnswer> =>
    db.transaction().execute(async (trx) => {
      const now = clock.now();
      const known = await readLease(trx, name);
      const isFree =
        known === null ||
        known.owner === owner ||
        known.owner === gone ||
        known.until.getTime() <= now.getTime();
      if (!isFree) {
        if (known.until.getTime() <= now.getTime() + FURTHEST_LEASE_MS) return { kind: "held", lease: known };
        // Cut, and not ended: its owner may live, and has as long as everybody to say so.
        const cut = { ...known, until: new Date(now.getTime() + leaseMs) };
        await writeLease(trx, cut);
        return { kind: "held", lease: cut };
      }
      if (name.startsWith(PROCESS)) await forgetProcesses(trx, now);
      const keeps = known !== null && known.owner === owner && known.until.getTime() > now.getTime();
      const lease: Lease = {
        name,
        owner,
        fence: keeps ? known.fence : (known?.fence ?? 0) + 1,
        since: keeps ? known.since : now,
        until: new Date(now.getTime() + leaseMs),
      };
      await writeLease(trx, lease);
      return { kind: "taken", lease };
    });
  return {
    take: (name, owner, leaseMs) => take(name, owner, leaseMs, null),
    takeFrom: (gone, owner, leaseMs) => take(gone.name, owner, leaseMs, gone.owner),
    renew: async (lease, leaseMs) => {
      const until = new Date(clock.now().getTime() + leaseMs);
      const result = await db
        .updateTable("leases")
        .set({ until: until.toISOString() })
        .where("name", "=", lease.name)
        .where("owner", "=", lease.owner)
        .where("fence", "=", lease.fence)
        .executeTakeFirst();
      if (result.numUpdatedRows !== 1n) throw lost(lease);
      return { ...lease, until };
    },
    release: async (lease) => {
      // The row stays, so that the fence goes on growing.
      await db
        .updateTable("leases")
        .set({ until: clock.now().toISOString() })
        .where("name", "=", lease.name)
        .where("owner", "=", lease.owner)
        .where("fence", "=", lease.fence)
        .execute();
    },
    get: async (name) => {
      const row = await db.selectFrom("leases").selectAll().where("name", "=", name).executeTakeFirst();
      return row === undefined ? null : leaseOf(row);
    },
    list: async () => {
      const rows = await db
        .selectFrom("leases")
        .selectAll()
        .where("until", ">", clock.now().toISOString())
        .orderBy("name")
        .execute();
      return rows.map(leaseOf);
    },
  };
}

/** Refuses what a process does under a lease that has changed hands, in the caller's transaction. */
export async function checkLease(trx: Transaction<Database>, lease: Lease): Promise<void> {
  const known = await readLease(trx, lease.name);
  if (known?.owner !== lease.owner || known.fence !== lease.fence) throw lost(lease);
}

async function readLease(trx: Transaction<Database>, name: string): Promise<Lease | null> {
  const row = await trx.selectFrom("leases").selectAll().where("name", "=", name).executeTakeFirst();
  return row === undefined ? null : leaseOf(row);
}

async function writeLease(trx: Transaction<Database>, lease: Lease): Promise<void> {
  const row = {
    name: lease.name,
    owner: lease.owner,
    fence: lease.fence,
    since: lease.since.toISOString(),
    until: lease.until.toISOString(),
  };
  await trx
    .insertInto("leases")
    .values(row)
    .onConflict((conflict) => conflict.column("name").doUpdateSet(row))
    .execute();
}

function leaseOf(row: Database["leases"]): Lease {
  return { ...row, since: new Date(row.since), until: new Date(row.until) };
}

function lost({ name }: Lease): OmError {
  return new OmError(`${name} is in the hands of another process`, {
    code: "lease.lost",
    hint: "Nothing was done twice. See which process works on the store, and end one of them.",
  });
}
