import type { AudienceKind } from "../../config/plan/plan.ts";
import type { GapFinder, PlanGap } from "./gap.ts";

/** Reports that go out only when somebody thinks of it. */
export const reportGaps: GapFinder = ({ plan }) =>
  plan.reports.flatMap((report, index): readonly PlanGap[] =>
    report.schedule !== null
      ? []
      : [
          {
            code: "report-without-schedule",
            subject: report.id,
            path: ["reports", index],
            message: "the report has no schedule, so it goes out by hand alone",
            fix: "Add schedule, for example 0 7 * * MON.",
          },
        ],
  );

/** Stakeholders to whom no report goes. */
export const stakeholderGaps: GapFinder = ({ plan }) => {
  const told = new Set(plan.reports.map(({ audience }) => audience));
  const readers = new Set(plan.audiences.flatMap(({ id, members }) => (told.has(id) ? members : [])));
  return plan.audiences.flatMap((audience, index): readonly PlanGap[] => {
    if (audience.kind !== "stakeholders" || told.has(audience.id)) return [];
    const fix = "Add a report for the audience, or put them into one that gets a report.";
    const gap = { code: "stakeholder-without-report", path: ["audiences", index], fix } as const;
    const people = audience.members.filter((id) => !readers.has(id));
    const outside = audience.group !== null || audience.rule !== null;
    return [
      ...people.map((subject) => ({
        ...gap,
        subject,
        message: `${subject} is a stakeholder and gets no report`,
      })),
      ...(outside ? [{ ...gap, subject: audience.id, message: "no report goes to these stakeholders" }] : []),
    ];
  });
};

/** Readers whose messages are about their devices. */
const WITH_DEVICES: readonly AudienceKind[] = ["users", "newcomers", "helpdesk"];

/** Audiences that hear of every platform because nobody has said which ones they have. */
export const audienceGaps: GapFinder = ({ plan }) =>
  plan.audiences.flatMap((audience, index): readonly PlanGap[] =>
    audience.platforms !== null || !WITH_DEVICES.includes(audience.kind)
      ? []
      : [
          {
            code: "audience-without-platforms",
            subject: audience.id,
            path: ["audiences", index],
            message: "the audience has no platforms, so it is told of changes on all of them",
            fix: "Add platforms: the ones that its members use or answer for.",
          },
        ],
  );

/** Readers whom the checklist asks about one by one. */
const FOLLOWED: readonly AudienceKind[] = ["stakeholders", "administrators"];

/** Audiences of which the checklist knows nobody: it can only follow people of the plan. */
export const followedGaps: GapFinder = ({ plan }) =>
  plan.audiences.flatMap((audience, index): readonly PlanGap[] =>
    audience.members.length > 0 || !FOLLOWED.includes(audience.kind)
      ? []
      : [
          {
            code: "audience-without-people",
            subject: audience.id,
            path: ["audiences", index],
            message: "the audience names nobody, and the checklist can only follow people of the plan",
            fix: "Add members: ids of people whom the checklist is to follow, beside the group or rule.",
          },
        ],
  );
