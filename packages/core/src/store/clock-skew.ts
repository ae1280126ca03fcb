import { type Kysely, sql } from "kysely";
import type { Clock } from "../clock.ts";
import { OmError } from "../errors.ts";
import type { Database } from "./schema.ts";

/** Leases are held against each process's own clock, so that those must not be further apart than this. */
export const MOST_SKEW_MS: number = 10_000;

/** By how much our clock runs ahead of the database's, or, below nothing, behind it. What the question takes is no skew. */
export async function readSkewMs(db: Kysely<Database>, clock: Clock): Promise<number> {
  const before = clock.now().getTime();
  const { rows } = await sql<{
    readonly ms: number;
  }>`select floor(extract(epoch from clock_timestamp()) * 1000)::bigint as ms`.execute(db);
  const after = clock.now().getTime();
  const ms = rows[0]?.ms ?? before;
  if (ms < before) return before - ms;
  return ms > after ? after - ms : 0;
}

/** What is said of two clocks that are too far apart; null when they are not. */
export function skewError(skewMs: number): OmError | null {
  if (Math.abs(skewMs) <= MOST_SKEW_MS) return null;
  const seconds = Math.round(Math.abs(skewMs) / 1_000);
  return new OmError(
    `the clock of this machine is ${seconds} s ${skewMs > 0 ? "ahead of" : "behind"} the database's`,
    {
      code: "store.clock-skew",
      hint: "Synchronise both with a time server: processes whose clocks differ take each other for gone.",
    },
  );
}
