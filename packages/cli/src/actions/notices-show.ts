import { catalogues, type NoticeRecipient, settleNotice } from "@intune-om/core";
import type { Action } from "../action.ts";
import { EXIT } from "../exit-codes.ts";
import { daysAhead, noticeJson } from "../output/notice-json.ts";
import { noticeTable } from "../output/notice-table.ts";
import { textTable } from "../output/text-table.ts";
import { findNotice } from "../session/find-notice.ts";
import { withSession } from "../session/session.ts";
import type { Times } from "../output/times.ts";

/** `notices show NOTICE`: who got it, and when. */
export const showNotice: Action<{ readonly notice: string }> = (context) =>
  withSession(context, async (session) => {
    const { times } = session;
    const found = await findNotice(session, context.options.notice);
    const onItsWay = found.state === "sending" || found.state === "sent";
    const notice = onItsWay ? await settleNotice(session, found) : found;
    const recipients = await session.store.notices.recipients(notice.id);
    const json = { notice: noticeJson(notice, recipients), recipients: recipients.map(recipientJson) };
    context.output.result(json, () =>
      [
        noticeTable([{ notice, recipients }], { several: false, times }),
        ...(notice.approval === null
          ? []
          : [
              `\nApproved by ${notice.approval.by}, ${times.minute(notice.approval.at)}${notice.approval.note === null ? "" : `: ${notice.approval.note}`}`,
            ]),
        "",
        textTable(
          ["RECIPIENT", "LANGUAGE", "STATE", "TOLD", "DAYS AHEAD", "WHY"],
          recipients.map((one) => row(one, times)),
        ),
      ].join("\n"),
    );
    return EXIT.done;
  });

function recipientJson({
  key,
  name,
  address,
  language,
  devices,
  state,
  why,
  toldAt,
  effectAt,
}: NoticeRecipient): object {
  const lead = daysAhead(effectAt, toldAt);
  return {
    key,
    name,
    address,
    language,
    devices: devices.map(({ id, name: device }) => ({ id, name: device })),
    state,
    ...(why === null ? {} : { why }),
    ...(toldAt === null ? {} : { toldAt }),
    ...(lead === null ? {} : { leadDays: lead }),
  };
}

function row(
  { address, language, state, toldAt, effectAt, why }: NoticeRecipient,
  times: Times,
): readonly string[] {
  const lead = daysAhead(effectAt, toldAt);
  return [
    address,
    language,
    state,
    toldAt === null ? "" : times.minute(toldAt),
    lead === null ? "" : String(lead),
    why === null ? "" : catalogues.en.notices.report.exclusion[why],
  ];
}
