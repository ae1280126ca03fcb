import type { Plan } from "../../config/plan/plan.ts";
import { daysAhead, daysWithoutAnybody, LOOK_AHEAD_DAYS } from "./absences.ts";
import type { GapFinder, PlanGap } from "./gap.ts";

/** Help, material and messages that are missing, or that nobody keeps. */
export const materialGaps: GapFinder = (input) => [
  ...selfHelp(input.plan),
  ...materialOwner(input.plan),
  ...communications(input),
];

function selfHelp({ selfHelp: links }: Plan): readonly PlanGap[] {
  if (links.length > 0) return [];
  return [
    {
      code: "no-self-help",
      subject: "selfHelp",
      path: null,
      message: "the plan has no page where users help themselves",
      fix: "Add selfHelp with title and url of each page.",
    },
  ];
}

/** Whoever has the task of training when an update asks for it keeps the material. */
function materialOwner({ training, updates }: Plan): readonly PlanGap[] {
  if (training.length === 0 || updates.tasks.training !== undefined) return [];
  return [
    {
      code: "material-without-owner",
      subject: "training",
      path: ["training"],
      message: "no role keeps the training material up to date when features change",
      fix: "Add updates: { tasks: { training: … } } with the id of the role.",
    },
  ];
}

const communications: GapFinder = ({ plan, today }) => {
  if (plan.communications.length === 0) {
    const message = "the plan has no communications calendar";
    const fix = "Add communications: who tells which audience what, and when.";
    return [{ code: "no-communications", subject: "communications", path: null, message, fix }];
  }
  const days = daysAhead(today);
  return plan.communications.flatMap(({ id, owner }, index): readonly PlanGap[] => {
    const role = plan.roles.find((entry) => entry.id === owner);
    const duty = role ?? { holders: [owner], deputies: [] };
    if (daysWithoutAnybody(duty, plan, days).length < days.length) return [];
    const message = `nobody of ${owner} is there in the next ${LOOK_AHEAD_DAYS} days`;
    const fix = "Name another owner.";
    return [
      { code: "communication-owner-absent", subject: id, path: ["communications", index], message, fix },
    ];
  });
};
