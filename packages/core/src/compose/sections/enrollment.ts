import type { EnrollmentFailure } from "../../collect/rows/enrollment.ts";
import { fill } from "../../locales/fill.ts";
import { cleanText } from "../../text/clean-text.ts";
import { autopilotDeployments, autopilotDevices } from "../parts/autopilot.ts";
import type { Block } from "../document.ts";
import type { SectionComposer, SectionContext } from "../section.ts";
import { known } from "../words.ts";

/** Failed enrollments by reason, each one for those who follow up, and how Windows Autopilot fares. */
export const enrollment: SectionComposer = {
  id: "enrollment",
  parts: [
    { sources: ["enrollment-failures"], compose },
    { sources: ["autopilot-devices"], onlyIfSetUp: true, compose: autopilotDevices },
    { sources: ["autopilot-events"], onlyIfSetUp: true, compose: autopilotDeployments },
  ],
};

function compose(context: SectionContext): readonly Block[] {
  const failures = [...(context.assessment.snapshot.lists.enrollmentFailures ?? [])].sort(
    (one, other) => (other.at?.getTime() ?? 0) - (one.at?.getTime() ?? 0),
  );
  const chart = reasonChart(failures, context);
  // A row of the table is what one person tried, to the minute.
  return context.showsPeople || failures.length === 0 ? [...chart, failureTable(failures, context)] : chart;
}

function reasonChart(
  failures: readonly EnrollmentFailure[],
  { messages, format }: SectionContext,
): readonly Block[] {
  const counted = [...Map.groupBy(failures, ({ category }) => category)]
    .map(([reason, members]) => ({ reason: known(messages.enrollmentReason, reason), count: members.length }))
    .sort((one, other) => other.count - one.count || (one.reason < other.reason ? -1 : 1));
  const [most] = counted;
  if (most === undefined) return [];
  const { texts } = messages;
  return [
    {
      kind: "chart",
      title: texts.enrollmentChart,
      description: fill(texts.enrollmentChartText, {
        reason: most.reason,
        count: format.people(most.count),
      }),
      chart: {
        type: "bar",
        unit: texts.unitFailures,
        bars: counted.map(({ reason, count }) => ({
          label: reason,
          value: count,
          tone: "attention" as const,
        })),
      },
    },
  ];
}

/** The reason is free text of the service, which may name a person: only for those who may see names. */
function failureTable(
  failures: readonly EnrollmentFailure[],
  { messages, showsPeople }: SectionContext,
): Block {
  const { columns, texts } = messages;
  return {
    kind: "table",
    id: "enrollment-failures",
    title: texts.enrollmentTable,
    emptyText: texts.noFailures,
    readingLimit: 25,
    columns: [
      { id: "when", title: columns.when, type: "datetime", weight: 1.3 },
      { id: "platform", title: columns.platform, type: "text", weight: 1.3 },
      { id: "category", title: columns.why, type: "text", weight: 2 },
      ...(showsPeople ? [{ id: "reason", title: columns.reason, type: "text", weight: 3 } as const] : []),
      ...(showsPeople
        ? [{ id: "user", title: columns.user, type: "text", workbookOnly: true } as const]
        : []),
      {
        id: "enrollmentType",
        title: columns.enrollmentType,
        type: "text",
        weight: 1.8,
        workbookOnly: true,
      },
    ],
    rows: failures.map((failure) => [
      failure.at,
      cleanText(`${failure.os} ${failure.osVersion}`, 80),
      known(messages.enrollmentReason, failure.category),
      ...(showsPeople ? [cleanText(failure.reason), cleanText(failure.userId, 60)] : []),
      cleanText(failure.enrollmentType, 80),
    ]),
  };
}
