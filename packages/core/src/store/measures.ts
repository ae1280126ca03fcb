import { type Expression, type Kysely, type SqlBool, sql } from "kysely";
import type { UndeliveredReport } from "../alerts/alert-rule.ts";
import type { Clock } from "../clock.ts";
import type { Coverage } from "../collect/snapshot.ts";
import type { DeliveryState } from "../deliver/delivery-states.ts";
import type { RunState } from "../run/run-states.ts";
import { LEFT_OUT_ON_PURPOSE, type ReportWatch, type WatchedRun } from "../schedule/dead-man.ts";
import { type AlertCount, countAlertMessages, countAlerts } from "./alert-measures.ts";
import { waitsAt } from "./furthest.ts";
import { type RunRequest, runOf } from "./run-row.ts";
import type { Database } from "./schema.ts";
import { readUndelivered } from "./undelivered.ts";

/** Figures of the whole store, for those who watch it. Each is one query or two over an index. */
export interface MeasureTable {
  runsByState(): Promise<ReadonlyMap<RunState, number>>;
  /** Everything that is open, and what ended of runs since an instant. */
  deliveriesByState(since: Date): Promise<ReadonlyMap<DeliveryState, number>>;
  /** When the oldest delivery was written that could go out now; null for none. */
  oldestReady(): Promise<Date | null>;
  /** When each report last reached people, at least in part. Reports of letters name people, and are not among them. */
  lastSuccesses(): Promise<readonly ReportTime[]>;
  /** What of its newest snapshot each of these tenants could be read of. */
  coverage(tenants: readonly string[]): Promise<readonly TenantCoverage[]>;
  /** Alerts that are active, by severity and state. */
  alerts(): Promise<readonly AlertCount[]>;
  /** Messages about alerts that were decided; old ones are purged. */
  alertMessages(): Promise<number>;
  /** What is known of a report that should go out by itself. `told` is the name that letters about it begin with. */
  watch(report: WatchedReport): Promise<ReportWatch>;
  /** Reports of a tenant of which the newest run did not reach everybody, as it stood at an instant. */
  undelivered(tenant: string, at: Date): Promise<readonly UndeliveredReport[]>;
}

export interface ReportTime {
  readonly tenant: string;
  readonly report: string;
  readonly at: Date;
}

export interface TenantCoverage {
  readonly tenant: string;
  readonly takenAt: Date;
  readonly coverage: readonly Coverage[];
}

export interface WatchedReport {
  readonly tenant: string;
  readonly report: string;
  /** How the names of the letters begin that tell of it, and of its end. */
  readonly letters: { readonly overdue: string; readonly over: string };
}

const OPEN: readonly DeliveryState[] = ["pending", "held", "attempting", "deferred", "unknown"];
const ENDED: readonly DeliveryState[] = ["accepted", "rejected", "suppressed", "dead"];

/** More than this many missed occurrences are told as this many. */
const MOST_OTHERS = 1_000;
/** Runs by hand that are looked through for one that went to everybody. */
const RUNS_BY_HAND = 20;

export function createMeasureTable(db: Kysely<Database>, clock: Clock): MeasureTable {
  return {
    runsByState: async () => {
      const rows = await db
        .selectFrom("runs")
        .select(({ fn }) => ["state", fn.countAll().as("count")])
        .groupBy("state")
        .execute();
      return new Map(rows.map(({ state, count }) => [state as RunState, Number(count)]));
    },
    deliveriesByState: async (since) => {
      const open = await db
        .selectFrom("deliveries")
        .select(({ fn }) => ["state", fn.countAll().as("count")])
        .where("state", "in", OPEN)
        .groupBy("state")
        .execute();
      const ended = await db
        .selectFrom("runs")
        .innerJoin("deliveries", "deliveries.run_id", "runs.id")
        .select(({ fn }) => ["deliveries.state", fn.countAll().as("count")])
        .where("runs.created_at", ">=", since.toISOString())
        .where("deliveries.state", "in", ENDED)
        .groupBy("deliveries.state")
        .execute();
      return new Map([...open, ...ended].map(({ state, count }) => [state as DeliveryState, Number(count)]));
    },
    oldestReady: async () => {
      const { now, furthest } = waitsAt(clock.now());
      const row = await db
        .selectFrom("deliveries")
        .select(({ fn }) => fn.min("created_at").as("at"))
        .where("state", "in", ["pending", "deferred"])
        .where((eb) =>
          eb.or([eb("not_before", "is", null), eb("not_before", "<=", now), eb("not_before", ">", furthest)]),
        )
        .executeTakeFirst();
      return row?.at == null ? null : new Date(row.at);
    },
    lastSuccesses: async () => {
      const rows = await db
        .selectFrom("runs")
        .select(({ fn }) => ["tenant", "report", fn.max("updated_at").as("at")])
        .where("state", "in", ["succeeded", "partial"])
        .where("kind", "in", ["scheduled", "manual"])
        .groupBy(["tenant", "report"])
        .execute();
      return rows.map(({ tenant, report, at }) => ({ tenant, report, at: new Date(at) }));
    },
    coverage: async (tenants) => {
      const rows = await Promise.all(tenants.map((tenant) => newestSnapshot(db, tenant)));
      return rows.filter((row) => row !== null);
    },
    alerts: () => countAlerts(db),
    alertMessages: () => countAlertMessages(db),
    watch: (report) => watchReport(db, report),
    undelivered: (tenant, at) => readUndelivered(db, { tenant, at }),
  };
}

async function newestSnapshot(db: Kysely<Database>, tenant: string): Promise<TenantCoverage | null> {
  const row = await db
    .selectFrom("snapshots")
    .select(["taken_at", "coverage"])
    .where("tenant", "=", tenant)
    .orderBy("taken_at", "desc")
    .limit(1)
    .executeTakeFirst();
  if (row === undefined) return null;
  return { tenant, takenAt: new Date(row.taken_at), coverage: JSON.parse(row.coverage) as Coverage[] };
}

async function watchReport(
  db: Kysely<Database>,
  { tenant, report, letters }: WatchedReport,
): Promise<ReportWatch> {
  const success = await lastSuccess(db, { tenant, report });
  const since = db
    .selectFrom("runs")
    .where("tenant", "=", tenant)
    .where("report", "=", report)
    .where("kind", "=", "scheduled")
    .where("scheduled_for", ">", success?.scheduledFor.toISOString() ?? "")
    .where(wasMeant());
  const first = await since.selectAll().orderBy("scheduled_for").limit(1).executeTakeFirst();
  const all = await db
    .selectFrom(
      since
        .select("id")
        .limit(MOST_OTHERS + 1)
        .as("runs"),
    )
    .select(({ fn }) => fn.countAll().as("count"))
    .executeTakeFirstOrThrow();
  const told = await newestLetters(db, tenant, letters.overdue);
  const over = told === null ? null : await newestLetters(db, tenant, letters.over);
  return {
    success,
    first: first === undefined ? null : runOf(first),
    others: Math.max(0, Number(all.count) - 1),
    told: told === null ? null : { occurrence: told, isOver: over !== null && over >= told },
  };
}

/** Whatever was not left out on purpose. */
function wasMeant(): Expression<SqlBool> {
  const reasons = LEFT_OUT_ON_PURPOSE.map((word) => sql<SqlBool>`coalesce(reason, '') like ${`${word}:%`}`);
  return sql<SqlBool>`not (state = 'skipped' and (${sql.join(reasons, sql` or `)}))`;
}

/** The newest run that reached people: scheduled, or by hand for the whole audience. */
async function lastSuccess(
  db: Kysely<Database>,
  { tenant, report }: Pick<WatchedReport, "tenant" | "report">,
): Promise<WatchedRun | null> {
  const succeeded = (kind: string, most: number) =>
    db
      .selectFrom("runs")
      .selectAll()
      .where("tenant", "=", tenant)
      .where("report", "=", report)
      .where("kind", "=", kind)
      .where("state", "in", ["succeeded", "partial"])
      .orderBy("scheduled_for", "desc")
      .limit(most)
      .execute();
  const byHand = (await succeeded("manual", RUNS_BY_HAND)).find(
    ({ request }) => (JSON.parse(request) as RunRequest).to === null,
  );
  const found = [...(await succeeded("scheduled", 1)), ...(byHand === undefined ? [] : [byHand])].map(runOf);
  return found.sort((one, other) => other.scheduledFor.getTime() - one.scheduledFor.getTime())[0] ?? null;
}

/** Which occurrence the newest letters of a name are about. */
async function newestLetters(db: Kysely<Database>, tenant: string, prefix: string): Promise<Date | null> {
  const row = await db
    .selectFrom("runs")
    .select("report")
    .where("tenant", "=", tenant)
    .where("kind", "=", "letters")
    .where("state", "not in", ["due", "claimed"])
    .where("report", ">=", prefix)
    .where("report", "<", `${prefix}\uFFFD`)
    .orderBy("report", "desc")
    .limit(1)
    .executeTakeFirst();
  return row === undefined ? null : new Date(row.report.slice(prefix.length));
}
