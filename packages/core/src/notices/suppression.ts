import { catalogues } from "../locales/index.ts";
import { NOTICE_EXCLUSIONS, type NoticeExclusion } from "./exclusions.ts";

/** Why a message of a notice is never sent, as its delivery keeps it: the code, which is read again, and words for people. */
export function suppressionReason(why: NoticeExclusion): string {
  return `${why}: ${catalogues.en.notices.report.exclusion[why]}`;
}

/** What a delivery that ended as suppressed says of its recipient; the words after the code do not count. */
export function exclusionOf(reason: string | null): NoticeExclusion {
  const [code] = (reason ?? "").split(":");
  return NOTICE_EXCLUSIONS.find((why) => why === code) ?? "setAside";
}
