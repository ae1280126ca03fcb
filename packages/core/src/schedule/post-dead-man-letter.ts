import { createWorkCalendar } from "../calendar/work-calendar.ts";
import { composeDeadMan, composeDeadManOver, type DeadManLetterInput } from "../compose/dead-man-letter.ts";
import { parseMailAddress } from "../deliver/address.ts";
import { type Posting, writeLetters } from "../letters/post-letters.ts";
import { whoWatches } from "../people/who-watches.ts";
import { type DeadManVerdict, deadManPrefix } from "./dead-man.ts";
import type { Watching } from "./watch-reports.ts";

type Told = Exclude<DeadManVerdict, { kind: "quiet" }>;

/** Writes to whoever watches over a report that it has not gone out in time, or has after all. False when nobody does. */
export async function postDeadManLetter(verdict: Told, watching: Watching): Promise<boolean> {
  const posting = postingOf(verdict, watching);
  if (posting === null) return false;
  await writeLetters(watching.deps, posting, watching.signal);
  return true;
}

/** Null when the plan has nobody to tell. */
function postingOf(verdict: Told, { deps: { plan, config }, tenant, report, now }: Watching): Posting | null {
  const day = createWorkCalendar(config.timeZone).dayOf(now);
  const to = whoWatches(plan, day);
  if (to === null) return null;
  const input: DeadManLetterInput = { to, plan, report, tenant };
  const at = verdict.kind === "over" ? verdict.occurrence : verdict.run.scheduledFor;
  const name = verdict.kind === "over" ? "deadman-over" : "deadman";
  const letter =
    verdict.kind === "over" ? composeDeadManOver(verdict, input) : composeDeadMan(verdict, input);
  return {
    id: `${deadManPrefix(name, { tenant: tenant.id, report: report.id })}${at.toISOString()}`,
    tenant: tenant.id,
    purpose: "alert",
    letters: [{ to: parseMailAddress(to.address, to.name), letter }],
    at,
  };
}
