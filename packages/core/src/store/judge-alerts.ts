import type { Kysely, Transaction } from "kysely";
import { readCursor } from "./alert-cursor.ts";
import type { Cursor } from "./alert-row.ts";
import type { AlertTable, JudgedAlerts, RuleStanding } from "./alerts.ts";
import { judgeableAlerts } from "./judgeable-alerts.ts";
import { listStandings } from "./read-alerts.ts";
import { saveAlertEvents, saveAlerts } from "./save-alerts.ts";
import type { Database } from "./schema.ts";

type JudgedSnapshot = Parameters<AlertTable["judge"]>[1];

/** What stands further ahead than this was taken while the clock ran ahead: clocks of workers differ by less. */
const AHEAD_MS = 300_000;

/**
 * Snapshots that came after the last judged one, the oldest first; the newest alone while none was judged. One that was
 * taken while the clock ran ahead waits for its time, and holds up none that came after the clock was set right.
 */
export async function unjudgedSnapshots(
  db: Kysely<Database>,
  tenant: string,
  now: Date,
): Promise<readonly JudgedSnapshot[]> {
  const cursor = await readCursor(db, tenant);
  const known = db
    .selectFrom("snapshots")
    .select(["id", "taken_at"])
    .where("tenant", "=", tenant)
    .where("taken_at", "<=", furthest(now));
  const rows =
    cursor === undefined || isAhead(cursor, now)
      ? await known.orderBy("taken_at", "desc").limit(1).execute()
      : await known.where("taken_at", ">", cursor.judged_at).orderBy("taken_at").execute();
  return rows.map(({ id, taken_at }) => ({ id, takenAt: new Date(taken_at) }));
}

function isAhead({ judged_at }: Cursor, now: Date): boolean {
  return judged_at > furthest(now);
}

function furthest(now: Date): string {
  return new Date(now.getTime() + AHEAD_MS).toISOString();
}

interface Judging {
  readonly tenant: string;
  readonly snapshot: JudgedSnapshot;
  readonly take: Parameters<AlertTable["judge"]>[2];
  readonly now: Date;
}

/** {@link AlertTable.judge} within its transaction. */
export async function judgeAlerts(
  trx: Transaction<Database>,
  { tenant, snapshot, take, now }: Judging,
): Promise<JudgedAlerts | null> {
  const cursor = await readCursor(trx, tenant);
  const takenAt = snapshot.takenAt.toISOString();
  const isBack = cursor !== undefined && isAhead(cursor, now) && takenAt <= furthest(now);
  if (cursor !== undefined && takenAt <= cursor.judged_at && !isBack) return null;
  const known = await judgeableAlerts(trx, tenant, snapshot.fires);
  const judged = take(known, await listStandings(trx, tenant));
  const judgement = (cursor?.judgement ?? 0) + 1;
  await saveAlerts(trx, judged.changed, judgement);
  await saveAlertEvents(trx, judged.events);
  await saveStandings(trx, tenant, judged.standings);
  const row = { snapshot_id: snapshot.id, judged_at: takenAt, judgement, next_at: now.toISOString() };
  await trx
    .insertInto("alert_cursors")
    .values({ tenant, ...row })
    .onConflict((conflict) => conflict.column("tenant").doUpdateSet(row))
    .execute();
  return judged;
}

/** All of them, in place of those that there were. */
async function saveStandings(
  trx: Transaction<Database>,
  tenant: string,
  standings: readonly RuleStanding[],
): Promise<void> {
  await trx.deleteFrom("alert_rules").where("tenant", "=", tenant).execute();
  for (const { rule, state, cause, since, limits } of standings) {
    await trx
      .insertInto("alert_rules")
      .values({
        tenant,
        rule,
        state,
        cause: cause === null ? null : JSON.stringify(cause),
        since: since.toISOString(),
        limits: limits === null ? null : JSON.stringify(limits),
      })
      .execute();
  }
}
