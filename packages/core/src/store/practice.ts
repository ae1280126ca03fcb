import type { Kysely } from "kysely";
import type { PracticeLog } from "../practice/practice-log.ts";
import { readDeploymentHistory } from "./deployment-values.ts";
import { readMeasuredFigures } from "./figure-facts.ts";
import type { JournalTable } from "./journal.ts";
import { readCollections, readDeliveryFacts, readRunFacts } from "./practice-facts.ts";
import { readNewcomers } from "./newcomers.ts";
import { readNoticeFacts } from "./notice-facts.ts";
import type { PlanVersionTable } from "./plan-versions.ts";
import type { Database } from "./schema.ts";

/** How the plan was followed, put together from every table that knows something of it. */
export interface PracticeTable {
  /** What is remembered of a tenant's last year. */
  log(tenant: string, now: Date): Promise<PracticeLog>;
}

const YEAR_MS = 370 * 86_400_000;

export function createPracticeTable(
  db: Kysely<Database>,
  { journal, planVersions }: { readonly journal: JournalTable; readonly planVersions: PlanVersionTable },
): PracticeTable {
  return {
    log: async (tenant, now) => {
      const span = { tenant, after: new Date(now.getTime() - YEAR_MS) };
      return {
        journal: await journal.list(span.after),
        training: await journal.listOf(["trained", "materialRevised"]),
        planVersions: await planVersions.list(),
        planApprovals: await journal.listOf(["planApproved"]),
        runs: await readRunFacts(db, span),
        deliveries: await readDeliveryFacts(db, span),
        collections: await readCollections(db, span),
        figures: await readMeasuredFigures(db, span),
        deployments: await readDeploymentHistory(db, span),
        newcomers: await readNewcomers(db, span),
        notices: await readNoticeFacts(db, span),
      };
    },
  };
}
