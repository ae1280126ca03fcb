import { inject } from "vitest";
import { Client } from "pg";
import { CLAIM_LOCK } from "../../../packages/core/src/store/outbox-under-way.ts";

const LOOK_MS = 50;

/** Keeps every process of a store on PostgreSQL from taking deliveries, until it is opened. */
export interface ClaimBarrier extends AsyncDisposable {
  /** Waits until so many stand before it. */
  untilWaiting(processes: number): Promise<void>;
  open(): Promise<void>;
}

export async function closeClaims(schema: string): Promise<ClaimBarrier> {
  const client = new Client({ connectionString: inject("postgres") });
  await client.connect();
  const lock = [CLAIM_LOCK, schema] as const;
  await client.query("select pg_advisory_lock($1::int, hashtext($2))", [...lock]);
  return {
    untilWaiting: async (processes) => {
      for (;;) {
        const { rows } = await client.query<{ waiting: string }>(
          "select count(*) as waiting from pg_locks where not granted and classid = $1::int::oid and objid = hashtext($2)::bit(32)::bigint::oid",
          [...lock],
        );
        if (Number(rows[0]?.waiting ?? 0) >= processes) return;
        await new Promise((resolve) => setTimeout(resolve, LOOK_MS));
      }
    },
    open: async () => {
      await client.query("select pg_advisory_unlock($1::int, hashtext($2))", [...lock]);
    },
    [Symbol.asyncDispose]: () => client.end(),
  };
}
