import { type Exclusion, EXCLUSIONS } from "../audiences/recipient.ts";

/** What else notices know: of what was tried before, and of what came between approval and sending. */
const OWN_EXCLUSIONS = [
  /** The mail server refused the address when they were to be told before. */
  "refused",
  /** Somebody decided that they are not told. */
  "setAside",
  /** The device has another owner by now, or is gone. */
  "noLongerTouched",
  /** What the notice tells of is over, or was taken back. */
  "matterEnded",
] as const;

/** Why somebody whom a matter touches is not told. */
export type NoticeExclusion = Exclusion | (typeof OWN_EXCLUSIONS)[number];

export const NOTICE_EXCLUSIONS: readonly NoticeExclusion[] = [...EXCLUSIONS, ...OWN_EXCLUSIONS];
