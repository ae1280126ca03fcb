import { isSettled } from "../deliver/delivery-states.ts";
import { isFinalRunState } from "../run/run-states.ts";
import type { Delivery } from "../store/delivery-row.ts";
import { moveTriage, TRIAGE_MOVES } from "../updates/triage.ts";
import { daysBetween } from "../assess/days.ts";
import type { UserNotice, NoticeRecipient } from "./notice.ts";
import type { NoticeDeps } from "./notice-deps.ts";
import { noticeRuns } from "./notice-runs.ts";
import { isTrial } from "./posting-ids.ts";
import { exclusionOf } from "./suppression.ts";

/** For so long a person may have single messages tried again. */
const RETRY_DAYS = 90;

/** Takes over what became of the messages of every notice that is on its way, or was until lately. */
export async function settleNotices(deps: NoticeDeps, tenant: string): Promise<void> {
  const now = deps.clock.now();
  for (const notice of await deps.store.notices.list(tenant, ["sending", "sent"])) {
    const isLate = notice.sentAt !== null && daysBetween(notice.sentAt, now) > RETRY_DAYS;
    if (!isLate) await settleNotice(deps, notice);
  }
}

/**
 * Takes over what became of the messages of a notice. May be done at any time and as often as one likes: it is read from
 * the deliveries, and what stands already is left as it is.
 */
export async function settleNotice(deps: NoticeDeps, notice: UserNotice): Promise<UserNotice> {
  const { store } = deps;
  const runs = await noticeRuns(store, notice.id);
  const deliveries = (await Promise.all(runs.map(({ id }) => store.deliveries.list({ run: id })))).flat();
  const recipients = await store.notices.recipients(notice.id);
  const isDone =
    runs.length > 0 &&
    runs.every(({ state }) => isFinalRunState(state)) &&
    deliveries.every(({ state }) => isSettled(state));
  const trial = runs.some(({ report }) => isTrial(report));
  const settled = trial
    ? recipients.map((recipient) => (isDone ? afterTrial(recipient) : recipient))
    : afterDeliveries(recipients, deliveries);
  const moved = settled.filter((recipient, index) => recipient !== recipients[index]);
  if (moved.length > 0) await store.notices.settle(notice.id, moved);
  if (notice.kind === "welcome") await welcomeAll(deps, notice, settled);
  if (!isDone || notice.state !== "sending") return notice;
  const told = settled.flatMap(({ toldAt }) => toldAt ?? []);
  if (told.length > 0) await tellTriage(deps, notice);
  const last = told.reduce<Date | null>((latest, at) => (latest === null || at > latest ? at : latest), null);
  const sentAt = last ?? deps.clock.now();
  return store.notices.change(notice, { ...notice, state: "sent", sentAt });
}

function afterTrial(recipient: NoticeRecipient): NoticeRecipient {
  return recipient.state === "pending" ? { ...recipient, state: "pilot" } : recipient;
}

function afterDeliveries(
  recipients: readonly NoticeRecipient[],
  deliveries: readonly Delivery[],
): readonly NoticeRecipient[] {
  const byAddress = new Map(
    deliveries.map((delivery) => [delivery.recipient.address.toLowerCase(), delivery]),
  );
  return recipients.map((recipient) => {
    const delivery = byAddress.get(recipient.address.toLowerCase());
    const isOpen = recipient.state === "pending" || recipient.state === "refused";
    return delivery === undefined || !isOpen ? recipient : after(recipient, delivery);
  });
}

function after(recipient: NoticeRecipient, { state, reason, updatedAt }: Delivery): NoticeRecipient {
  switch (state) {
    case "accepted":
      return { ...recipient, state: "told", toldAt: updatedAt };
    case "rejected":
    case "dead":
      return recipient.state === "refused" ? recipient : { ...recipient, state: "refused" };
    case "suppressed":
      return { ...recipient, state: "excluded", why: exclusionOf(reason) };
    default:
      return recipient.state === "pending" ? recipient : { ...recipient, state: "pending" };
  }
}

async function welcomeAll(
  { store }: NoticeDeps,
  { tenant, id }: UserNotice,
  recipients: readonly NoticeRecipient[],
): Promise<void> {
  const told = recipients.filter(({ toldAt }) => toldAt !== null);
  for (const [time, people] of Map.groupBy(told, ({ toldAt }) => toldAt?.getTime() ?? 0)) {
    await store.newcomers.welcomed(
      tenant,
      people.map(({ key }) => key),
      id,
      new Date(time),
    );
  }
}

/** The update that it was about is communicated, and the task of telling it is done. */
async function tellTriage({ store, clock }: NoticeDeps, notice: UserNotice): Promise<void> {
  const { update } = notice.facts;
  if (update === null || notice.kind === "incident-end") return;
  const record = await store.updates.find(notice.tenant, update);
  if (record === null || record.triage.state === "communicated") return;
  if (!TRIAGE_MOVES[record.triage.state].includes("communicated")) return;
  const by = notice.approval?.by ?? "intune-om";
  const move = { to: "communicated", by, at: clock.now() } as const;
  await store.updates.change(
    notice.tenant,
    update,
    by,
    (current) =>
      TRIAGE_MOVES[current.triage.state].includes("communicated")
        ? { ...current, triage: moveTriage(current.triage, move) }
        : current,
    `communicated: notice ${notice.id}`,
  );
}
