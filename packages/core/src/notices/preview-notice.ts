import type { Letter } from "../compose/letter.ts";
import { composeNotice } from "./compose-notice.ts";
import { isDraft } from "./draft-notices.ts";
import type { UserNotice, NoticeRecipient } from "./notice.ts";
import type { NoticeDeps } from "./notice-deps.ts";
import { noticePrint } from "./notice-print.ts";

/** What somebody who is to approve a notice looks at. */
export interface NoticePreview {
  readonly notice: UserNotice;
  /** How many would be told. */
  readonly recipients: number;
  /** Real people from all over the audience, five at most. */
  readonly sample: readonly NoticeRecipient[];
  /** The letter as one real person of each language would get it. */
  readonly letters: readonly { readonly to: NoticeRecipient; readonly letter: Letter }[];
}

const SAMPLE = 5;

/** Shows a notice, and writes down that it was looked at as it stands. */
export async function previewNotice(deps: NoticeDeps, notice: UserNotice): Promise<NoticePreview> {
  const { plan, config, store, clock } = deps;
  const recipients = await store.notices.recipients(notice.id);
  const preview = { at: clock.now(), print: noticePrint(notice, plan) };
  const looked = isDraft(notice) ? await store.notices.change(notice, { ...notice, preview }) : notice;
  const first = [...Map.groupBy(recipients, ({ language }) => language).values()].flatMap(
    ([one]) => one ?? [],
  );
  const words = { plan, timeZone: config.timeZone, now: clock.now() };
  return {
    notice: looked,
    recipients: recipients.length,
    sample: spread(recipients, SAMPLE),
    letters: first.map((to) => ({ to, letter: composeNotice(notice, to, words) })),
  };
}

/** So many of a list, at even distances: the first ones alone would all begin with an A. */
function spread<T>(all: readonly T[], most: number): readonly T[] {
  if (all.length <= most) return all;
  const step = all.length / most;
  return Array.from({ length: most }, (_, index) => all[Math.floor(index * step)]).flatMap((one) =>
    one === undefined ? [] : [one],
  );
}
