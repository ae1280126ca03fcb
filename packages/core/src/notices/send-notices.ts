import { isFinalRunState } from "../run/run-states.ts";
import type { RunOutcome } from "../run/report-runner.ts";
import type { Posting } from "../letters/post-letters.ts";
import type { Run } from "../store/run-row.ts";
import type { UserNotice, NoticeRecipient } from "./notice.ts";
import type { NoticeDeps } from "./notice-deps.ts";
import { noticePostings } from "./notice-postings.ts";
import { noticePrint } from "./notice-print.ts";
import { noticeRuns } from "./notice-runs.ts";
import { quietUntil } from "./quiet-hours.ts";
import { recheck } from "./recheck.ts";
import { takeOut } from "./second-look.ts";
import { settleNotice } from "./settle-notices.ts";

export interface SendDeps extends NoticeDeps {
  /** Puts letters into the outbox and sends what may go out now; see `postLetters`. */
  readonly post: (posting: Posting) => Promise<RunOutcome>;
}

/** What became of a notice that was to be sent. */
export type SendOutcome =
  /** It is out, or on its way: some of it may still wait. */
  | { readonly kind: "went"; readonly notice: UserNotice }
  /** Not now; it stays approved. */
  | { readonly kind: "waits"; readonly notice: UserNotice; readonly why: string }
  /** Its words are no longer those that were approved: it is a draft again. */
  | { readonly kind: "returned"; readonly notice: UserNotice; readonly why: string }
  /** Nobody was left to be told, or somebody took it back meanwhile. */
  | { readonly kind: "over"; readonly notice: UserNotice };

/** Sends every approved notice of a tenant, and goes on with those that are on their way, the oldest first. */
export async function sendNotices(deps: SendDeps, tenant: string): Promise<readonly SendOutcome[]> {
  const ready = await deps.store.notices.list(tenant, ["approved", "sending"]);
  const outcomes: SendOutcome[] = [];
  for (const notice of ready.toReversed()) outcomes.push(await sendNotice(deps, notice));
  return outcomes;
}

/**
 * Sends one approved notice. Whom it touches is looked up once more, and each step is durable before the next: whatever
 * it stops on, sending it again goes on from there, and nobody gets it twice.
 *
 * Errors: as `postLetters`; OmError `notice.lost`.
 */
export async function sendNotice(deps: SendDeps, notice: UserNotice): Promise<SendOutcome> {
  const until = quietUntil(deps.plan.notices.quietHours, deps.clock.now());
  if (until !== null) return { kind: "waits", notice, why: `quiet hours until ${until.toISOString()}` };
  const runs = await noticeRuns(deps.store, notice.id);
  const isWritten = runs.some(({ state }) => state === "fannedOut" || isFinalRunState(state));
  const words = noticePrint(notice, deps.plan);
  if (!isWritten && words !== notice.approval?.print) return giveBack(deps, notice);
  const stored = await deps.store.notices.recipients(notice.id);
  const checked = await recheck(deps, notice, stored);
  if (checked.kind === "unseen") return { kind: "waits", notice, why: checked.why };
  if (isWritten) {
    await takeOut(deps, notice.id, { before: stored, now: checked.recipients });
    return goOn(deps, { notice, runs, recipients: stored });
  }
  if (checked.recipients.every(({ state }) => state !== "pending")) {
    return end(deps, notice, checked.recipients);
  }
  const { pilot } = deps.plan.notices;
  const sending = await deps.store.notices.change(
    notice,
    { ...notice, state: "sending", pilot, dataAt: checked.dataAt },
    { recipients: checked.recipients },
  );
  return goOn(deps, { notice: sending, runs, recipients: checked.recipients });
}

interface Going {
  readonly notice: UserNotice;
  readonly runs: readonly Run[];
  readonly recipients: readonly NoticeRecipient[];
}

/**
 * Posts what is not out yet. What was written before goes as it was written. Somebody may take the notice back all the
 * while: its state is read again before each posting.
 */
async function goOn(deps: SendDeps, { notice, runs, recipients }: Going): Promise<SendOutcome> {
  const words = { plan: deps.plan, timeZone: deps.config.timeZone, now: deps.clock.now() };
  for (const posting of noticePostings(notice, recipients, words)) {
    const run = runs.find(({ report }) => report === posting.id);
    if (run !== undefined && isFinalRunState(run.state)) continue;
    if ((await stateOf(deps, notice)) !== "sending") break;
    await deps.post(posting);
  }
  const now = await deps.store.notices.get(notice.id);
  if (now !== null && now.state === "withdrawn") return { kind: "over", notice: now };
  return { kind: "went", notice: await settleNotice(deps, notice) };
}

async function stateOf({ store }: SendDeps, { id }: UserNotice): Promise<UserNotice["state"] | null> {
  return (await store.notices.get(id))?.state ?? null;
}

async function giveBack({ store }: SendDeps, notice: UserNotice): Promise<SendOutcome> {
  const state = notice.hold === null ? "draft" : "held";
  const back = await store.notices.change(notice, { ...notice, state, approval: null, preview: null });
  return { kind: "returned", notice: back, why: "its words are others than those that were approved" };
}

async function end(
  { store, clock }: SendDeps,
  notice: UserNotice,
  recipients: readonly NoticeRecipient[],
): Promise<SendOutcome> {
  const withdrawal = { by: null, at: clock.now(), why: "nobody was left to be told" };
  const over = await store.notices.change(
    notice,
    { ...notice, state: "withdrawn", withdrawal },
    { recipients },
  );
  return { kind: "over", notice: over };
}
