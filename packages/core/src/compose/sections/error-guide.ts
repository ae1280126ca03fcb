import type { Assessment } from "../../assess/assessment.ts";
import { fill } from "../../locales/fill.ts";
import { cleanText } from "../../text/clean-text.ts";
import type { Block, ListBlock } from "../document.ts";
import { EVERY_FEED, type SectionComposer, type SectionContext } from "../section.ts";
import { isAnnounced } from "../parts/audience-updates.ts";
import { actionCell, codeCell, errorPlatform, meaningCell } from "../parts/error-cells.ts";

const CALL_ITEMS = 6;

/** For the help desk: what users will call about, and the first action for each error that was met. */
export const errorGuide: SectionComposer = {
  id: "error-guide",
  parts: [
    {
      sources: ["service-issues", "apps", "service-messages", EVERY_FEED],
      needs: "any",
      compose: callList,
    },
    { sources: ["apps", "enrollment-failures"], needs: "any", compose: (context) => [errorTable(context)] },
  ],
};

function callList({ assessment, messages, format }: SectionContext, whole: boolean): readonly Block[] {
  const { texts } = messages;
  const open = (assessment.snapshot.lists.serviceIssues ?? []).filter(({ resolved }) => !resolved);
  const failing = failingNow(assessment).slice(0, 3);
  const items: ListBlock["items"] = [
    ...open.map((issue) => ({
      text: fill(texts.callAboutIncident, { title: cleanText(issue.title, 160) }),
      detail: cleanText(issue.impact, 280),
    })),
    ...failing.map(({ app, platform, count }) => ({
      text: fill(texts.callAboutApp, { app: cleanText(app, 80), count: format.people(count) }),
      detail: cleanText(platform, 60),
    })),
    ...assessment.updates
      .filter((state) => state.fresh && isAnnounced(state))
      .slice(0, 3)
      .map(({ update }) => ({
        text: fill(texts.callAboutChange, { title: cleanText(update.title, 160) }),
        detail: cleanText(update.summary, 200),
      })),
  ];
  if (items.length > 0) return [{ kind: "list", items: items.slice(0, CALL_ITEMS) }];
  return whole ? [{ kind: "list", items: [{ text: texts.callAboutNothing }] }] : [];
}

/** Apps by the failures of the period: what failed months ago is nothing that users call about now. */
function failingNow({
  snapshot,
  period,
}: Assessment): readonly { app: string; platform: string; count: number }[] {
  const recent = (snapshot.lists.appFailures ?? []).filter(({ at }) => at !== null && at > period.from);
  return [...Map.groupBy(recent, ({ appId }) => appId).values()]
    .flatMap((failures) => {
      const [first] = failures;
      return first === undefined
        ? []
        : [{ app: first.appName, platform: first.platform, count: failures.length }];
    })
    .sort((one, other) => other.count - one.count || (one.app < other.app ? -1 : 1));
}

function errorTable(context: SectionContext): Block {
  const { columns, texts } = context.messages;
  return {
    kind: "table",
    id: "errors",
    title: texts.errorActions,
    emptyText: texts.noErrors,
    readingLimit: 20,
    columns: [
      { id: "code", title: columns.code, type: "link", weight: 1.4 },
      { id: "platform", title: columns.platform, type: "text", weight: 1 },
      { id: "count", title: columns.count, type: "integer", weight: 0.7 },
      { id: "where", title: columns.where, type: "text", weight: 1.6 },
      { id: "meaning", title: columns.meaning, type: "text", weight: 2.4 },
      { id: "action", title: columns.action, type: "text", weight: 3.4 },
    ],
    rows: context.assessment.errors.map((group) => [
      codeCell(group),
      errorPlatform(group, context),
      group.count,
      group.area === "enrollment"
        ? context.messages.sources["enrollment-failures"]
        : context.format.list(group.apps.slice(0, 3).map((app) => cleanText(app, 60))),
      meaningCell(group, context),
      actionCell(group, context),
    ]),
  };
}
