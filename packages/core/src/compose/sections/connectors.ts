import { cleanText } from "../../text/clean-text.ts";
import { connectorCell, partnerCell } from "../connector-cell.ts";
import type { Block, Tone } from "../document.ts";
import type { SectionComposer, SectionContext } from "../section.ts";
import { known, ownName } from "../words.ts";

/** Connections to other systems, and the services that Intune leans on. */
export const connectors: SectionComposer = {
  id: "connectors",
  parts: [
    {
      sources: [
        "mtd-connectors",
        "certificate-connectors",
        "ndes-connectors",
        "domain-join-connectors",
        "exchange-connectors",
        "android-managed-store",
        "apple-terms",
      ],
      needs: "any",
      compose: connectorTable,
    },
    { sources: ["management-partners"], compose: partnerTable },
    { sources: ["service-health"], compose: serviceTable },
  ],
};

const ORDER: readonly Tone[] = ["bad", "attention", "unknown", "neutral", "good"];

function connectorTable(context: SectionContext): readonly Block[] {
  const { assessment, messages, showsPeople } = context;
  const { columns, texts, connectorKind } = messages;
  const { lists, takenAt } = assessment.snapshot;
  const judged = (lists.connectors ?? [])
    .map((connector) => ({ connector, cell: connectorCell(connector, takenAt, messages) }))
    .sort((one, other) => ORDER.indexOf(one.cell.tone) - ORDER.indexOf(other.cell.tone));
  return [
    {
      kind: "table",
      id: "connectors",
      title: texts.connectorTable,
      emptyText: texts.noConnectors,
      columns: [
        { id: "kind", title: columns.kind, type: "text", weight: 1.6 },
        { id: "name", title: columns.name, type: "text", weight: 2.4 },
        { id: "status", title: columns.status, type: "status", weight: 1.8 },
        { id: "lastHeard", title: columns.lastHeard, type: "datetime", weight: 1.5 },
      ],
      rows: judged.map(({ connector, cell }) => [
        connectorKind[connector.kind],
        ownName(connector, showsPeople, 120),
        cell,
        connector.lastHeartbeatAt,
      ]),
    },
  ];
}

/** Most tenants have no partner: a table that says so would only take room. */
function partnerTable({ assessment, messages }: SectionContext): readonly Block[] {
  const { columns, texts } = messages;
  const { lists, takenAt } = assessment.snapshot;
  const partners = lists.managementPartners ?? [];
  if (partners.length === 0) return [];
  return [
    {
      kind: "table",
      id: "management-partners",
      title: texts.partnerTable,
      emptyText: "",
      columns: [
        { id: "name", title: columns.name, type: "text", weight: 2.4 },
        { id: "status", title: columns.status, type: "status", weight: 1.8 },
        { id: "lastHeard", title: columns.lastHeard, type: "datetime", weight: 1.5 },
        { id: "removal", title: columns.removal, type: "date", weight: 1.5 },
      ],
      rows: partners.map((partner) => [
        cleanText(partner.name, 120),
        partnerCell(partner, takenAt, messages),
        partner.lastHeartbeatAt,
        partner.removalAt,
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
