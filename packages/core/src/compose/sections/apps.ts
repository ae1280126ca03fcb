import type { AppInstallState } from "../../collect/rows/app.ts";
import { fill } from "../../locales/fill.ts";
import { cleanText } from "../../text/clean-text.ts";
import { appAssignments } from "../parts/app-assignments.ts";
import { appLicenceTable } from "../parts/app-licence-table.ts";
import type { Block } from "../document.ts";
import type { SectionComposer, SectionContext } from "../section.ts";

const CHART_BARS = 8;

/** Apps with failed installations, each failure for those who work with them, licences and assignments. */
export const apps: SectionComposer = {
  id: "apps",
  parts: [
    { sources: ["apps"], compose },
    { sources: ["app-licences"], compose: (context) => [appLicenceTable(context)] },
    { sources: ["app-assignments"], compose: appAssignments },
  ],
};

function compose(context: SectionContext): readonly Block[] {
  const failing = (context.assessment.snapshot.lists.apps ?? [])
    .filter(({ failed }) => failed > 0)
    .sort((one, other) => other.failed - one.failed || (one.name < other.name ? -1 : 1));
  const blocks = [...failureChart(failing, context), appTable(failing, context)];
  return context.showsPeople ? [...blocks, failureTable(context)] : blocks;
}

function failureChart(
  failing: readonly AppInstallState[],
  { messages, format }: SectionContext,
): readonly Block[] {
  const [worst] = failing;
  if (worst === undefined) return [];
  const { texts } = messages;
  return [
    {
      kind: "chart",
      title: texts.failureChart,
      description: fill(texts.failureChartText, {
        app: cleanText(worst.name, 80),
        count: format.people(worst.failed),
      }),
      chart: {
        type: "bar",
        unit: texts.unitFailures,
        bars: failing
          .slice(0, CHART_BARS)
          .map(({ name, failed }) => ({ label: cleanText(name, 60), value: failed, tone: "bad" as const })),
      },
    },
  ];
}

function appTable(failing: readonly AppInstallState[], { messages }: SectionContext): Block {
  const { columns, texts } = messages;
  return {
    kind: "table",
    id: "apps",
    title: texts.appTable,
    emptyText: texts.noApps,
    readingLimit: 20,
    columns: [
      { id: "app", title: columns.app, type: "text", weight: 3 },
      { id: "platform", title: columns.platform, type: "text", weight: 1.2 },
      { id: "installed", title: columns.installed, type: "integer", weight: 1 },
      { id: "failed", title: columns.failed, type: "integer", weight: 1 },
      { id: "pending", title: columns.pending, type: "integer", weight: 1 },
      { id: "share", title: columns.share, type: "percent", weight: 1 },
    ],
    rows: failing.map((app) => [
      cleanText(`${app.name} ${app.version}`, 160),
      cleanText(app.platform, 60),
      app.installed,
      app.failed,
      app.pending,
      app.failed / (app.installed + app.failed),
    ]),
  };
}

function failureTable({ assessment, messages }: SectionContext): Block {
  const { columns, texts } = messages;
  return {
    kind: "table",
    id: "app-failures",
    title: texts.appFailureTable,
    emptyText: texts.noApps,
    readingLimit: 25,
    columns: [
      { id: "app", title: columns.app, type: "text", weight: 2 },
      { id: "device", title: columns.device, type: "text", weight: 1.6 },
      { id: "user", title: columns.user, type: "text", weight: 2.2 },
      { id: "platform", title: columns.platform, type: "text", weight: 1 },
      { id: "code", title: columns.code, type: "text", weight: 1.2 },
      { id: "when", title: columns.when, type: "datetime", weight: 1.3 },
    ],
    rows: [...(assessment.snapshot.lists.appFailures ?? [])]
      .sort((one, other) => (other.at?.getTime() ?? 0) - (one.at?.getTime() ?? 0))
      .map((failure) => [
        cleanText(failure.appName, 120),
        cleanText(failure.deviceName),
        cleanText(failure.userPrincipalName, 120),
        cleanText(failure.platform, 40),
        cleanText(failure.code, 60),
        failure.at,
      ]),
  };
}
