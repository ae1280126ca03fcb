import { createHash } from "node:crypto";
import type { Kysely } from "kysely";
import type { Clock } from "../clock.ts";
import type { PlanVersion } from "../plan/versions/plan-version.ts";
import type { Database, PlanVersionRow } from "./schema.ts";

/** Every version of the plan. Versions are added and never changed. */
export interface PlanVersionTable {
  /** The version that says this, as canonical JSON: the newest one, or a new one when that says something else. */
  see(body: string): Promise<PlanVersion>;
  /** The oldest first. */
  list(): Promise<readonly PlanVersion[]>;
}

export function createPlanVersionTable(db: Kysely<Database>, clock: Clock): PlanVersionTable {
  return {
    see: async (body) => {
      const digest = createHash("sha256").update(body).digest("hex");
      const known = await newest(db);
      if (known?.digest === digest) return toVersion(known);
      return db.transaction().execute(async (trx) => {
        // Another process may have seen it in the meantime.
        const before = await newest(trx);
        if (before?.digest === digest) return toVersion(before);
        const number = (before?.number ?? 0) + 1;
        const row = { number, digest, first_seen_at: clock.now().toISOString(), body };
        await trx.insertInto("plan_versions").values(row).execute();
        return toVersion(row);
      });
    },
    list: async () => {
      const rows = await db.selectFrom("plan_versions").selectAll().orderBy("number").execute();
      return rows.map(toVersion);
    },
  };
}

function newest(db: Kysely<Database>): Promise<PlanVersionRow | undefined> {
  return db.selectFrom("plan_versions").selectAll().orderBy("number", "desc").limit(1).executeTakeFirst();
}

function toVersion({ number, digest, first_seen_at: seen, body }: PlanVersionRow): PlanVersion {
  return { number, digest, firstSeenAt: new Date(seen), body };
}
