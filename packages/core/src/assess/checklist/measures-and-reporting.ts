import { words } from "../../practice/words.ts";
import { latest } from "../../routines/evidence/evidence.ts";
import { addDays } from "../days.ts";
import type { ChecklistFinding, ChecklistInput, ChecklistRule } from "./checklist-item.ts";

/** Days within which each stakeholder was reported to. */
const VALID_DAYS = 40;

/** Each measure that the organisation follows has a target with owner and date, and each stakeholder is reported to. */
export const measuresAndReporting: ChecklistRule = {
  id: "measures-and-reporting",
  area: "planning",
  validDays: VALID_DAYS,
  roles: ["om-owner"],
  judge,
};

function judge(input: ChecklistInput): ChecklistFinding {
  const { targets } = input.plan;
  const set = targets.filter(({ owner, approvedOn }) => owner !== null && approvedOn !== null).length;
  const people = stakeholders(input);
  const scheduled = people.filter(({ reports }) => reports.length > 0).length;
  const told = people.flatMap((person) => lastTold(person, input) ?? []);
  const evidenceAt = latest(told);
  const evidence = [
    words(set === targets.length && set > 0 ? "targetsSet" : "targetsOpen", { set, total: targets.length }),
    ...(people.length === 0 ? [words("noStakeholders")] : []),
    ...(people.length > 0
      ? [
          words(told.length === people.length ? "stakeholdersTold" : "stakeholdersUntold", {
            told: told.length,
            total: people.length,
          }),
        ]
      : []),
  ];
  const openTargets = targets.length - set;
  const lacking = openTargets + (people.length - scheduled);
  if (targets.length === 0 || people.length === 0 || lacking > 1)
    return {
      state: "red",
      evidence,
      evidenceAt,
      next: openTargets > 0 || targets.length === 0 ? "approveTargets" : "scheduleStakeholders",
    };
  if (lacking === 1)
    return {
      state: "amber",
      evidence,
      evidenceAt,
      next: openTargets === 1 ? "approveTargets" : "scheduleStakeholders",
    };
  if (told.length < people.length) return { state: "amber", evidence, evidenceAt, next: "sendStakeholders" };
  return { state: "green", evidence, evidenceAt, next: null };
}

interface Stakeholder {
  readonly address: string;
  /** Ids of the reports that they get on a schedule. */
  readonly reports: readonly string[];
}

function stakeholders({ plan }: ChecklistInput): readonly Stakeholder[] {
  const audiences = plan.audiences.filter(({ kind }) => kind === "stakeholders");
  return plan.people
    .filter(({ id }) => audiences.some(({ members }) => members.includes(id)))
    .map(({ id, address }) => ({
      address: address.toLowerCase(),
      reports: plan.reports
        .filter(
          ({ schedule, audience }) =>
            schedule !== null && audiences.some((one) => one.id === audience && one.members.includes(id)),
        )
        .map((report) => report.id),
    }));
}

function lastTold({ address, reports }: Stakeholder, { log, at }: ChecklistInput): Date | null {
  const received = log.deliveries.filter(
    ({ recipient, report, state, at: time }) =>
      recipient.toLowerCase() === address &&
      reports.includes(report) &&
      state === "accepted" &&
      time <= at &&
      time > addDays(at, -VALID_DAYS),
  );
  return latest(received.map((delivery) => delivery.at));
}
