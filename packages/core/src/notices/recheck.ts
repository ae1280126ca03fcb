import { findMatters } from "./find-matters.ts";
import { gather } from "./gather.ts";
import type { MatterRecipient, NoticeMatter } from "./matter.ts";
import type { UserNotice, NoticeRecipient } from "./notice.ts";
import type { NoticeDeps } from "./notice-deps.ts";

/** Those who were approved, held against what is so now; or why nobody can say. */
export type Recheck =
  | { readonly kind: "checked"; readonly recipients: readonly NoticeRecipient[]; readonly dataAt: Date }
  | { readonly kind: "unseen"; readonly why: string };

/**
 * Looks again whom an approved notice still touches: nobody is added, and who is no longer touched is excluded with the
 * reason. Somebody who lost one of two devices is told of the other alone.
 */
export async function recheck(
  deps: NoticeDeps,
  notice: UserNotice,
  recipients: readonly NoticeRecipient[],
): Promise<Recheck> {
  const input = await gather(deps, notice.tenant, notice.id);
  if (input === null) return { kind: "unseen", why: "there is no data any more" };
  const { matters, unseen } = findMatters(input);
  const blind = unseen.find(({ kind }) => kind === notice.kind);
  if (blind !== undefined) return { kind: "unseen", why: blind.why };
  const matter = matters.find(({ subject }) => subject === notice.subject) ?? null;
  const isTouched = touchesIn(matter);
  return { kind: "checked", recipients: recipients.map(isTouched), dataAt: input.snapshot.takenAt };
}

function touchesIn(matter: NoticeMatter | null): (recipient: NoticeRecipient) => NoticeRecipient {
  const now = new Map((matter?.recipients ?? []).map((person) => [person.key, person]));
  const excluded = new Map((matter?.excluded ?? []).map(({ key, why }) => [key, why]));
  return (recipient) => {
    if (recipient.state !== "pending") return recipient;
    if (matter === null) return { ...recipient, state: "excluded", why: "matterEnded" };
    const person = now.get(recipient.key);
    const left = person === undefined ? null : whatIsLeft(recipient, person);
    if (left !== null) return left;
    return { ...recipient, state: "excluded", why: excluded.get(recipient.key) ?? "noLongerTouched" };
  };
}

/** What was approved and still holds; null for nothing. Mail goes where the directory says now. */
function whatIsLeft(approved: NoticeRecipient, now: MatterRecipient): NoticeRecipient | null {
  const about = approved.about.filter((what) => now.about.includes(what));
  if (about.length === 0) return null;
  const before = new Set(approved.devices.map(({ id }) => id));
  const devices = now.devices.filter(({ id }) => before.has(id));
  if (devices.length === 0 && before.size > 0) return null;
  const { address, name, language, effectAt } = now;
  return { ...approved, address, name, language, effectAt, about, devices };
}
