import type { Excluded, NoticeRecipient, UserNotice } from "@intune-om/core";

const DAY_MS = 86_400_000;

/** How many of a notice's people stand how. */
export interface NoticeCounts {
  /** Those it is for, without those taken out later. */
  readonly recipients: number;
  readonly told: number;
  readonly refused: number;
}

export function countsOf(recipients: readonly NoticeRecipient[]): NoticeCounts {
  const those = (state: NoticeRecipient["state"]): number =>
    recipients.filter((recipient) => recipient.state === state).length;
  return {
    recipients: recipients.length - those("excluded"),
    told: those("told"),
    refused: those("refused"),
  };
}

/** A notice as the documents of `notices` have it. */
export function noticeJson(notice: UserNotice, recipients: readonly NoticeRecipient[]): object {
  const { approval, withdrawal } = notice;
  const [title] = notice.facts.titles;
  return {
    id: notice.id,
    tenant: notice.tenant,
    kind: notice.kind,
    subject: notice.subject,
    state: notice.state,
    ...(title === undefined ? {} : { title: title.title }),
    ...(notice.facts.update === null ? {} : { update: notice.facts.update }),
    createdAt: notice.createdAt,
    dataAt: notice.dataAt,
    ...(notice.effectAt === null ? {} : { effectAt: notice.effectAt }),
    ...countsOf(recipients),
    excluded: excludedBy([...notice.excluded, ...lateExclusions(recipients)]),
    doubts: notice.doubts,
    ...(notice.hold === null ? {} : { held: notice.hold }),
    ...(approval === null
      ? {}
      : {
          approvedBy: approval.by,
          approvedAt: approval.at,
          ...(approval.note === null ? {} : { note: approval.note }),
        }),
    ...(notice.pilot === null ? {} : { pilot: notice.pilot }),
    ...(notice.sentAt === null ? {} : { sentAt: notice.sentAt }),
    ...(withdrawal === null
      ? {}
      : { withdrawnAt: withdrawal.at, withdrawnBy: withdrawal.by, withdrawnWhy: withdrawal.why }),
  };
}

/** Whole and half days between two instants, as notices tell them. */
export function daysAhead(effectAt: Date | null, at: Date | null): number | null {
  if (effectAt === null || at === null) return null;
  return Math.round(((effectAt.getTime() - at.getTime()) / DAY_MS) * 10) / 10;
}

/** Who was left out of a draft, and who fell out before it was sent, by reason. */
export function excludedBy(excluded: readonly Pick<Excluded, "why">[]): Readonly<Record<string, number>> {
  const groups = Map.groupBy(excluded, ({ why }) => why);
  return Object.fromEntries([...groups].map(([why, people]) => [why, people.length]));
}

export function lateExclusions(recipients: readonly NoticeRecipient[]): readonly Pick<Excluded, "why">[] {
  return recipients.flatMap(({ state, why }) => (state === "excluded" && why !== null ? [{ why }] : []));
}
