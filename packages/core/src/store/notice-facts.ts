import type { Kysely, Selectable } from "kysely";
import { daysBetween } from "../assess/days.ts";
import type { NoticeExclusion } from "../notices/exclusions.ts";
import type { UserNotice } from "../notices/notice.ts";
import type { NoticeFact } from "../practice/notice-fact.ts";
import { noticeOf } from "./notice-row.ts";
import type { Database, NoticeRecipientRow } from "./schema.ts";

type Told = Pick<Selectable<NoticeRecipientRow>, "notice_id" | "state" | "why" | "told_at" | "effect_at">;

/** The notices of a tenant that were begun after an instant, in figures, the oldest first. */
export async function readNoticeFacts(
  db: Kysely<Database>,
  { tenant, after }: { readonly tenant: string; readonly after: Date },
): Promise<readonly NoticeFact[]> {
  const notices = await db
    .selectFrom("notices")
    .selectAll()
    .where("tenant", "=", tenant)
    .where("created_at", ">", after.toISOString())
    .orderBy("created_at")
    .orderBy("id")
    .execute();
  const recipients: readonly Told[] = await db
    .selectFrom("notice_recipients as recipient")
    .innerJoin("notices as notice", "notice.id", "recipient.notice_id")
    .select([
      "recipient.notice_id",
      "recipient.state",
      "recipient.why",
      "recipient.told_at",
      "recipient.effect_at",
    ])
    .where("notice.tenant", "=", tenant)
    .where("notice.created_at", ">", after.toISOString())
    .execute();
  const byNotice = Map.groupBy(recipients, ({ notice_id: id }) => id);
  return notices.map((row) => factOf(noticeOf(row), byNotice.get(row.id) ?? []));
}

function factOf(notice: UserNotice, people: readonly Told[]): NoticeFact {
  const { id, kind, state, createdAt, sentAt, effectAt } = notice;
  const left = people.filter((person) => person.state !== "excluded");
  return {
    id,
    kind,
    title: notice.facts.titles[0]?.title ?? null,
    state,
    hold: notice.hold?.kind ?? null,
    createdAt,
    approvedAt: notice.approval?.at ?? null,
    sentAt,
    effectAt,
    isTrial: notice.pilot !== null,
    recipients: left.length,
    told: left.filter((person) => person.state === "told").length,
    excluded: excludedOf(notice, people),
    leadDays: left.flatMap(leadDays),
  };
}

function excludedOf({ excluded }: UserNotice, people: readonly Told[]): NoticeFact["excluded"] {
  const late = people.flatMap(({ state, why }) => (state === "excluded" && why !== null ? [why] : []));
  const counts: Partial<Record<NoticeExclusion, number>> = {};
  for (const why of [...excluded.map((one) => one.why), ...(late as readonly NoticeExclusion[])]) {
    counts[why] = (counts[why] ?? 0) + 1;
  }
  return counts;
}

function leadDays({ told_at: told, effect_at: effect }: Told): readonly number[] {
  return told === null || effect === null ? [] : [daysBetween(new Date(told), new Date(effect))];
}
