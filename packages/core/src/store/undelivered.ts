import type { Kysely } from "kysely";
import type { UndeliveredReport } from "../alerts/alert-rule.ts";
import { ALERT_WATCH } from "../schedule/alert-watch.ts";
import type { Database } from "./schema.ts";

/** What of a tenant, as it stood when. */
interface AsOf {
  readonly tenant: string;
  readonly at: Date;
}

interface EndedRun {
  readonly id: string;
  readonly report: string;
  readonly scheduledFor: Date;
}

/** A report that goes out more seldom than this is looked after by whoever watches for its next one. */
const DAYS = 100;
const DAY_MS = 86_400_000;

const ENDED: ReadonlySet<string> = new Set(["succeeded", "partial", "failed"]);
/** States in which a message did not reach its recipient for good, or nobody knows. */
const MISSED: ReadonlySet<string> = new Set(["rejected", "unknown", "dead"]);

/**
 * The newest run of each scheduled report that had sent something and ended by an instant, where it did not reach
 * everybody. What became of it later is not known then.
 */
export async function readUndelivered(
  db: Kysely<Database>,
  asOf: AsOf,
): Promise<readonly UndeliveredReport[]> {
  const found: UndeliveredReport[] = [];
  const told = new Set<string>();
  for (const run of await endedRuns(db, asOf)) {
    if (told.has(run.report)) continue;
    const deliveries = await deliveriesOf(db, run.id, asOf.at);
    if (deliveries.length === 0) continue;
    told.add(run.report);
    const missed = deliveries.filter(({ state }) => MISSED.has(state));
    const { id, report, scheduledFor } = run;
    if (missed.length > 0)
      found.push({ report, run: id, scheduledFor, recipients: deliveries.length, missed });
  }
  return found.sort((one, other) => (one.report < other.report ? -1 : 1));
}

/** Scheduled runs that had ended, the newest occurrence first. */
async function endedRuns(db: Kysely<Database>, { tenant, at }: AsOf): Promise<readonly EndedRun[]> {
  const rows = await db
    .selectFrom("runs")
    .innerJoin("run_events", "run_events.run_id", "runs.id")
    .select(["runs.id", "runs.report", "runs.scheduled_for", "run_events.to_state"])
    .where("runs.tenant", "=", tenant)
    .where("runs.kind", "=", "scheduled")
    // Collecting for alerts sends nothing, and comes often.
    .where("runs.report", "!=", ALERT_WATCH)
    .where("runs.scheduled_for", ">", new Date(at.getTime() - DAYS * DAY_MS).toISOString())
    .where("runs.scheduled_for", "<=", at.toISOString())
    .where("run_events.at", "<=", at.toISOString())
    .orderBy("runs.scheduled_for", "desc")
    .orderBy("runs.id")
    .orderBy("run_events.seq")
    .execute();
  const runs = [...Map.groupBy(rows, ({ id }) => id).values()];
  return runs.flatMap((steps): readonly EndedRun[] => {
    const last = steps.at(-1);
    if (last === undefined || !ENDED.has(last.to_state)) return [];
    return [{ id: last.id, report: last.report, scheduledFor: new Date(last.scheduled_for) }];
  });
}

/** Where the deliveries of a run stood, by their last step until then; `pending` without one. */
async function deliveriesOf(
  db: Kysely<Database>,
  run: string,
  at: Date,
): Promise<UndeliveredReport["missed"]> {
  const rows = await db
    .selectFrom("deliveries")
    .leftJoin("delivery_events", (join) =>
      join
        .onRef("delivery_events.delivery_id", "=", "deliveries.id")
        .on("delivery_events.at", "<=", at.toISOString()),
    )
    .select([
      "deliveries.id",
      "deliveries.recipient",
      "delivery_events.to_state as state",
      "delivery_events.detail",
    ])
    .where("deliveries.run_id", "=", run)
    .orderBy("deliveries.recipient")
    .orderBy("deliveries.id")
    .orderBy("delivery_events.seq")
    .execute();
  return [...Map.groupBy(rows, ({ id }) => id).values()].flatMap((steps) => {
    const last = steps.at(-1);
    return last === undefined
      ? []
      : [{ recipient: last.recipient, state: last.state ?? "pending", reason: last.detail ?? "" }];
  });
}
