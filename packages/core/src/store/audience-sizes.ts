import type { Kysely } from "kysely";
import type { Database } from "./schema.ts";

/** Names an audience over time. */
export interface AudienceSubject {
  readonly tenant: string;
  /** What it is an audience of, for example `report`. */
  readonly kind: string;
  /** Id among those of its kind. */
  readonly subject: string;
}

export interface AudienceSize extends AudienceSubject {
  readonly at: Date;
  readonly count: number;
  /** Id of the run that was made for it; null for none. */
  readonly run: string | null;
  /** Whether nothing about it was surprising. A surprising size counts once somebody has agreed to it. */
  readonly agreed: boolean;
}

/** How many people audiences had whenever something was made for them. */
export interface AudienceSizeTable {
  /** The last size that was agreed to; null when there is none. */
  last(subject: AudienceSubject): Promise<number | null>;
  add(size: AudienceSize): Promise<void>;
  /** Somebody has agreed to what a run makes. */
  agree(run: string): Promise<void>;
}

export function createAudienceSizeTable(db: Kysely<Database>): AudienceSizeTable {
  return {
    last: async ({ tenant, kind, subject }) => {
      const row = await db
        .selectFrom("audience_sizes")
        .select("count")
        .where((eb) => eb.and({ tenant, kind, subject, agreed: 1 }))
        .orderBy("seq", "desc")
        .limit(1)
        .executeTakeFirst();
      return row?.count ?? null;
    },
    add: async ({ at, run, agreed, ...size }) => {
      const row = { ...size, at: at.toISOString(), run_id: run, agreed: agreed ? 1 : 0 };
      await db.insertInto("audience_sizes").values(row).execute();
    },
    agree: async (run) => {
      await db.updateTable("audience_sizes").set({ agreed: 1 }).where("run_id", "=", run).execute();
    },
  };
}
