import type { Letter } from "../compose/letter.ts";
import { parseMailAddress } from "../deliver/address.ts";
import type { Posting } from "../letters/post-letters.ts";
import { createFormatter } from "../locales/formatter.ts";
import { LANGUAGES } from "../locales/index.ts";
import { composeNotice, type NoticeWords } from "./compose-notice.ts";
import type { UserNotice, NoticeRecipient } from "./notice.ts";
import { NOTICE_PURPOSE, postingId, WELCOME_PURPOSE } from "./posting-ids.ts";

/**
 * What is posted for a notice: one letter to each who waits for it, or, on trial, one for each language and set of
 * platforms to the pilot address.
 */
export function noticePostings(
  notice: UserNotice,
  recipients: readonly NoticeRecipient[],
  words: NoticeWords,
): readonly Posting[] {
  const waiting = recipients.filter(({ state }) => state === "pending");
  const base = {
    tenant: notice.tenant,
    purpose: notice.kind === "welcome" ? WELCOME_PURPOSE : NOTICE_PURPOSE,
    at: notice.approval?.at ?? notice.createdAt,
  };
  if (notice.pilot === null) {
    const letters = waiting.map((recipient) => ({
      to: parseMailAddress(recipient.address, recipient.name),
      letter: composeNotice(notice, recipient, words),
    }));
    return [{ ...base, id: postingId(notice.id), letters }];
  }
  const pilot = parseMailAddress(notice.pilot);
  return trialGroups(notice, waiting).map((group, index) => ({
    ...base,
    id: postingId(notice.id, index + 1),
    letters: group.slice(0, 1).map((one) => ({
      to: pilot,
      letter: asTrial(composeNotice(notice, one, words), group.length, words),
    })),
  }));
}

/** People whose letters have the same words but for their own name and devices. */
function trialGroups(
  { kind }: UserNotice,
  recipients: readonly NoticeRecipient[],
): readonly (readonly NoticeRecipient[])[] {
  const textOf = ({ language, devices }: NoticeRecipient): string =>
    kind === "welcome"
      ? JSON.stringify([language, [...new Set(devices.map(({ platform }) => platform ?? ""))].sort()])
      : language;
  return [...Map.groupBy(recipients, textOf).values()];
}

/** Says for how many it would go, before anything else. */
function asTrial(letter: Letter, count: number, { timeZone }: NoticeWords): Letter {
  const format = createFormatter(letter.locale, timeZone);
  const text = format.plural(count, LANGUAGES[letter.locale].messages.notices.pilot);
  const own = letter.lead === null ? [] : [letter.lead.text];
  return { ...letter, lead: { tone: "neutral", text }, paragraphs: [...own, ...letter.paragraphs] };
}
