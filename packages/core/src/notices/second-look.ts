import { OmError } from "../errors.ts";
import type { Delivery } from "../store/delivery-row.ts";
import type { Run } from "../store/run-row.ts";
import type { NoticeExclusion } from "./exclusions.ts";
import type { NoticeRecipient, UserNotice } from "./notice.ts";
import type { NoticeDeps } from "./notice-deps.ts";
import { noticeRuns } from "./notice-runs.ts";
import { noticeOfPosting } from "./posting-ids.ts";
import { recheck } from "./recheck.ts";
import { settleNotice } from "./settle-notices.ts";
import { suppressionReason } from "./suppression.ts";

/**
 * Before the run of a notice goes on: whom the notice no longer touches, and everybody when it was taken back, is taken
 * out of the outbox with the reason. Other runs are left as they are.
 * @throws OmError `notice.unseen` when nobody can say whom it touches.
 */
export async function lookAgain(deps: NoticeDeps, run: Pick<Run, "report">): Promise<void> {
  const notice = await noticeOf(deps, run);
  if (notice === null) return;
  if (notice.state === "withdrawn") return stopDeliveries(deps, notice.id);
  const settled = await settleNotice(deps, notice);
  const before = await deps.store.notices.recipients(notice.id);
  const checked = await recheck(deps, settled, before);
  if (checked.kind === "checked") return takeOut(deps, notice.id, { before, now: checked.recipients });
  throw new OmError(`nobody can say whom notice ${notice.id} touches: ${checked.why}`, {
    code: "notice.unseen",
    hint: "Collect anew with `intune-om collect`; `intune-om doctor` says what cannot be read.",
  });
}

/** Empties the outbox of a run whose notice was taken back while its letters were written. */
export async function stopIfWithdrawn(deps: NoticeDeps, run: Pick<Run, "report">): Promise<void> {
  const notice = await noticeOf(deps, run);
  if (notice?.state === "withdrawn") await stopDeliveries(deps, notice.id);
}

/** Nothing more of a notice goes out. */
export function stopDeliveries(deps: Pick<NoticeDeps, "store">, notice: string): Promise<void> {
  return suppress(deps, notice, () => "setAside");
}

interface Sides {
  readonly before: readonly NoticeRecipient[];
  /** The same people in the same order. */
  readonly now: readonly NoticeRecipient[];
}

/** Takes out of the outbox whom a notice no longer touches. */
export function takeOut(
  deps: Pick<NoticeDeps, "store">,
  notice: string,
  { before, now }: Sides,
): Promise<void> {
  const why = new Map(
    now.flatMap(({ state, why: reason }, index) => {
      const was = before[index];
      return state === "excluded" && was?.state === "pending" && reason !== null
        ? [[was.address.toLowerCase(), reason] as const]
        : [];
    }),
  );
  return suppress(deps, notice, (address) => why.get(address) ?? null);
}

async function suppress(
  { store }: Pick<NoticeDeps, "store">,
  notice: string,
  whyOf: (address: string) => NoticeExclusion | null,
): Promise<void> {
  for (const run of await noticeRuns(store, notice)) {
    for (const delivery of await store.deliveries.list({ run: run.id })) {
      if (delivery.state !== "pending" && delivery.state !== "deferred") continue;
      const why = whyOf(delivery.recipient.address.toLowerCase());
      if (why !== null) await takeOutOne(store, delivery, suppressionReason(why));
    }
  }
}

/** One that a process takes up at this very moment goes out; the others must not go with it. */
async function takeOutOne(
  { deliveries }: NoticeDeps["store"],
  delivery: Delivery,
  reason: string,
): Promise<void> {
  try {
    await deliveries.move(delivery, "suppressed", { reason });
  } catch (error) {
    if (!(error instanceof OmError) || error.code !== "delivery.lost") throw error;
  }
}

async function noticeOf(
  { store }: Pick<NoticeDeps, "store">,
  { report }: Pick<Run, "report">,
): Promise<UserNotice | null> {
  const id = noticeOfPosting(report);
  return id === null ? null : store.notices.get(id);
}
