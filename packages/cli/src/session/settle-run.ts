import { noticeOfPosting, type RunOutcome, settleNotice } from "@intune-om/core";
import type { Session } from "./session.ts";

/** Takes over what became of a notice whose run was gone on with. Other runs are left as they are. */
export async function settleRun(session: Session, outcome: RunOutcome): Promise<RunOutcome> {
  const id = noticeOfPosting(outcome.run.report);
  const notice = id === null ? null : await session.store.notices.get(id);
  if (notice !== null) await settleNotice(session, notice);
  return outcome;
}
