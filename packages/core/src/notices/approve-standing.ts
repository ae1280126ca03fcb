import type { UserNotice, NoticeRecipient } from "./notice.ts";
import type { NoticeDeps } from "./notice-deps.ts";
import { noticePrint } from "./notice-print.ts";

/** Lets a welcome through that somebody has approved once for everybody, unless its size must be looked at. */
export async function approveStanding(
  { plan, store, clock }: NoticeDeps,
  notice: UserNotice,
  recipients: readonly NoticeRecipient[],
): Promise<UserNotice> {
  const standing = plan.newcomers.approval;
  if (notice.kind !== "welcome" || notice.state !== "draft" || standing === null) return notice;
  const note = `standing approval of ${standing.on}`;
  const approval = { by: standing.by, at: clock.now(), note, print: noticePrint(notice, plan) };
  return store.notices.change(
    notice,
    { ...notice, state: "approved", approval },
    {
      entry: {
        by: standing.by,
        fact: {
          kind: "noticeDecided",
          notice: notice.id,
          decision: "approved",
          recipients: recipients.length,
          note,
        },
      },
    },
  );
}
