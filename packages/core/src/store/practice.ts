import type { Kysely } from "kysely";
import type { PracticeLog } from "../practice/practice-log.ts";
import type { JournalTable } from "./journal.ts";
import { readCollections, readDeliveryFacts, readRunFacts } from "./practice-facts.ts";
import type { Database } from "./schema.ts";

/** How the plan was followed, put together from every table that knows something of it. */
export interface PracticeTable {
  /** What is remembered of a tenant's last year. */
  log(tenant: string, now: Date): Promise<PracticeLog>;
}

const YEAR_MS = 370 * 86_400_000;

export function createPracticeTable(
  db: Kysely<Database>,
  { journal }: { readonly journal: JournalTable },
): PracticeTable {
  return {
    log: async (tenant, now) => {
      const span = { tenant, after: new Date(now.getTime() - YEAR_MS) };
      return {
        journal: await journal.list(span.after),
        runs: await readRunFacts(db, span),
        deliveries: await readDeliveryFacts(db, span),
        collections: await readCollections(db, span),
      };
    },
  };
}
