import { OmError, sendNotice as send, sendNotices, type SendOutcome, type UserNotice } from "@intune-om/core";
import type { Action } from "../action.ts";
import { EXIT } from "../exit-codes.ts";
import type { Output } from "../output/output.ts";
import { noticeJson } from "../output/notice-json.ts";
import { type NoticeRow, noticeTable } from "../output/notice-table.ts";
import { findNotice } from "../session/find-notice.ts";
import { tenantsOf } from "../session/pick-tenant.ts";
import { type Session, withSession } from "../session/session.ts";

export interface SendNoticeOptions {
  readonly notice?: string;
  readonly tenant?: string;
}

/** `notices send [NOTICE]`: what was approved goes out. */
export const sendNotice: Action<SendNoticeOptions> = (context) =>
  withSession(context, async (session) => {
    const { output, options } = context;
    const outcomes = await sendAll(session, options);
    const rows: NoticeRow[] = [];
    for (const { notice } of outcomes) {
      rows.push({ notice, recipients: await session.store.notices.recipients(notice.id) });
    }
    const notices = rows.map(({ notice, recipients }, index) => ({
      ...noticeJson(notice, recipients),
      outcome: outcomes[index]?.kind,
      ...whyOf(outcomes[index]),
    }));
    output.result({ notices }, () =>
      rows.length === 0
        ? "No notice is approved and waits to be sent."
        : noticeTable(rows, { several: session.config.tenants.length > 1, times: session.times }),
    );
    if (rows.length > 0) noteFolder(session, output);
    const problems = outcomes.flatMap((outcome, index) => problemOf(outcome, rows[index]));
    for (const problem of problems) output.problem(problem);
    return problems.length === 0 ? EXIT.done : EXIT.partial;
  });

async function sendAll(
  session: Session,
  { notice, tenant }: SendNoticeOptions,
): Promise<readonly SendOutcome[]> {
  if (notice !== undefined) {
    const found = await findNotice(session, notice);
    refuseUnapproved(found);
    return [await send(session, found)];
  }
  const outcomes: SendOutcome[] = [];
  for (const { id } of tenantsOf(session.config, tenant)) outcomes.push(...(await sendNotices(session, id)));
  return outcomes;
}

/** Whoever only tries things out should know that they have told people for good. */
function noteFolder({ config, plan }: Session, { note }: Output): void {
  if (config.mail.transport !== "directory" || plan.notices.pilot !== null) return;
  note(
    "The messages are files in a folder, and their readers count as told: nobody is told the same twice. To try notices out, set notices.pilot in the plan.",
  );
}

/** @throws OmError `notice.state` */
function refuseUnapproved({ id, state }: UserNotice): void {
  if (state === "approved" || state === "sending") return;
  const hint =
    state === "draft" || state === "held"
      ? `Have it looked at and approved first: \`intune-om notices preview ${id}\`, then \`intune-om notices approve ${id} --by PERSON\`.`
      : "It has come to its end. `intune-om notices list` shows what waits.";
  throw new OmError(`notice ${id} is ${state}`, { code: "notice.state", hint });
}

function whyOf(outcome: SendOutcome | undefined): { readonly why?: string } {
  return outcome !== undefined && "why" in outcome ? { why: outcome.why } : {};
}

/** What is not done with, as sentences. */
function problemOf(outcome: SendOutcome, row: NoticeRow | undefined): readonly string[] {
  const { notice } = outcome;
  switch (outcome.kind) {
    case "waits":
      return [`${notice.id} waits: ${outcome.why}`];
    case "returned":
      return [`${notice.id} must be approved again: ${outcome.why}`];
    case "over":
      return [];
    case "went":
      break;
  }
  const left = (row?.recipients ?? []).filter(({ state }) => state === "pending" || state === "refused");
  if (left.length === 0) return [];
  return [
    `${notice.id}: ${left.length} people are not reached yet. Go on later with \`intune-om notices send\`, and see \`intune-om deliveries\`.`,
  ];
}
