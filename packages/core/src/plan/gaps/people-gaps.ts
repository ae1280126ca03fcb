import { FOCUS_AREAS, type Role } from "../../config/plan/plan.ts";
import { isAway } from "../../people/who-acts.ts";
import { PLAN_APPROVERS, planApprovers } from "../versions/plan-approvers.ts";
import { daysAhead, daysWithoutAnybody, LOOK_AHEAD_DAYS } from "./absences.ts";
import type { GapFinder, PlanGap } from "./gap.ts";

/** Roles for which nobody stands in, on paper or on a day soon. */
export const roleGaps: GapFinder = ({ plan, today }) => {
  const days = daysAhead(today);
  return plan.roles.flatMap((role, index): readonly PlanGap[] => {
    const at = { subject: role.id, path: ["roles", index] };
    const deputy = deputyGap(role);
    const open = daysWithoutAnybody(role, plan, days);
    const [first] = open;
    const uncovered: readonly PlanGap[] =
      first === undefined
        ? []
        : [
            {
              ...at,
              code: "role-uncovered",
              message: `nobody of the role is there on ${first}${open.length > 1 ? ` and on ${open.length - 1} more of the next ${LOOK_AHEAD_DAYS} days` : ""}: whoever has it or stands in is away`,
              fix: "Name a further deputy, or move an absence.",
            },
          ];
    return [...(deputy === null ? [] : [{ ...at, ...deputy }]), ...uncovered];
  });
};

function deputyGap({ holders, deputies }: Role): Pick<PlanGap, "code" | "message" | "fix"> | null {
  const fix = "Name somebody who does not hold the role under deputies.";
  if (deputies.length === 0) return { code: "role-without-deputy", message: "the role has no deputy", fix };
  return deputies.every((deputy) => holders.includes(deputy))
    ? { code: "role-deputy-is-holder", message: "every deputy of the role also holds it", fix }
    : null;
}

/** A plan that nobody may approve. */
export const approverGaps: GapFinder = ({ plan }) =>
  planApprovers(plan).length > 0
    ? []
    : [
        {
          code: "no-plan-approver",
          subject: "roles",
          path: null,
          message: "the plan has no role that approves it",
          fix: `Add a role with the id ${PLAN_APPROVERS.join(" or ")} under roles.`,
        },
      ];

/** People whose deputy is away on a day on which they are away themselves. */
export const deputyGaps: GapFinder = ({ plan, today }) => {
  const days = daysAhead(today);
  return plan.people.flatMap((person, index) =>
    person.absences.flatMap((absence, place): readonly PlanGap[] => {
      const deputy = plan.people.find(({ id }) => id === (absence.deputy ?? person.deputy));
      const day = days.find(
        (one) => absence.from <= one && one <= absence.to && deputy !== undefined && isAway(deputy, one),
      );
      if (deputy === undefined || day === undefined) return [];
      return [
        {
          code: "deputy-absent",
          subject: person.id,
          path: ["people", index, "absences", place],
          message: `${deputy.name}, who stands in for ${person.name}, is away on ${day}, too`,
          fix: "Name another deputy for this absence.",
        },
      ];
    }),
  );
};

/** Routines that nobody could carry out soon, and parts of the work without any. */
export const routineGaps: GapFinder = ({ plan, today }) => {
  const days = daysAhead(today);
  const unmanned = plan.routines.flatMap((routine, index): readonly PlanGap[] => {
    const role = plan.roles.find(({ id }) => id === routine.role);
    if (role !== undefined && daysWithoutAnybody(role, plan, days).length < days.length) return [];
    return [
      {
        code: "routine-without-person",
        subject: routine.id,
        path: ["routines", index],
        message: `nobody of the role ${routine.role} is there in the next ${LOOK_AHEAD_DAYS} days`,
        fix: "Give the routine to another role, or name a further deputy.",
      },
    ];
  });
  const empty = FOCUS_AREAS.filter((area) => !plan.routines.some((routine) => routine.area === area));
  return [
    ...unmanned,
    ...empty.map(
      (area): PlanGap => ({
        code: "area-without-routine",
        subject: area,
        path: ["routines"],
        message: `no routine belongs to the area ${area}`,
        fix: `Add a routine with area: ${area}, or give one of yours that area.`,
      }),
    ),
  ];
};
