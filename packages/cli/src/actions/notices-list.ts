import { NOTICE_STATES, settleNotices } from "@intune-om/core";
import type { Action } from "../action.ts";
import { EXIT } from "../exit-codes.ts";
import { noticeJson } from "../output/notice-json.ts";
import { type NoticeRow, noticeTable } from "../output/notice-table.ts";
import { knownWord } from "../session/known-word.ts";
import { tenantsOf } from "../session/pick-tenant.ts";
import { withSession } from "../session/session.ts";

export interface ListNoticesOptions {
  readonly state?: string;
  readonly tenant?: string;
}

/** `notices list`: what users were told, and what waits. */
export const listNotices: Action<ListNoticesOptions> = (context) => {
  const { state: asked } = context.options;
  const states = asked === undefined ? undefined : [knownWord("state", asked, NOTICE_STATES)];
  return withSession(context, async (session) => {
    const tenants = tenantsOf(session.config, context.options.tenant);
    const rows: NoticeRow[] = [];
    for (const { id } of tenants) {
      await settleNotices(session, id);
      for (const notice of await session.store.notices.list(id, states)) {
        rows.push({ notice, recipients: await session.store.notices.recipients(notice.id) });
      }
    }
    const json = rows.map(({ notice, recipients }) => noticeJson(notice, recipients));
    context.output.result({ notices: json }, () =>
      rows.length === 0
        ? "There are no such notices. Write drafts with `intune-om notices draft`."
        : noticeTable(rows, { several: tenants.length > 1, times: session.times }),
    );
    return EXIT.done;
  });
};
