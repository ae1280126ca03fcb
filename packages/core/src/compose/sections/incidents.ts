import { addDays } from "../../assess/days.ts";
import { issueSince } from "../../assess/issue-since.ts";
import type { ServiceIssue } from "../../collect/rows/service.ts";
import { cleanText } from "../../text/clean-text.ts";
import type { Block } from "../document.ts";
import type { SectionComposer, SectionContext } from "../section.ts";
import { issueCell, known } from "../words.ts";

/** Incidents and advisories that are open, or were during the period. */
export const incidents: SectionComposer = {
  id: "incidents",
  parts: [{ sources: ["service-issues"], compose }],
};

function compose({ assessment, messages }: SectionContext): readonly Block[] {
  const { columns, texts } = messages;
  const issues = (assessment.snapshot.lists.serviceIssues ?? [])
    .filter((issue) => !issue.resolved || touches(issue, assessment.period))
    .sort(openFirst);
  return [
    {
      kind: "table",
      id: "incidents",
      title: texts.incidentTable,
      emptyText: texts.noIncidents,
      columns: [
        { id: "title", title: columns.title, type: "text", weight: 3 },
        { id: "status", title: columns.status, type: "status", weight: 1.4 },
        { id: "since", title: columns.since, type: "datetime", weight: 1.2 },
        { id: "impact", title: columns.impact, type: "text", weight: 3.2 },
        { id: "kind", title: columns.kind, type: "text", weight: 1.3 },
        { id: "id", title: columns.code, type: "text", weight: 1 },
      ],
      rows: issues.map((issue) => [
        cleanText(issue.title),
        issueCell(issue, messages),
        issueSince(issue),
        cleanText(issue.impact),
        known(messages.issueClass, issue.classification.toLowerCase()),
        cleanText(issue.id, 40),
      ]),
    },
  ];
}

function touches(issue: ServiceIssue, period: { readonly from: Date; readonly to: Date }): boolean {
  const end = issue.endAt ?? issue.updatedAt ?? addDays(period.from, -1);
  return end > period.from;
}

function openFirst(one: ServiceIssue, other: ServiceIssue): number {
  if (one.resolved !== other.resolved) return one.resolved ? 1 : -1;
  return (issueSince(other)?.getTime() ?? 0) - (issueSince(one)?.getTime() ?? 0);
}
