import { daysBetween } from "../../assess/days.ts";
import type { Connector } from "../../collect/rows/connection.ts";
import type { Messages } from "../../locales/en.ts";
import { cleanText } from "../../text/clean-text.ts";
import type { Block, StatusCell } from "../document.ts";
import type { SectionComposer, SectionContext } from "../section.ts";
import { known } from "../words.ts";

/** The console calls a connector unhealthy when it was silent for more than three days. */
const SILENT_DAYS = 3;

/** Connections to other systems, and the services that Intune leans on. */
export const connectors: SectionComposer = {
  id: "connectors",
  parts: [
    { sources: ["mtd-connectors"], compose: connectorTable },
    { sources: ["service-health"], compose: serviceTable },
  ],
};

function connectorTable({ assessment, messages }: SectionContext): readonly Block[] {
  const { columns, texts } = messages;
  const { lists, takenAt } = assessment.snapshot;
  return [
    {
      kind: "table",
      id: "connectors",
      title: texts.connectorTable,
      emptyText: texts.noConnectors,
      columns: [
        { id: "kind", title: columns.kind, type: "text", weight: 1.6 },
        { id: "name", title: columns.name, type: "text", weight: 2.4 },
        { id: "status", title: columns.status, type: "status", weight: 1.2 },
        { id: "lastHeard", title: columns.lastHeard, type: "datetime", weight: 1.5 },
      ],
      rows: (lists.connectors ?? []).map((connector) => [
        messages.connectorKind[connector.kind],
        cleanText(connector.name, 120),
        connectorCell(connector, takenAt, messages),
        connector.lastHeartbeatAt,
      ]),
    },
  ];
}

function serviceTable({ assessment, messages }: SectionContext): readonly Block[] {
  const { columns, texts, issueStatus } = messages;
  const services = [...(assessment.snapshot.lists.serviceHealth ?? [])].sort(
    (one, other) =>
      Number(works(one.status)) - Number(works(other.status)) || (one.service < other.service ? -1 : 1),
  );
  return [
    {
      kind: "table",
      id: "services",
      title: texts.serviceTable,
      emptyText: texts.noServices,
      readingLimit: 12,
      columns: [
        { id: "service", title: columns.service, type: "text", weight: 3 },
        { id: "status", title: columns.status, type: "status", weight: 2 },
      ],
      rows: services.map(({ service, status }) => [
        cleanText(service, 120),
        { tone: works(status) ? "good" : "attention", label: known(issueStatus, status.toLowerCase()) },
      ]),
    },
  ];
}

function works(status: string): boolean {
  return status.toLowerCase() === "serviceoperational";
}

function connectorCell(
  { state, lastHeartbeatAt }: Connector,
  now: Date,
  { connectorState }: Messages,
): StatusCell {
  const label = known(connectorState, state);
  const silent = lastHeartbeatAt === null || daysBetween(lastHeartbeatAt, now) > SILENT_DAYS;
  const healthy = ["enabled", "available"].includes(state) && !silent;
  if (state === "notSetUp") return { tone: "neutral", label };
  return { tone: healthy ? "good" : "bad", label };
}
