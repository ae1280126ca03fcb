import type { ErrorGroup } from "../../assess/error-groups.ts";
import { cleanText } from "../../text/clean-text.ts";
import type { Block, Column } from "../document.ts";
import { actionCell, articleCell, codeCell, errorPlatform, meaningCell } from "../parts/error-cells.ts";
import type { SectionComposer, SectionContext } from "../section.ts";

/** Errors of each kind in a report for reading; the workbook has all. */
const READING_LIMIT = 8;
const MOST_APPS = 3;

/** The errors that users met most in the period: what each means and what is done first, own articles in front. */
export const topErrors: SectionComposer = {
  id: "top-errors",
  parts: [
    { sources: ["enrollment-failures"], compose: (context) => [errorTable("enrollment", context)] },
    { sources: ["apps"], compose: (context) => [errorTable("app-install", context)] },
  ],
};

function errorTable(area: ErrorGroup["area"], context: SectionContext): Block {
  const { columns, texts, helpdesk } = context.messages;
  const groups = context.assessment.errors.filter((group) => group.area === area);
  const isApp = area === "app-install";
  const where: readonly Column[] = isApp
    ? [{ id: "where", title: columns.app, type: "text", weight: 1.5 }]
    : [];
  return {
    kind: "table",
    id: isApp ? "top-app-errors" : "top-enrollment-errors",
    title: isApp ? helpdesk.texts.appErrors : helpdesk.texts.enrollmentErrors,
    emptyText: texts.noErrors,
    readingLimit: READING_LIMIT,
    columns: [
      { id: "code", title: columns.code, type: "link", weight: 1.5 },
      { id: "platform", title: columns.platform, type: "text", weight: 1.1 },
      { id: "count", title: columns.count, type: "integer", weight: 0.7 },
      ...where,
      { id: "meaning", title: columns.meaning, type: "text", weight: 2.6 },
      { id: "action", title: columns.action, type: "text", weight: 3.2 },
      { id: "article", title: helpdesk.columns.article, type: "link", weight: 1.5 },
    ],
    rows: groups.map((group) => [
      codeCell(group),
      errorPlatform(group, context),
      group.count,
      ...(isApp ? [appNames(group, context)] : []),
      meaningCell(group, context),
      actionCell(group, context),
      articleCell(group, context),
    ]),
  };
}

function appNames({ apps }: ErrorGroup, { format }: SectionContext): string {
  return format.list(apps.slice(0, MOST_APPS).map((app) => cleanText(app, 60)));
}
