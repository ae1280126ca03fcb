import {
  DEPLOYMENT_STATUSES,
  type DeploymentState,
  type DeploymentStatus,
} from "../../assess/deployments/deployment-state.ts";
import { runningDeployments } from "../../assess/deployments/running-deployments.ts";
import { fill } from "../../locales/fill.ts";
import type { Block, Cell, TableBlock } from "../document.ts";
import { deploymentChart } from "../parts/deployment-chart.ts";
import { statusCell, whyText } from "../parts/deployment-words.ts";
import { dayOf, ownerName } from "../plan-words.ts";
import type { SectionComposer, SectionContext } from "../section.ts";

const CHARTS = 3;
const READING_LIMIT = 20;
const SETTLED: ReadonlySet<DeploymentStatus> = new Set(["done", "closed", "notStarted"]);
const FOLLOWS: ReadonlySet<DeploymentStatus> = new Set(["onPlan", "ahead", "done"]);
/** A line needs two days. */
const LEAST_POINTS = 2;

/** How planned deployments stand against the plan, the worst first, and the course of the worst. */
export const deployments: SectionComposer = {
  id: "deployments",
  // Each row says for itself what could not be read: which source it needs depends on the plan.
  parts: [{ sources: [], compose }],
};

function compose(context: SectionContext): readonly Block[] {
  const states = worstFirst(context.assessment.practice.deployments);
  if (states.length === 0) return [deploymentTable(states, context)];
  const charted = states.filter(isCharted).slice(0, CHARTS);
  return [
    ...summary(states, context),
    deploymentTable(states, context),
    ...unknownList(states, context),
    ...charted.map((state) => deploymentChart(state, context)),
  ];
}

function worstFirst(states: readonly DeploymentState[]): readonly DeploymentState[] {
  const rank = ({ status }: DeploymentState): number => DEPLOYMENT_STATUSES.indexOf(status);
  return [...states].sort(
    (one, other) => rank(one) - rank(other) || (one.deployment.end < other.deployment.end ? -1 : 1),
  );
}

function isCharted({ status, history }: DeploymentState): boolean {
  const measured = history.filter(({ actual }) => actual !== null);
  return !SETTLED.has(status) && measured.length >= LEAST_POINTS;
}

function summary(
  states: readonly DeploymentState[],
  { assessment, messages, format }: SectionContext,
): readonly Block[] {
  const { texts, follow, unknownCount } = messages.deployments;
  const running = runningDeployments(states, assessment.practice.at);
  if (running.length === 0) return [{ kind: "paragraph", text: texts.noneUnderWay }];
  const following = running.filter(({ status }) => FOLLOWS.has(status)).length;
  const unknown = running.filter(({ status }) => status === "unknown").length;
  const counted = fill(format.plural(running.length, follow), { count: format.integer(following) });
  const text = unknown === 0 ? counted : `${counted} ${format.plural(unknown, unknownCount)}`;
  return [{ kind: "paragraph", text }];
}

function deploymentTable(states: readonly DeploymentState[], context: SectionContext): TableBlock {
  const { columns } = context.messages;
  const { texts } = context.messages.deployments;
  return {
    kind: "table",
    id: "deployments",
    title: texts.table,
    emptyText: texts.none,
    readingLimit: READING_LIMIT,
    columns: [
      { id: "title", title: columns.title, type: "text", weight: 3 },
      { id: "kind", title: columns.kind, type: "text", weight: 1.3 },
      { id: "owner", title: columns.owner, type: "text", weight: 1.5 },
      { id: "lastDay", title: texts.lastDay, type: "date", weight: 1.2 },
      { id: "planned", title: texts.planned, type: "percent", weight: 1 },
      { id: "actual", title: texts.actual, type: "percent", weight: 0.9 },
      { id: "state", title: columns.state, type: "status", weight: 1.3 },
      { id: "forecast", title: texts.forecast, type: "date", weight: 1.2 },
      { id: "reached", title: texts.reached, type: "integer", workbookOnly: true },
      { id: "failed", title: columns.failed, type: "integer", workbookOnly: true },
      { id: "population", title: texts.population, type: "integer", workbookOnly: true },
    ],
    rows: states.map((state) => row(state, context)),
  };
}

function row(state: DeploymentState, context: SectionContext): readonly Cell[] {
  const { messages, plan, format } = context;
  const { deployment, planned, actual, measured, forecast } = state;
  const reach = measured.known ? measured.reach : null;
  return [
    deployment.title[format.locale],
    messages.deployments.kind[deployment.kind],
    ownerName(deployment.owner, plan, format.locale),
    dayOf(deployment.end),
    planned / 100,
    actual === null ? null : actual / 100,
    statusCell(state, context),
    dayOf(forecast),
    reach?.reached ?? null,
    reach?.failed ?? null,
    reach?.population ?? null,
  ];
}

function unknownList(states: readonly DeploymentState[], context: SectionContext): readonly Block[] {
  const items = states.flatMap(({ status, deployment, measured }) =>
    status !== "unknown" || measured.known
      ? []
      : [{ text: deployment.title[context.format.locale], detail: whyText(measured.why, context) }],
  );
  if (items.length === 0) return [];
  const { texts } = context.messages.deployments;
  return [
    { kind: "paragraph", text: `${texts.notKnown}:`, muted: true },
    { kind: "list", items: items.slice(0, READING_LIMIT) },
  ];
}
