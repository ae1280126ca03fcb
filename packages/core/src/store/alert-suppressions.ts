import type { Kysely, Selectable, Transaction } from "kysely";
import type { AlertEvent } from "../alerts/alert-event.ts";
import type { Suppression, SuppressionScope } from "../alerts/suppression.ts";
import { suppresses } from "../alerts/suppressions-in-force.ts";
import { isActive } from "../alerts/alert.ts";
import { OmError } from "../errors.ts";
import { lookAgain } from "./alert-cursor.ts";
import { listAlerts } from "./read-alerts.ts";
import { saveAlertEvents } from "./save-alerts.ts";
import type { AlertSuppressionRow, Database } from "./schema.ts";

/** Those that have not ended at an instant, and those that have since another. The next to end first. */
export async function commandSuppressions(
  db: Kysely<Database>,
  { at, endedSince = at }: { readonly at: Date; readonly endedSince?: Date },
): Promise<readonly Suppression[]> {
  const since = (endedSince < at ? endedSince : at).toISOString();
  const rows = await db
    .selectFrom("alert_suppressions")
    .selectAll()
    .where("until_at", ">", since)
    .where((eb) => eb.or([eb("ended_at", "is", null), eb("ended_at", ">", since)]))
    .orderBy((eb) => eb.fn.coalesce("ended_at", "until_at"))
    .orderBy("id")
    .execute();
  return rows.map(ofRow);
}

/** Keeps one, with a step of each active alert that it is about. */
export async function addSuppression(
  trx: Transaction<Database>,
  suppression: Suppression,
  now: Date,
): Promise<void> {
  await trx.insertInto("alert_suppressions").values(rowOf(suppression)).execute();
  const { from: at, by } = suppression;
  await writeSteps(trx, suppression, { kind: "suppressed", at, by });
  await lookAgain(trx, suppression.tenant, now);
}

/** Ends one before its time. @throws OmError `suppression.unknown`, `suppression.ended` */
export async function endSuppression(
  trx: Transaction<Database>,
  id: string,
  { by, at, now }: { readonly by: string; readonly at: Date; readonly now: Date },
): Promise<Suppression> {
  const row = await trx.selectFrom("alert_suppressions").selectAll().where("id", "=", id).executeTakeFirst();
  if (row === undefined) throw unknown(id);
  const known = ofRow(row);
  if (known.endedAt !== null || known.until <= at) throw ended(known);
  const ending: Suppression = { ...known, endedAt: at, endedBy: by };
  await trx
    .updateTable("alert_suppressions")
    .set({ ended_at: at.toISOString(), ended_by: by })
    .where("id", "=", id)
    .execute();
  await writeSteps(trx, ending, { kind: "unsuppressed", at, by });
  await lookAgain(trx, known.tenant, now);
  return ending;
}

async function writeSteps(
  trx: Transaction<Database>,
  suppression: Suppression,
  step: { readonly kind: "suppressed" | "unsuppressed"; readonly at: Date; readonly by: string | null },
): Promise<void> {
  const { id, tenant, why } = suppression;
  const active = await listAlerts(trx, {
    states: ["open", "acknowledged"],
    ...(tenant === null ? {} : { tenant }),
  });
  const events = active
    .filter((alert) => isActive(alert) && suppresses(suppression, alert))
    .map(
      ({ tenant: of, key, episode }): AlertEvent => ({
        tenant: of,
        key,
        episode,
        ...step,
        suppression: id,
        why,
      }),
    );
  await saveAlertEvents(trx, events);
}

function ofRow(row: Selectable<AlertSuppressionRow>): Suppression {
  return {
    id: row.id,
    origin: "command",
    tenant: row.tenant,
    scope: JSON.parse(row.scope) as SuppressionScope,
    from: new Date(row.from_at),
    until: new Date(row.until_at),
    by: row.by,
    why: row.why,
    endedAt: row.ended_at === null ? null : new Date(row.ended_at),
    endedBy: row.ended_by,
  };
}

function rowOf(suppression: Suppression): AlertSuppressionRow {
  return {
    id: suppression.id,
    tenant: suppression.tenant,
    scope: JSON.stringify(suppression.scope),
    from_at: suppression.from.toISOString(),
    until_at: suppression.until.toISOString(),
    by: suppression.by,
    why: suppression.why,
    ended_at: suppression.endedAt?.toISOString() ?? null,
    ended_by: suppression.endedBy,
  };
}

function unknown(id: string): OmError {
  return new OmError(`there is no suppression ${id}`, {
    code: "suppression.unknown",
    hint: "List them with `intune-om alerts suppressions`; those of the plan end in the plan.",
  });
}

function ended({ id, until, endedAt }: Suppression): OmError {
  return new OmError(`suppression ${id} ended ${(endedAt ?? until).toISOString()}`, {
    code: "suppression.ended",
    hint: "There is nothing left to end.",
  });
}
