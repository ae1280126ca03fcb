import type { FailingApp } from "../../assess/failing-apps.ts";
import type { ErrorGroup } from "../../assess/error-groups.ts";
import { fill } from "../../locales/fill.ts";
import { cleanText } from "../../text/clean-text.ts";
import type { Block } from "../document.ts";
import { actionCell } from "../parts/error-cells.ts";
import type { SectionComposer, SectionContext } from "../section.ts";

/** Apps that have begun to fail since an earlier collection, and what that means. */
export const failingApps: SectionComposer = {
  id: "failing-apps",
  parts: [{ sources: ["apps"], compose }],
};

function compose(context: SectionContext): readonly Block[] {
  const { columns, helpdesk } = context.messages;
  const { apps } = context.assessment.newFailures;
  return [
    {
      kind: "table",
      id: "failing-apps",
      title: helpdesk.texts.failingTable,
      emptyText: helpdesk.texts.noneFailing,
      columns: [
        { id: "app", title: columns.app, type: "text", weight: 2.2 },
        { id: "change", title: helpdesk.columns.change, type: "status", weight: 1 },
        { id: "failed", title: columns.failed, type: "integer", weight: 1 },
        { id: "before", title: helpdesk.columns.before, type: "integer", weight: 1.1 },
        { id: "code", title: columns.code, type: "text", weight: 1.3 },
        { id: "action", title: columns.action, type: "text", weight: 3.4 },
      ],
      rows: apps.map((failing) => [
        cleanText(`${failing.app.name} ${failing.app.version}`, 160),
        { tone: "bad", label: helpdesk.change[failing.change] },
        failing.app.failed,
        failing.before,
        failing.code === null ? null : cleanText(failing.code, 60),
        actionOf(failing, context),
      ]),
    },
    { kind: "paragraph", text: basisText(context), muted: true },
  ];
}

/** What the help desk does first about the code that most of its failures have. */
function actionOf({ app, code }: FailingApp, context: SectionContext): string | null {
  const group = context.assessment.errors.find((error) => hasApp(error, app.name) && error.code === code);
  return group === undefined ? null : actionCell(group, context);
}

function hasApp({ area, apps }: ErrorGroup, name: string): boolean {
  return area === "app-install" && apps.includes(name);
}

/** What "begun" means here: whoever reads it must know what was compared. */
function basisText({ assessment, messages, format }: SectionContext): string {
  const { comparedWith } = assessment.newFailures;
  const { texts } = messages.helpdesk;
  return comparedWith === null
    ? fill(texts.byDates, { at: format.dateTime(assessment.period.from) })
    : fill(texts.comparedWith, { at: format.dateTime(comparedWith) });
}
