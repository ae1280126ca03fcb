export { type Approved, approveNotice, type ApproveOptions } from "./approve-notice.ts";
export { composeNotice, type NoticeWords } from "./compose-notice.ts";
export { draftNotices, type DraftOutcome } from "./draft-notices.ts";
export { NOTICE_EXCLUSIONS, type NoticeExclusion } from "./exclusions.ts";
export { findMatters, type FoundMatters } from "./find-matters.ts";
export type { GraceReason } from "./grace-reason.ts";
export type {
  Excluded,
  MatterFacts,
  MatterInput,
  MatterRecipient,
  NoticeMatter,
  ToldDevice,
} from "./matter.ts";
export {
  type Approval,
  type UserNotice,
  NOTICE_STATES,
  type NoticeRecipient,
  type NoticeState,
  type RecipientState,
  type Withdrawal,
} from "./notice.ts";
export type { NoticeDeps } from "./notice-deps.ts";
export { createNoticeGate } from "./notice-gate.ts";
export { NOTICE_PLACEHOLDERS, type Placeholders } from "./placeholders.ts";
export { noticeOfPosting } from "./posting-ids.ts";
export { previewNotice, type NoticePreview } from "./preview-notice.ts";
export { type SendDeps, sendNotice, sendNotices, type SendOutcome } from "./send-notices.ts";
export { settleNotice, settleNotices } from "./settle-notices.ts";
export { createToldLog, type ToldLog } from "./told-log.ts";
export { withdrawNotice } from "./withdraw-notice.ts";
