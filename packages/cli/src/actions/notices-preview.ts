import { catalogues, type NoticePreview, previewNotice as preview } from "@intune-om/core";
import type { Action } from "../action.ts";
import { EXIT } from "../exit-codes.ts";
import { daysAhead, excludedBy, lateExclusions, noticeJson } from "../output/notice-json.ts";
import { textTable } from "../output/text-table.ts";
import type { Times } from "../output/times.ts";
import { findNotice } from "../session/find-notice.ts";
import { withSession } from "../session/session.ts";

/** `notices preview NOTICE`: what its approver looks at. Real people stand in it. */
export const previewNotice: Action<{ readonly notice: string }> = (context) =>
  withSession(context, async (session) => {
    const found = await findNotice(session, context.options.notice);
    const shown = await preview(session, found);
    const recipients = await session.store.notices.recipients(found.id);
    const { createMailComposer } = await import("@intune-om/reporters");
    const composer = createMailComposer();
    const letters: ShownLetter[] = [];
    for (const { to, letter } of shown.letters) {
      const { subject, text } = await composer.composeLetter(letter, {});
      letters.push({ language: letter.locale, to: to.address, subject, text });
    }
    const lead = daysAhead(shown.notice.effectAt, session.clock.now());
    const excluded = excludedBy([...shown.notice.excluded, ...lateExclusions(recipients)]);
    const sample = shown.sample.map(({ name, address, language, devices }) => ({
      name,
      address,
      language,
      devices: devices.map((device) => device.name),
    }));
    const json = {
      notice: noticeJson(shown.notice, recipients),
      ...(lead === null ? {} : { leadDays: lead }),
    };
    context.output.result({ ...json, sample, letters }, () =>
      textOf(shown, { letters, lead, excluded, times: session.times }),
    );
    return EXIT.done;
  });

interface ShownLetter {
  readonly language: string;
  readonly to: string;
  readonly subject: string;
  readonly text: string;
}

interface Shown {
  readonly times: Times;
  readonly letters: readonly ShownLetter[];
  readonly lead: number | null;
  readonly excluded: Readonly<Record<string, number>>;
}

function textOf(
  { notice, recipients, sample }: NoticePreview,
  { letters, lead, excluded, times }: Shown,
): string {
  const words: Readonly<Record<string, string>> = catalogues.en.notices.report.exclusion;
  const effect = notice.effectAt === null ? "no day" : times.day(notice.effectAt);
  return [
    `${notice.id}: ${notice.kind}, ${notice.state}`,
    `Goes to ${recipients} people. Takes effect: ${effect}${lead === null ? "" : ` (${lead} days ahead)`}.`,
    ...Object.entries(excluded).map(([why, count]) => `Not told: ${count}: ${words[why] ?? why}`),
    ...notice.doubts.map((doubt) => `Doubt: ${doubt}`),
    ...letters.map(
      ({ language, to, subject, text }) =>
        `\n── ${language}, as ${to} would get it ──\nSubject: ${subject}\n\n${text.trimEnd()}`,
    ),
    "",
    textTable(
      ["SOME OF ITS READERS", "ADDRESS", "LANGUAGE", "DEVICES"],
      sample.map(({ name, address, language, devices }) => [
        name,
        address,
        language,
        devices.map((device) => device.name).join(", "),
      ]),
    ),
  ].join("\n");
}
