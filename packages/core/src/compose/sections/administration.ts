import type { AuditEvent } from "../../collect/rows/tenant.ts";
import { fill } from "../../locales/fill.ts";
import { cleanText } from "../../text/clean-text.ts";
import { auditWords } from "../audit-words.ts";
import type { Block, StatusCell, TableBlock } from "../document.ts";
import { figuresUnder, figureTable, figureText } from "../figures.ts";
import type { SectionComposer, SectionContext } from "../section.ts";
import { known } from "../words.ts";

/** Changes that a report for reading shows; the workbook has all. */
const READING_LIMIT = 15;

/** What waits for a second administrator, what was changed and by whom, and who has a role. */
export const administration: SectionComposer = {
  id: "administration",
  parts: [
    { sources: ["approval-requests"], compose: (context) => [approvals(context)] },
    { sources: ["audit-events"], compose: (context) => [changes(context)] },
    { sources: ["role-assignments"], compose: (context) => [roleTable(context)] },
  ],
};

/** A justification is free text, which may name a person: only for those who may see names. */
function approvals(context: SectionContext): Block {
  const { assessment, messages, showsPeople } = context;
  const { columns, texts, approvalStatus } = messages;
  if (!showsPeople) {
    const count = figureText("approvals.waiting", context);
    return { kind: "paragraph", text: fill(texts.approvalText, { count }) };
  }
  const waiting = (assessment.snapshot.lists.approvalRequests ?? []).toSorted(
    (one, other) => (one.requestedAt?.getTime() ?? 0) - (other.requestedAt?.getTime() ?? 0),
  );
  return {
    kind: "table",
    id: "approval-requests",
    title: texts.approvalTable,
    emptyText: texts.noApprovals,
    columns: [
      { id: "requested", title: columns.requested, type: "datetime", weight: 1.2 },
      { id: "who", title: columns.who, type: "text", weight: 1.6 },
      { id: "justification", title: columns.justification, type: "text", weight: 3.4 },
      { id: "approveBy", title: columns.approveBy, type: "date", weight: 1.1 },
      { id: "status", title: columns.status, type: "status", weight: 1.6 },
    ],
    rows: waiting.map((request) => [
      request.requestedAt,
      cleanText(request.requestor, 120),
      cleanText(request.justification, 400),
      request.expiresAt,
      { tone: "attention", label: known(approvalStatus, request.status || "unknown") },
    ]),
  };
}

/** Names of what was changed may be those of people: without names there are counts alone. */
function changes(context: SectionContext): TableBlock {
  const { assessment, messages, showsPeople } = context;
  const { texts, auditWord } = messages;
  if (showsPeople) return changeTable(context);
  const { metrics } = assessment.snapshot;
  const kinds = [...figuresUnder("audit.operation.", metrics)].sort(([, one], [, other]) => other - one);
  return figureTable(
    {
      id: "audit-events",
      title: texts.auditStates,
      what: texts.changes,
      figures: [
        [texts.everyPlatform, metrics["audit.events7"]],
        ...kinds.map(([kind, count]) => [known(auditWord, kind), count] as const),
      ],
    },
    context,
  );
}

function changeTable({ assessment, messages }: SectionContext): TableBlock {
  const { columns, texts } = messages;
  const newest = (assessment.snapshot.lists.auditEvents ?? []).toSorted(
    (one, other) => (other.at?.getTime() ?? 0) - (one.at?.getTime() ?? 0),
  );
  const resultCell = ({ result }: AuditEvent): StatusCell | null =>
    result === "" ? null : { tone: resultTone(result), label: known(messages.auditResult, result) };
  return {
    kind: "table",
    id: "audit-events",
    title: texts.auditTable,
    emptyText: texts.noAudit,
    readingLimit: READING_LIMIT,
    columns: [
      { id: "when", title: columns.when, type: "datetime", weight: 1.3 },
      { id: "who", title: columns.who, type: "text", weight: 2 },
      { id: "done", title: columns.done, type: "text", weight: 1.2 },
      { id: "kind", title: columns.kind, type: "text", weight: 1.6 },
      { id: "name", title: columns.name, type: "text", weight: 2 },
      { id: "result", title: columns.result, type: "status", weight: 1.2 },
      { id: "activity", title: columns.activity, type: "text", workbookOnly: true },
      { id: "category", title: columns.category, type: "text", workbookOnly: true },
    ],
    rows: newest.map((event) => {
      const { done, kind } = auditWords(event, messages.auditWord);
      return [
        event.at,
        cleanText(event.actor, 120),
        done,
        kind,
        cleanText(event.resources.join(", "), 300),
        resultCell(event),
        cleanText(event.activity, 200),
        cleanText(event.category, 80),
      ];
    }),
  };
}

function resultTone(result: string): StatusCell["tone"] {
  if (result.toLowerCase() === "success") return "good";
  return /^fail/i.test(result) ? "bad" : "unknown";
}

function roleTable({ assessment, messages, showsPeople }: SectionContext): TableBlock {
  const { columns, texts } = messages;
  const assignments = (assessment.snapshot.lists.roleAssignments ?? []).toSorted((one, other) =>
    one.name < other.name ? -1 : 1,
  );
  return {
    kind: "table",
    id: "role-assignments",
    title: texts.roleTable,
    emptyText: texts.noRoles,
    readingLimit: READING_LIMIT,
    columns: [
      { id: "name", title: columns.name, type: "text", weight: 3 },
      { id: "groups", title: columns.groups, type: "integer", weight: 0.8 },
      { id: "scopes", title: columns.scopes, type: "integer", weight: 0.8 },
      ...(showsPeople
        ? [{ id: "description", title: columns.description, type: "text", weight: 3 } as const]
        : []),
    ],
    rows: assignments.map(({ name, members, resourceScopes, description }) => [
      cleanText(name, 160),
      members.length,
      resourceScopes.length,
      ...(showsPeople ? [cleanText(description, 300)] : []),
    ]),
  };
}
