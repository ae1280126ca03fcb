import { randomUUID } from "node:crypto";
import type { Transaction } from "kysely";
import type { Decision } from "../schedule/decide-due.ts";
import type { RunState } from "../run/run-states.ts";
import type { ScheduleKey } from "./schedule-row.ts";
import type { Database } from "./schema.ts";

/** How many runs a step left behind. */
export interface WrittenRuns {
  readonly due: number;
  readonly skipped: number;
}

/** Rows that one statement writes or looks for. */
const CHUNK = 500;
const KIND = "scheduled";

/**
 * Writes the run of each decision. A run that is there already stays as it is, but for one: what was skipped as missed
 * while the clock ran ahead is due when its time comes, unless the run that caught it up was begun.
 */
export async function writeDecisions(
  trx: Transaction<Database>,
  key: ScheduleKey,
  decisions: readonly Decision[],
  now: Date,
): Promise<WrittenRuns> {
  let [due, skipped] = [0, 0];
  for (let start = 0; start < decisions.length; start += CHUNK) {
    const chunk = decisions.slice(start, start + CHUNK);
    const written = await insertRuns(trx, key, chunk, now);
    const missing = chunk.filter(({ at, run }) => run && !written.has(at.toISOString()));
    const revived = missing.length === 0 ? 0 : await revive(trx, key, missing, now);
    const left = chunk.filter(({ at, run }) => !run && written.has(at.toISOString())).length;
    due += written.size - left + revived;
    skipped += left;
  }
  return { due, skipped };
}

/** Returns the occurrences that had no run yet. */
async function insertRuns(
  trx: Transaction<Database>,
  { tenant, report }: ScheduleKey,
  decisions: readonly Decision[],
  now: Date,
): Promise<ReadonlySet<string>> {
  const at = now.toISOString();
  const rows = decisions.map((decision) => ({
    id: randomUUID(),
    tenant,
    report,
    kind: KIND,
    scheduled_for: decision.at.toISOString(),
    state: decision.run ? "due" : "skipped",
    owner: null,
    fence: 0,
    lease_until: null,
    request: JSON.stringify({ out: null, to: null }),
    snapshot_id: null,
    not_before: decision.run ? (decision.notBefore?.toISOString() ?? null) : null,
    reason: decision.run ? null : decision.reason,
    created_at: at,
    updated_at: at,
  }));
  const written = await trx
    .insertInto("runs")
    .values(rows)
    .onConflict((conflict) => conflict.columns(["tenant", "report", "scheduled_for", "kind"]).doNothing())
    .returning(["id", "scheduled_for", "state", "reason"])
    .execute();
  await audit(
    trx,
    written.filter(({ state }) => state === "skipped").map(({ id, reason }) => ({ id, detail: reason })),
    { from: "due", to: "skipped", at },
  );
  return new Set(written.map((row) => row.scheduled_for));
}

async function revive(
  trx: Transaction<Database>,
  { tenant, report }: ScheduleKey,
  decisions: readonly Decision[],
  now: Date,
): Promise<number> {
  const skipped = await trx
    .selectFrom("runs")
    .select(["id", "scheduled_for", "reason"])
    .where("tenant", "=", tenant)
    .where("report", "=", report)
    .where("kind", "=", KIND)
    .where("state", "=", "skipped")
    .where(
      "scheduled_for",
      "in",
      decisions.map(({ at }) => at.toISOString()),
    )
    .where((eb) => eb.or([eb("reason", "like", "missed:%"), eb("reason", "like", "late:%")]))
    .execute();
  const begun = await begunAmong(trx, { tenant, report }, skipped.map(caughtUpBy));
  const rows = skipped.filter((row) => !begun.has(caughtUpBy(row)));
  const notBefore = new Map(
    decisions.map((decision) => [decision.at.toISOString(), decision.run ? decision.notBefore : null]),
  );
  const at = now.toISOString();
  for (const { id, scheduled_for: scheduledFor } of rows) {
    const waits = notBefore.get(scheduledFor)?.toISOString() ?? null;
    await trx
      .updateTable("runs")
      .set({ state: "due", reason: null, not_before: waits, updated_at: at })
      .where("id", "=", id)
      .execute();
  }
  const detail = "the clock had run ahead when it was skipped";
  await audit(
    trx,
    rows.map(({ id }) => ({ id, detail })),
    { from: "skipped", to: "due", at },
  );
  return rows.length;
}

/** The occurrence whose run brought what a skipped one would have brought; an empty text for none. */
function caughtUpBy({ reason }: { readonly reason: string | null }): string {
  const minute = /; caught up by the run of (\S+)Z$/.exec(reason ?? "")?.[1];
  return minute === undefined ? "" : new Date(`${minute}Z`).toISOString();
}

/** Which of these occurrences have a run that was begun. */
async function begunAmong(
  trx: Transaction<Database>,
  { tenant, report }: ScheduleKey,
  occurrences: readonly string[],
): Promise<ReadonlySet<string>> {
  const rows = await trx
    .selectFrom("runs")
    .select("scheduled_for")
    .where("tenant", "=", tenant)
    .where("report", "=", report)
    .where("kind", "=", KIND)
    .where("state", "not in", ["due", "skipped"])
    .where("scheduled_for", "in", [...new Set(occurrences)])
    .execute();
  return new Set(rows.map((row) => row.scheduled_for));
}

/** Skips what is due and was not begun by anybody. */
export async function skipUnclaimed(
  trx: Transaction<Database>,
  { tenant, report }: ScheduleKey,
  reason: string,
  now: Date,
): Promise<number> {
  const at = now.toISOString();
  const rows = await trx
    .updateTable("runs")
    .set({ state: "skipped", reason, updated_at: at })
    .where("tenant", "=", tenant)
    .where("report", "=", report)
    .where("kind", "=", KIND)
    .where("state", "=", "due")
    .returning("id")
    .execute();
  await audit(
    trx,
    rows.map(({ id }) => ({ id, detail: reason })),
    { from: "due", to: "skipped", at },
  );
  return rows.length;
}

/** A run that is due for a time that is still to come waits for that time. */
export async function holdBackFuture(
  trx: Transaction<Database>,
  { tenant, report }: ScheduleKey,
  now: Date,
): Promise<void> {
  await trx
    .updateTable("runs")
    .set((eb) => ({ not_before: eb.ref("scheduled_for") }))
    .where("tenant", "=", tenant)
    .where("report", "=", report)
    .where("kind", "=", KIND)
    .where("state", "=", "due")
    .where("scheduled_for", ">", now.toISOString())
    .where("not_before", "is", null)
    .execute();
}

async function audit(
  trx: Transaction<Database>,
  runs: readonly { readonly id: string; readonly detail: string | null }[],
  { from, to, at }: { readonly from: RunState; readonly to: RunState; readonly at: string },
): Promise<void> {
  for (let start = 0; start < runs.length; start += CHUNK) {
    const rows = runs.slice(start, start + CHUNK).map(({ id, detail }) => {
      return { run_id: id, at, from_state: from, to_state: to, fence: 0, detail };
    });
    await trx.insertInto("run_events").values(rows).execute();
  }
}
