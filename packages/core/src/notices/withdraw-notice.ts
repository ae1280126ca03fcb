import { OmError } from "../errors.ts";
import { cleanText } from "../text/clean-text.ts";
import type { UserNotice } from "./notice.ts";
import type { NoticeDeps } from "./notice-deps.ts";
import { stopDeliveries } from "./second-look.ts";
import { settleNotice } from "./settle-notices.ts";

/**
 * Takes a notice back: who has not got it yet will not, and it is not drafted anew. Anybody of the plan may stop one.
 * @throws OmError `notice.state` for one that is out or was taken back.
 */
export async function withdrawNotice(
  deps: NoticeDeps,
  asked: UserNotice,
  { by, why }: { readonly by: string; readonly why: string },
): Promise<UserNotice> {
  const { store, clock } = deps;
  const notice = asked.state === "sending" ? await settleNotice(deps, asked) : asked;
  if (notice.state === "sent" || notice.state === "withdrawn") {
    throw new OmError(`notice ${notice.id} is ${notice.state}`, {
      code: "notice.state",
      hint: "What was sent cannot be called back. `intune-om notices list` shows what waits.",
    });
  }
  const note = cleanText(why, 400);
  const withdrawal = { by, at: clock.now(), why: note };
  const recipients = (await store.notices.recipients(notice.id)).length;
  const fact = { kind: "noticeDecided", notice: notice.id, decision: "withdrawn", recipients, note } as const;
  const withdrawn = await store.notices.change(
    notice,
    { ...notice, state: "withdrawn", withdrawal },
    { entry: { by, fact } },
  );
  // After the state: a process that is about to send reads it once its letters are in the outbox.
  await stopDeliveries(deps, notice.id);
  return withdrawn;
}
