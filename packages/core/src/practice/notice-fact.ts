import type { Surprise } from "../audiences/surprise.ts";
import type { NoticeKind } from "../config/plan/notices.ts";
import type { NoticeExclusion } from "../notices/exclusions.ts";
import type { NoticeState } from "../notices/notice.ts";

/** A notice to users in figures: nobody is named. */
export interface NoticeFact {
  readonly id: string;
  readonly kind: NoticeKind;
  /** What its provider calls it; null where there is no such name. */
  readonly title: string | null;
  readonly state: NoticeState;
  readonly hold: Surprise["kind"] | null;
  readonly createdAt: Date;
  readonly approvedAt: Date | null;
  readonly sentAt: Date | null;
  readonly effectAt: Date | null;
  /** Whether it went to the pilot address alone. */
  readonly isTrial: boolean;
  /** People it is for, without those who fell out before it was sent. */
  readonly recipients: number;
  readonly told: number;
  /** How many were left out, by reason. */
  readonly excluded: Readonly<Partial<Record<NoticeExclusion, number>>>;
  /** Days between being told and the effect, of each who was told and for whom it has one; negative when too late. */
  readonly leadDays: readonly number[];
}
