import { noticeOfPosting, OmError, type Plan, type Store, type TrailEntry } from "@intune-om/core";
import type { Action } from "../action.ts";
import { EXIT } from "../exit-codes.ts";
import { type AuditRow, auditCsv, auditJson } from "../output/audit-rows.ts";
import { textTable } from "../output/text-table.ts";
import { beginningOf } from "../session/written-day.ts";
import { findPerson } from "../session/find-person.ts";
import { withSession } from "../session/session.ts";
import type { Times } from "../output/times.ts";

export interface AuditOptions {
  readonly person?: string;
  readonly report?: string;
  /** A day; see `beginningOf`. */
  readonly since?: Date;
  readonly limit?: number;
  readonly csv: boolean;
}

/** `audit`: who received what. */
export const showAudit: Action<AuditOptions> = (context) =>
  withSession(context, async ({ plan, store, config, times }) => {
    const { person, report, since, limit, csv, json } = context.options;
    if (csv && json) throw bothFormats();
    const entries = await store.trail.list({
      ...(person === undefined ? {} : { recipient: addressOf(plan, person) }),
      ...(report === undefined ? {} : { report }),
      ...(since === undefined ? {} : { since: beginningOf(since, config.timeZone) }),
      ...(limit === undefined ? {} : { limit }),
    });
    const rows = await withApprovals(entries, store);
    context.output.result({ audit: rows.map(auditJson) }, () => (csv ? auditCsv(rows) : shown(rows, times)));
    return EXIT.done;
  });

/** Whoever is not in the plan is named by their address. */
function addressOf(plan: Plan, asked: string): string {
  return asked.includes("@") ? asked.trim() : findPerson(plan, asked).address;
}

/** Who let a message go out: for a notice whoever approved it, for a report whoever released the delivery. */
async function withApprovals(entries: readonly TrailEntry[], store: Store): Promise<readonly AuditRow[]> {
  const approvers = new Map<string, string | null>();
  const rows: AuditRow[] = [];
  for (const entry of entries) {
    const notice = entry.kind === "letters" ? noticeOfPosting(entry.report) : null;
    if (notice !== null && !approvers.has(notice))
      approvers.set(notice, (await store.notices.get(notice))?.approval?.by ?? null);
    const released = entry.steps.find(({ from, by }) => from === "held" && by !== null);
    const approvedBy = notice === null ? null : (approvers.get(notice) ?? null);
    rows.push({ ...entry, approvedBy: approvedBy ?? released?.by ?? null });
  }
  return rows;
}

function shown(rows: readonly AuditRow[], times: Times): string {
  if (rows.length === 0) return "Nothing was sent.";
  return textTable(
    ["WHEN", "RECIPIENT", "WHAT", "CHANNEL", "STATE", "RECEIVED", "APPROVED BY"],
    rows.map(({ at, recipient, report, channel, state, receivedAt, approvedBy }) => [
      times.minute(at),
      recipient,
      report,
      channel,
      state,
      receivedAt === null ? "" : times.minute(receivedAt),
      approvedBy ?? "",
    ]),
  );
}

function bothFormats(): OmError {
  return new OmError("--csv and --json cannot both be given", {
    code: "usage.format",
    hint: "Leave one of them out.",
  });
}
