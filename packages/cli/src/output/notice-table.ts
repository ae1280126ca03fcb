import { type NoticeRecipient, surpriseText, type UserNotice } from "@intune-om/core";
import { countsOf } from "./notice-json.ts";
import { textTable } from "./text-table.ts";
import type { Times } from "./times.ts";

export interface NoticeRow {
  readonly notice: UserNotice;
  readonly recipients: readonly NoticeRecipient[];
}

/** Notices in a table for a terminal. */
export function noticeTable(
  rows: readonly NoticeRow[],
  { several, times }: { readonly several: boolean; readonly times: Times },
): string {
  return textTable(
    ["NOTICE", ...(several ? ["TENANT"] : []), "STATE", "PEOPLE", "TOLD", "EFFECT", "WHAT"],
    rows.map(({ notice, recipients }) => {
      const counts = countsOf(recipients);
      return [
        notice.id,
        ...(several ? [notice.tenant] : []),
        notice.pilot === null ? notice.state : `${notice.state} (trial)`,
        String(counts.recipients),
        String(counts.told),
        notice.effectAt === null ? "" : times.day(notice.effectAt),
        whatOf(notice),
      ];
    }),
  );
}

/** What it tells of, and why it is held. */
function whatOf({ kind, state, facts, hold, withdrawal }: UserNotice): string {
  const [title] = facts.titles;
  const what = title === undefined ? kind : title.title;
  if (state === "held" && hold !== null) return `${what}  (${surpriseText(hold)})`;
  return state === "withdrawn" && withdrawal !== null ? `${what}  (${withdrawal.why})` : what;
}
