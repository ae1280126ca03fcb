import { createHash } from "node:crypto";
import { surpriseOf } from "../audiences/surprise.ts";
import type { NoticeKind } from "../config/plan/plan.ts";
import { approveStanding } from "./approve-standing.ts";
import { findMatters } from "./find-matters.ts";
import { gather } from "./gather.ts";
import type { NoticeMatter } from "./matter.ts";
import type { UserNotice, NoticeRecipient } from "./notice.ts";
import type { NoticeDeps } from "./notice-deps.ts";
import { settleNotices } from "./settle-notices.ts";
import { sizeBefore } from "./size-before.ts";

export interface DraftOutcome {
  /** Drafts that wait for approval, those that are held among them, and those that a standing approval let through. */
  readonly notices: readonly UserNotice[];
  /** Drafts whose matter is over. */
  readonly over: readonly UserNotice[];
  /** Kinds that nobody could look for. */
  readonly unseen: readonly { readonly kind: NoticeKind; readonly why: string }[];
}

/**
 * Holds the newest snapshot against what people were told, and writes what they must be told now as drafts. A draft is
 * made anew until it is approved; what is over is taken back; what somebody has set aside stays so.
 */
export async function draftNotices(deps: NoticeDeps, tenant: string): Promise<DraftOutcome> {
  await settleNotices(deps, tenant);
  const input = await gather(deps, tenant);
  if (input === null) return { notices: [], over: [], unseen: [] };
  const { matters, unseen } = findMatters(input);
  const all = await deps.store.notices.list(tenant);
  const notices: UserNotice[] = [];
  for (const matter of matters) {
    const last = all.find(({ subject }) => subject === matter.subject) ?? null;
    if (!isWorthIt(matter) || isSetAside(matter, last)) continue;
    const dataAt = input.snapshot.takenAt;
    const open = last !== null && isDraft(last) ? last : null;
    notices.push(await write(deps, { tenant, matter, open, dataAt }));
  }
  const current = new Set(notices.map(({ id }) => id));
  const unlooked = new Set(unseen.map(({ kind }) => kind));
  const over: UserNotice[] = [];
  for (const draft of all.filter((notice) => isDraft(notice) && !current.has(notice.id))) {
    if (!unlooked.has(draft.kind)) over.push(await endDraft(deps, draft));
  }
  return { notices, over, unseen };
}

export function isDraft({ state }: Pick<UserNotice, "state">): boolean {
  return state === "draft" || state === "held";
}

/** Told device by device under one subject, so that one that was set aside says nothing of the next. */
const BATCHES: readonly NoticeKind[] = ["grace-period", "stale-device", "welcome"];

/** Somebody is to be told, or nobody can be although nobody was. */
function isWorthIt({ recipients, excluded }: NoticeMatter): boolean {
  const settled = excluded.some(({ why }) => ["told", "refused", "setAside", "doNotSend"].includes(why));
  return recipients.length > 0 || (excluded.length > 0 && !settled);
}

function isSetAside({ kind, recipients }: NoticeMatter, last: UserNotice | null): boolean {
  if (last === null || last.withdrawal === null || last.withdrawal.by === null) return false;
  return !BATCHES.includes(kind) || recipients.length === 0;
}

interface Writing {
  readonly tenant: string;
  readonly matter: NoticeMatter;
  readonly open: UserNotice | null;
  readonly dataAt: Date;
}

async function write(deps: NoticeDeps, { tenant, matter, open, dataAt }: Writing): Promise<UserNotice> {
  const { store, clock, plan } = deps;
  const recipients = asRecipients(matter);
  const before = await sizeBefore(store, tenant, matter.kind);
  const hold = surpriseOf(recipients.length, before, plan.notices.mostRecipients);
  const { kind, subject, facts, effectAt, excluded, doubts } = matter;
  const said = { facts, effectAt, excluded, doubts, hold, dataAt } as const;
  const state = hold === null ? "draft" : "held";
  if (open === null) {
    const nth = await store.notices.count(tenant, subject);
    const notice: UserNotice = {
      ...said,
      id: noticeId(kind, [tenant, subject, nth]),
      tenant,
      kind,
      subject,
      state,
      createdAt: clock.now(),
      preview: null,
      approval: null,
      pilot: null,
      sentAt: null,
      withdrawal: null,
    };
    await store.notices.add(notice, recipients);
    return approveStanding(deps, notice, recipients);
  }
  const same = isSame(open, said) && sameKeys(recipients, await store.notices.recipients(open.id));
  const preview = same ? open.preview : null;
  const next = await store.notices.change(open, { ...open, ...said, state, preview }, { recipients });
  return approveStanding(deps, next, recipients);
}

/** What was looked at counts only as long as it stays the same. */
function isSame(one: Pick<UserNotice, "facts">, other: Pick<UserNotice, "facts">): boolean {
  return JSON.stringify(one.facts) === JSON.stringify(other.facts);
}

function sameKeys(one: readonly NoticeRecipient[], other: readonly NoticeRecipient[]): boolean {
  const keys = (of: readonly NoticeRecipient[]): string =>
    of
      .map(({ key, about }) => JSON.stringify([key, about]))
      .sort()
      .join("\n");
  return keys(one) === keys(other);
}

/** Everybody of a matter, before anything was sent. */
export function asRecipients({ recipients }: NoticeMatter): readonly NoticeRecipient[] {
  return recipients.map((recipient) => ({ ...recipient, state: "pending", why: null, toldAt: null }));
}

/** The same for the same notice, so that what a crash left half done is found again. */
function noticeId(kind: NoticeKind, parts: readonly (string | number)[]): string {
  return `${kind}-${createHash("sha256").update(JSON.stringify(parts)).digest("hex").slice(0, 8)}`;
}

function endDraft({ store, clock }: NoticeDeps, draft: UserNotice): Promise<UserNotice> {
  const withdrawal = { by: null, at: clock.now(), why: "what it tells of is over" };
  return store.notices.change(draft, { ...draft, state: "withdrawn", withdrawal });
}
