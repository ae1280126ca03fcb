import type { Kysely } from "kysely";
import type { Clock } from "../clock.ts";
import type { JournalFact } from "../practice/journal-entry.ts";
import { finishTask } from "../updates/triage.ts";
import type { UpdateRecord } from "../updates/update-record.ts";
import { writeFacts } from "./journal.ts";
import type { Database } from "./schema.ts";
import { changeUpdate } from "./updates.ts";

/** What is written of training beside the journal. */
export interface TrainingTable {
  /**
   * Writes down that material was revised, and closes the training that updates ask for because of it, all in one
   * transaction.
   * @param closes The updates whose task ends with it; none where other material still has to be revised for them.
   */
  revise(
    by: string,
    fact: Extract<JournalFact, { readonly kind: "materialRevised" }>,
    closes: readonly Pick<UpdateRecord, "tenant" | "key">[],
  ): Promise<void>;
}

export function createTrainingTable(db: Kysely<Database>, clock: Clock): TrainingTable {
  return {
    revise: (by, fact, closes) =>
      db.transaction().execute(async (trx) => {
        const at = clock.now();
        await writeFacts(trx, { at, by }, [fact]);
        for (const { tenant, key } of closes) {
          await changeUpdate(trx, {
            tenant,
            keyOrAlias: key,
            change: (record) => ({ ...record, triage: finishTask(record.triage, "training", at) }),
            at,
            by,
            detail: `training: ${fact.module} ${fact.version}`,
          });
        }
      }),
  };
}
