import type { SourceId } from "../../collect/source.ts";
import { words } from "../../practice/words.ts";
import { latest } from "../../routines/evidence/evidence.ts";
import { judgeExpiries } from "../expiries.ts";
import type { ChecklistFinding, ChecklistInput, ChecklistRule } from "./checklist-item.ts";

const GOOD_DAYS = 30;
const FAIR_DAYS = 7;
const SOURCES: readonly SourceId[] = [
  "apple-push-certificate",
  "vpp-tokens",
  "ade-tokens",
  "app-credentials",
];

/** What ends on a date is known, is looked at of late, and has time left. */
export const certificatesWatched: ChecklistRule = {
  id: "certificates-watched",
  area: "operations",
  validDays: 3,
  roles: ["intune-admin", "om-owner"],
  judge,
};

function judge({ snapshot, log, at }: ChecklistInput): ChecklistFinding {
  const evidenceAt = latest(log.collections.filter((time) => time <= at));
  const read = snapshot.coverage.filter(({ source }) => SOURCES.includes(source));
  const unread = read.filter(({ status }) => status === "unreadable" || status === "incomplete");
  const expiries = judgeExpiries(snapshot.lists.expiries ?? [], at).filter(
    ({ standing }) => standing === "vital",
  );
  const days = expiries.flatMap(({ daysLeft }) => daysLeft ?? []);
  const left = days.length === 0 ? null : Math.min(...days);
  const watch = evidenceAt === null ? words("notWatched") : words("watched", { at: evidenceAt });
  // What ends in a week is red, whatever else could not be read.
  if (left !== null && left <= FAIR_DAYS)
    return {
      state: "red",
      evidence: [words("earliestExpiry", { days: left }), watch],
      evidenceAt,
      next: "renewExpiring",
    };
  if (unread.length > 0 || read.length === 0 || days.length < expiries.length)
    return { state: "unknown", evidence: [words("expiryUnread"), watch], evidenceAt, next: "grantAccess" };
  const evidence = [left === null ? words("noExpiry") : words("earliestExpiry", { days: left }), watch];
  if (left !== null && left <= GOOD_DAYS)
    return { state: "amber", evidence, evidenceAt, next: "renewExpiring" };
  if (evidenceAt === null) return { state: "amber", evidence, evidenceAt, next: "collect" };
  return { state: "green", evidence, evidenceAt, next: null };
}
