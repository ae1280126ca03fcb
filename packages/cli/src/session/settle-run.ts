import { noticeOfPosting, type Run, type RunOutcome, settleNotice } from "@intune-om/core";
import type { Session } from "./session.ts";

/** Takes over what became of a notice whose run was gone on with. Other runs are left as they are. */
export async function settleRun(session: Session, outcome: RunOutcome): Promise<RunOutcome> {
  await settleNoticeOf(session, outcome.run);
  return outcome;
}

/** The same where only the run is known. */
export async function settleNoticeOf(session: Session, { report }: Pick<Run, "report">): Promise<void> {
  const id = noticeOfPosting(report);
  const notice = id === null ? null : await session.store.notices.get(id);
  if (notice !== null) await settleNotice(session, notice);
}
