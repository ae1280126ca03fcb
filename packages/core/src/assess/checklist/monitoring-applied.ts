import { addWorkingDays } from "../../calendar/work-calendar.ts";
import { entriesOf } from "../../practice/journal-entry.ts";
import { words } from "../../practice/words.ts";
import { latest } from "../../routines/evidence/evidence.ts";
import { addDays } from "../days.ts";
import type { ChecklistFinding, ChecklistInput, ChecklistRule } from "./checklist-item.ts";

const GOOD_SHARE = 0.95;
const FAIR_SHARE = 0.8;

/** The scheduled monitoring was carried out, and a person has looked at what it brought. */
export const monitoringApplied: ChecklistRule = {
  id: "monitoring-applied",
  area: "operations",
  validDays: 4,
  roles: ["intune-admin", "om-owner"],
  judge,
};

function judge(input: ChecklistInput): ChecklistFinding {
  const { schedules, expected, met, longestGap, lastAt } = input.monitoring;
  if (schedules === 0)
    return { state: "red", evidence: [words("noSchedule")], evidenceAt: null, next: "scheduleReports" };
  const share = expected === 0 ? 0 : met / expected;
  const hasGap = longestGap > 1;
  const look = lastLook(input);
  const isFresh = look !== null && look >= freshSince(input);
  const evidence = [
    words("monitored", { met, expected }),
    ...(hasGap ? [words("monitoringGap", { missed: longestGap })] : []),
    look === null ? words("notLooked") : words("looked", { at: look }),
  ];
  const evidenceAt = latest([lastAt, look].filter((at) => at !== null));
  if (share < FAIR_SHARE) return { state: "red", evidence, evidenceAt, next: "runReports" };
  if (share < GOOD_SHARE || hasGap) return { state: "amber", evidence, evidenceAt, next: "runReports" };
  if (!isFresh) return { state: "amber", evidence, evidenceAt, next: "goThroughRound" };
  return { state: "green", evidence, evidenceAt, next: null };
}

/** When a person last went through a round, or did a routine of operations. */
function lastLook({ plan, log, at }: ChecklistInput): Date | null {
  const ofOperations = new Set(plan.routines.filter(({ area }) => area === "operations").map(({ id }) => id));
  const rounds = entriesOf(log.journal, "roundDone");
  const done = entriesOf(log.journal, "routineDone").filter(({ routine }) => ofOperations.has(routine));
  return latest([...rounds, ...done].map((entry) => entry.at).filter((time) => time <= at));
}

/** Since when a look is fresh: within the interval of the monitoring, days without work left out. */
function freshSince({ monitoring, calendar, at }: ChecklistInput): Date {
  const days = Math.max(1, Math.ceil(monitoring.intervalDays ?? 1));
  if (days > 3) return addDays(at, -days);
  // The end of the working day before the first one that counts.
  return addWorkingDays(at, -(days + 1), calendar);
}
