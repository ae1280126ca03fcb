import type { Selectable } from "kysely";
import type { Surprise } from "../audiences/surprise.ts";
import { NOTICE_KINDS } from "../config/plan/notices.ts";
import { OmError } from "../errors.ts";
import { toLocaleId } from "../locales/locale-id.ts";
import type { NoticeExclusion } from "../notices/exclusions.ts";
import type { Excluded, MatterFacts, ToldDevice } from "../notices/matter.ts";
import {
  type Approval,
  type UserNotice,
  NOTICE_STATES,
  type NoticeRecipient,
  RECIPIENT_STATES,
  type Withdrawal,
} from "../notices/notice.ts";
import { parseDated } from "./parse-dated.ts";
import type { NoticeRecipientRow, NoticeRow } from "./schema.ts";

interface StoredMatter {
  readonly facts: MatterFacts;
  readonly effectAt: Date | null;
  readonly excluded: readonly Excluded[];
  readonly doubts: readonly string[];
}

/** A row as the rest of the product knows it. */
export function noticeOf(row: Selectable<NoticeRow>): UserNotice {
  const kind = NOTICE_KINDS.find((known) => known === row.kind);
  const state = NOTICE_STATES.find((known) => known === row.state);
  if (kind === undefined || state === undefined) throw unreadable(row.id);
  return {
    ...(parseDated(row.matter) as StoredMatter),
    id: row.id,
    tenant: row.tenant,
    kind,
    subject: row.subject,
    state,
    hold: row.hold === null ? null : (JSON.parse(row.hold) as Surprise),
    createdAt: new Date(row.created_at),
    dataAt: new Date(row.data_at),
    preview: row.preview === null ? null : (parseDated(row.preview) as UserNotice["preview"]),
    approval: row.approval === null ? null : (parseDated(row.approval) as Approval),
    pilot: row.pilot,
    sentAt: dateOf(row.sent_at),
    withdrawal: row.withdrawal === null ? null : (parseDated(row.withdrawal) as Withdrawal),
  };
}

export function rowOf(notice: UserNotice): NoticeRow {
  const { facts, effectAt, excluded, doubts } = notice;
  return {
    id: notice.id,
    tenant: notice.tenant,
    kind: notice.kind,
    subject: notice.subject,
    state: notice.state,
    matter: JSON.stringify({ facts, effectAt, excluded, doubts } satisfies StoredMatter),
    hold: jsonOf(notice.hold),
    created_at: notice.createdAt.toISOString(),
    data_at: notice.dataAt.toISOString(),
    preview: jsonOf(notice.preview),
    approval: jsonOf(notice.approval),
    pilot: notice.pilot,
    sent_at: notice.sentAt?.toISOString() ?? null,
    withdrawal: jsonOf(notice.withdrawal),
  };
}

export function recipientOf(row: Omit<Selectable<NoticeRecipientRow>, "notice_id">): NoticeRecipient {
  const state = RECIPIENT_STATES.find((known) => known === row.state);
  if (state === undefined) throw unreadable(row.key);
  return {
    key: row.key,
    address: row.address,
    name: row.name,
    language: toLocaleId(row.language),
    about: JSON.parse(row.about) as readonly string[],
    effectAt: dateOf(row.effect_at),
    devices: parseDated(row.devices) as readonly ToldDevice[],
    state,
    why: row.why as NoticeExclusion | null,
    toldAt: dateOf(row.told_at),
  };
}

export function recipientRow(notice: string, recipient: NoticeRecipient): NoticeRecipientRow {
  return {
    notice_id: notice,
    key: recipient.key,
    address: recipient.address,
    name: recipient.name,
    language: recipient.language,
    about: JSON.stringify(recipient.about),
    effect_at: recipient.effectAt?.toISOString() ?? null,
    devices: JSON.stringify(recipient.devices),
    state: recipient.state,
    why: recipient.why,
    told_at: recipient.toldAt?.toISOString() ?? null,
  };
}

function dateOf(text: string | null): Date | null {
  return text === null ? null : new Date(text);
}

function jsonOf(value: object | null): string | null {
  return value === null ? null : JSON.stringify(value);
}

function unreadable(what: string): OmError {
  return new OmError(`notice ${what} has a state that this version does not know`, {
    code: "store.newer",
    hint: "Update intune-om on this machine.",
  });
}
