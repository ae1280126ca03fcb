import type { Kysely } from "kysely";
import { toLocaleId } from "../locales/locale-id.ts";
import type { Withdrawal } from "../notices/notice.ts";
import type { Before, ToldPerson } from "../notices/told-log.ts";
import type { ToldOptions } from "./notices.ts";
import type { Database } from "./schema.ts";

/** Who was told what by the notices of a tenant, and who must not be, the oldest first. */
export async function readTold(
  db: Kysely<Database>,
  tenant: string,
  { except = "", pilot = false }: ToldOptions,
): Promise<readonly ToldPerson[]> {
  const rows = await db
    .selectFrom("notice_recipients as recipient")
    .innerJoin("notices as notice", "notice.id", "recipient.notice_id")
    .select([
      "recipient.key",
      "recipient.address",
      "recipient.name",
      "recipient.language",
      "recipient.about",
      "recipient.state",
      "recipient.told_at",
      "notice.state as notice_state",
      "notice.withdrawal",
    ])
    .where("notice.tenant", "=", tenant)
    .where("notice.id", "!=", except)
    .orderBy("notice.created_at")
    .orderBy("notice.id")
    .orderBy("recipient.key")
    .execute();
  return rows.flatMap((row): readonly ToldPerson[] => {
    const before = beforeOf(row, pilot);
    if (before === null) return [];
    return [
      {
        key: row.key,
        address: row.address,
        name: row.name,
        language: toLocaleId(row.language),
        about: JSON.parse(row.about) as readonly string[],
        before,
        toldAt: row.told_at === null ? null : new Date(row.told_at),
      },
    ];
  });
}

interface Standing {
  readonly state: string;
  readonly notice_state: string;
  readonly withdrawal: string | null;
}

function beforeOf({ state, notice_state: notice, withdrawal }: Standing, pilot: boolean): Before | null {
  if (state === "told") return "told";
  if (state === "refused") return "refused";
  if (state === "pilot") return pilot ? "told" : null;
  if (state === "excluded") return null;
  // It was handed over, and whether it arrived nobody knows, or it is about to be.
  if (notice === "approved" || notice === "sending" || notice === "sent") return "told";
  const { by } = (withdrawal === null ? { by: null } : JSON.parse(withdrawal)) as Pick<Withdrawal, "by">;
  return notice === "withdrawn" && by !== null ? "setAside" : null;
}
