import { draftNotices as draft, surpriseText, type UserNotice } from "@intune-om/core";
import type { Action } from "../action.ts";
import { EXIT } from "../exit-codes.ts";
import { noticeJson } from "../output/notice-json.ts";
import { type NoticeRow, noticeTable } from "../output/notice-table.ts";
import { tenantsOf } from "../session/pick-tenant.ts";
import { withSession } from "../session/session.ts";

export interface DraftNoticesOptions {
  readonly tenant?: string;
}

/** `notices draft`: writes what users must be told now, from the newest snapshot of each tenant. */
export const draftNotices: Action<DraftNoticesOptions> = (context) =>
  withSession(context, async (session) => {
    const { output } = context;
    const tenants = tenantsOf(session.config, context.options.tenant);
    const rows: NoticeRow[] = [];
    const over: string[] = [];
    const unseen: object[] = [];
    for (const { id: tenant } of tenants) {
      const drafted = await draft(session, tenant);
      for (const notice of drafted.notices) {
        rows.push({ notice, recipients: await session.store.notices.recipients(notice.id) });
      }
      over.push(...drafted.over.map(({ id }) => id));
      unseen.push(...drafted.unseen.map((blind) => ({ tenant, ...blind })));
      for (const { kind, why } of drafted.unseen) {
        output.problem(`${tenant}: no notices of kind ${kind}: ${why}`);
      }
    }
    const notices = rows.map(({ notice, recipients }) => noticeJson(notice, recipients));
    output.result({ notices, over, unseen }, () =>
      textOf(rows, { several: tenants.length > 1, times: session.times }),
    );
    for (const { notice } of rows) ask(notice, (text) => output.note(text));
    return unseen.length === 0 ? EXIT.done : EXIT.partial;
  });

function textOf(rows: readonly NoticeRow[], words: Parameters<typeof noticeTable>[1]): string {
  if (rows.length === 0) return "There is nothing to tell users.";
  return `${noticeTable(rows, words)}\n\nLook at each with \`intune-om notices preview NOTICE\`, then approve or withdraw it.`;
}

/** What is held asks somebody who may say yes. */
function ask({ id, state, hold }: UserNotice, note: (text: string) => void): void {
  if (state !== "held" || hold === null) return;
  const way =
    hold.kind === "nobody"
      ? `\`intune-om notices preview ${id}\` shows who is left out, and why.`
      : `Is that right? Look at it with \`intune-om notices preview ${id}\`, then: intune-om notices approve ${id} --by PERSON --despite-size`;
  note(`${id} is held: ${surpriseText(hold)}.\n  ${way}`);
}
