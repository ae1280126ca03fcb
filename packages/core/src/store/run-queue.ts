import type { Kysely, Transaction } from "kysely";
import { DELIVERY_STATES, isSettled } from "../deliver/delivery-states.ts";
import { type Run, runOf } from "./run-row.ts";
import { audit, runLost } from "./run-steps.ts";
import type { Database } from "./schema.ts";

/** How often a run was taken up, and since when it fails. */
export interface RunTries {
  readonly count: number;
  /** Null for a run that was never put off: that a machine was down is no failure of a report. */
  readonly failedFirstAt: Date | null;
}

/** How the audit trail says that a run was put off. */
const PUT_OFF = "put off until";

const OPEN = DELIVERY_STATES.filter((state) => !isSettled(state));

/**
 * Earlier occurrences of a report that stand in the way of one: they are being made, or were made only after it had
 * fallen due.
 */
export async function runsInTheWay(db: Kysely<Database>, run: Run): Promise<readonly Run[]> {
  const { id, tenant, report } = run;
  const due = run.scheduledFor.toISOString();
  const rows = await db
    .selectFrom("runs")
    .selectAll("runs")
    .where("runs.tenant", "=", tenant)
    .where("runs.report", "=", report)
    .where("runs.kind", "=", "scheduled")
    .where("runs.id", "!=", id)
    .where("runs.scheduled_for", "<", due)
    .where(({ eb, exists, or, selectFrom }) => {
      const wasMadeLater = selectFrom("run_events")
        .select("run_events.run_id")
        .whereRef("run_events.run_id", "=", "runs.id")
        .where("run_events.from_state", "=", "rendered")
        .where("run_events.to_state", "=", "fannedOut")
        .where("run_events.at", ">", due);
      return or([eb("runs.state", "in", ["claimed", "collected", "rendered"]), exists(wasMadeLater)]);
    })
    .orderBy("runs.scheduled_for")
    .orderBy("runs.id")
    .execute();
  return rows.map(runOf);
}

/** Runs of whose deliveries none is left to be made: whoever was to end them went away. */
export async function runsToEnd(db: Kysely<Database>): Promise<readonly Run[]> {
  const rows = await db
    .selectFrom("runs")
    .selectAll("runs")
    .where("runs.state", "=", "fannedOut")
    .where(({ exists, not, selectFrom }) =>
      not(
        exists(
          selectFrom("deliveries")
            .select("deliveries.id")
            .whereRef("deliveries.run_id", "=", "runs.id")
            .where("deliveries.state", "in", OPEN),
        ),
      ),
    )
    .orderBy("runs.id")
    .execute();
  return rows.map(runOf);
}

/** Runs that somebody began by hand and gave back, and that nobody has touched since an instant. */
export async function runsGivenUp(db: Kysely<Database>, before: Date): Promise<readonly Run[]> {
  const rows = await db
    .selectFrom("runs")
    .selectAll()
    .where("kind", "in", ["manual", "dryRun"])
    .where("state", "in", ["due", "claimed", "collected", "rendered"])
    .where("owner", "is", null)
    .where("updated_at", "<", before.toISOString())
    .orderBy("id")
    .execute();
  return rows.map(runOf);
}

/** Leaves a run that was given back waiting until an instant, in the caller's transaction. */
export async function postponeRun(
  trx: Transaction<Database>,
  run: Run,
  { until, reason, now }: { readonly until: Date; readonly reason: string; readonly now: Date },
): Promise<void> {
  const result = await trx
    .updateTable("runs")
    .set({ not_before: until.toISOString(), reason, updated_at: now.toISOString() })
    .where("id", "=", run.id)
    .where("fence", "=", run.fence)
    .where("owner", "is", null)
    .executeTakeFirst();
  if (result.numUpdatedRows !== 1n) throw runLost(run.id);
  const { id, state, fence } = run;
  const detail = `${PUT_OFF} ${until.toISOString()}: ${reason}`;
  await audit(trx, { id, from: state, to: state, fence, at: now, detail });
}

/** Counted from the audit trail, in which each claim stands, and each time that it was put off. */
export async function triesOf(db: Kysely<Database>, id: string): Promise<RunTries> {
  const events = db.selectFrom("run_events").where("run_id", "=", id);
  const claims = await events
    .select(({ fn }) => fn.countAll<number>().as("count"))
    .where("detail", "like", "claimed by %")
    .executeTakeFirstOrThrow();
  const putOff = await events
    .select(({ fn }) => fn.min("at").as("first"))
    .where("detail", "like", `${PUT_OFF} %`)
    .executeTakeFirstOrThrow();
  const first = putOff.first as string | null;
  return { count: claims.count, failedFirstAt: first === null ? null : new Date(first) };
}
