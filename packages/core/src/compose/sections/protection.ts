import { tellingFlags } from "../../assess/product-flags.ts";
import type { Malware, UnhealthyDevice } from "../../collect/rows/protection.ts";
import type { Messages } from "../../locales/en.ts";
import { cleanText } from "../../text/clean-text.ts";
import type { Block, Cell, StatusCell } from "../document.ts";
import { alertTable } from "../parts/alert-table.ts";
import { malwareCategories } from "../parts/malware-categories.ts";
import type { SectionComposer, SectionContext } from "../section.ts";
import { known } from "../words.ts";

const SEVERE = ["severe", "high"];

/** Alerts, threats that were seen, and the Windows devices whose protection needs a person. */
export const protection: SectionComposer = {
  id: "protection",
  parts: [
    { sources: ["defender-alerts"], onlyIfSetUp: true, compose: (context) => [alertTable(context)] },
    { sources: ["malware"], compose: (context) => [malwareTable(context)] },
    { sources: ["malware-categories"], compose: malwareCategories },
    {
      sources: ["unhealthy-devices"],
      compose: (context) => (context.showsPeople ? [deviceTable(context)] : []),
    },
  ],
};

function malwareTable({ assessment, messages }: SectionContext): Block {
  const { columns, texts, malwareSeverity, malwareCategory } = messages;
  const rank = ({ severity }: Malware): number => ["severe", "high", "moderate", "low"].indexOf(severity);
  const seen = [...(assessment.snapshot.lists.malware ?? [])].sort(
    (one, other) => rank(one) - rank(other) || (one.name < other.name ? -1 : 1),
  );
  return {
    kind: "table",
    id: "malware",
    title: texts.malwareTable,
    emptyText: texts.noThreats,
    readingLimit: 20,
    columns: [
      { id: "threat", title: columns.threat, type: "link", weight: 3 },
      { id: "severity", title: columns.severity, type: "status", weight: 1.2 },
      { id: "category", title: columns.category, type: "text", weight: 1.5 },
      { id: "lastSeen", title: columns.lastSeen, type: "datetime", weight: 1.5 },
    ],
    rows: seen.map((malware) => [
      { text: cleanText(malware.name, 160), url: malware.url },
      {
        tone: SEVERE.includes(malware.severity) ? "bad" : "attention",
        label: known(malwareSeverity, malware.severity),
      },
      known(malwareCategory, malware.category),
      malware.lastDetectedAt,
    ]),
  };
}

function deviceTable({ assessment, messages }: SectionContext): Block {
  const { columns, texts } = messages;
  const onOff = (value: boolean | null): StatusCell | null =>
    value === null ? null : { tone: value ? "good" : "bad", label: value ? texts.on : texts.off };
  const signatures = (overdue: boolean | null): StatusCell | null =>
    overdue === null
      ? null
      : { tone: overdue ? "bad" : "good", label: overdue ? texts.overdueSignatures : texts.freshSignatures };
  const row = (device: UnhealthyDevice): readonly Cell[] => [
    cleanText(device.deviceName),
    cleanText(device.userPrincipalName, 120),
    device.activeThreats,
    onOff(device.realTimeProtection),
    signatures(device.signatureOverdue),
    device.lastReportedAt,
    reasonsOf(device, messages),
  ];
  return {
    kind: "table",
    id: "unhealthy-devices",
    title: texts.unhealthyTable,
    emptyText: texts.noUnhealthy,
    readingLimit: 30,
    columns: [
      { id: "device", title: columns.device, type: "text", weight: 1.8 },
      { id: "user", title: columns.user, type: "text", weight: 2.2 },
      { id: "threats", title: columns.threats, type: "integer", weight: 0.8 },
      { id: "realTime", title: columns.realTime, type: "status", weight: 1.1 },
      { id: "signatures", title: columns.signatures, type: "status", weight: 1.2 },
      { id: "lastSeen", title: columns.lastSeen, type: "date", weight: 1.1 },
      { id: "why", title: columns.why, type: "text", weight: 2.2 },
    ],
    rows: [...(assessment.snapshot.lists.unhealthyDevices ?? [])]
      .sort(
        (one, other) =>
          other.activeThreats - one.activeThreats || (one.deviceName < other.deviceName ? -1 : 1),
      )
      .map(row),
  };
}

function reasonsOf(device: UnhealthyDevice, { texts, productStatus: words }: Messages): string {
  if (device.deviceState === "notReporting") return texts.notReporting;
  const flags = tellingFlags(device);
  return cleanText(flags.map((flag) => known(words, flag)).join(", "), 400);
}
