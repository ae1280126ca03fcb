import type { UserNotice, NoticeRecipient } from "./notice.ts";
import { peopleOfRole } from "../people/who-acts.ts";
import type { NoticeDeps } from "./notice-deps.ts";
import { noticePrint } from "./notice-print.ts";

/**
 * Lets a welcome through that somebody who may has approved once for everybody. It waits as a draft when its size must
 * be looked at, and when its words are others than those of the first welcome under the same approval.
 */
export async function approveStanding(
  { plan, store, clock }: NoticeDeps,
  notice: UserNotice,
  recipients: readonly NoticeRecipient[],
): Promise<UserNotice> {
  const standing = plan.newcomers.approval;
  if (notice.kind !== "welcome" || notice.state !== "draft" || standing === null) return notice;
  const role = plan.roles.find(({ id }) => id === plan.notices.approver);
  if (role === undefined || !peopleOfRole(role).includes(standing.by)) return notice;
  const note = `standing approval of ${standing.on}`;
  const approval = { by: standing.by, at: clock.now(), note, print: noticePrint(notice, plan) };
  const approved = await approvedWords({ store }, notice, approval);
  if (approved !== null && approved !== approval.print) return notice;
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

/** The mark of the words that the standing approval was first used for; null before that. */
async function approvedWords(
  { store }: Pick<NoticeDeps, "store">,
  { tenant, kind }: UserNotice,
  { by, note }: { readonly by: string; readonly note: string },
): Promise<string | null> {
  const all = await store.notices.list(tenant);
  const first = all.findLast(
    (one) => one.kind === kind && one.approval?.by === by && one.approval.note === note,
  );
  return first?.approval?.print ?? null;
}
