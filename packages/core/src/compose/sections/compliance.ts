import type { CompliancePolicy } from "../../collect/rows/policy.ts";
import type { Device } from "../../collect/rows/device.ts";
import { platformKey } from "../../assess/error-groups.ts";
import { fill } from "../../locales/fill.ts";
import { cleanText } from "../../text/clean-text.ts";
import type { Block, Tone } from "../document.ts";
import { gracePeriod } from "../parts/grace-period.ts";
import type { SectionComposer, SectionContext } from "../section.ts";
import { settingTable } from "../parts/setting-table.ts";
import { known } from "../words.ts";

/** States in the order in which they are drawn, best first. */
const STATES: readonly { readonly state: string; readonly tone: Tone }[] = [
  { state: "compliant", tone: "good" },
  { state: "inGracePeriod", tone: "attention" },
  { state: "noncompliant", tone: "bad" },
  { state: "unknown", tone: "unknown" },
];

/** How devices stand by platform, each compliance policy, what is failed, and whose time is running out. */
export const compliance: SectionComposer = {
  id: "compliance",
  parts: [
    { sources: ["devices"], compose: platformChart },
    { sources: ["compliance-policies"], compose: policyTable },
    { sources: ["compliance-settings"], compose: (context) => [settingTable(context)] },
    { sources: ["grace-period"], compose: gracePeriod },
  ],
};

function platformChart({ assessment, messages, format }: SectionContext): readonly Block[] {
  const devices = assessment.snapshot.lists.devices ?? [];
  if (devices.length === 0) return [];
  const { texts, complianceState } = messages;
  const byPlatform = [...Map.groupBy(devices, ({ os }) => platformLabel(os))].sort(
    ([, one], [, other]) => other.length - one.length,
  );
  const compliant = devices.filter(({ complianceState: state }) => state === "compliant").length;
  return [
    {
      kind: "chart",
      title: texts.platformChart,
      description: fill(texts.complianceChartText, {
        compliant: format.part(compliant, devices.length),
        total: format.people(devices.length),
      }),
      chart: {
        type: "stacked",
        unit: texts.unitDevices,
        series: [
          ...STATES.map(({ state, tone }) => ({ label: known(complianceState, state), tone })),
          {
            label: `${known(complianceState, "error")}, ${known(complianceState, "conflict").toLowerCase()}`,
            tone: "neutral",
          },
        ],
        rows: byPlatform.map(([label, members]) => ({ label, values: stateCounts(members) })),
      },
    },
  ];
}

function stateCounts(devices: readonly Device[]): readonly number[] {
  const counts = STATES.map(
    ({ state }) => devices.filter((device) => device.complianceState === state).length,
  );
  return [...counts, devices.length - counts.reduce((sum, count) => sum + count, 0)];
}

function platformLabel(os: string): string {
  const names: Readonly<Record<string, string>> = {
    windows: "Windows",
    ios: "iOS, iPadOS",
    macos: "macOS",
    android: "Android",
    linux: "Linux",
  };
  return names[platformKey(os)] ?? cleanText(os, 40);
}

function policyTable({ assessment, messages }: SectionContext): readonly Block[] {
  const { columns, texts } = messages;
  const policies = [...(assessment.snapshot.lists.compliancePolicies ?? [])].sort(worstFirst);
  const table: Block = {
    kind: "table",
    id: "compliance-policies",
    title: texts.policyTable,
    emptyText: texts.noPolicies,
    columns: [
      { id: "policy", title: columns.policy, type: "text", weight: 3 },
      { id: "compliant", title: columns.compliant, type: "integer", weight: 1 },
      { id: "notCompliant", title: columns.notCompliant, type: "integer", weight: 1 },
      { id: "errors", title: columns.errors, type: "integer", weight: 0.8 },
      { id: "pending", title: columns.pending, type: "integer", weight: 0.8 },
      { id: "modified", title: columns.modified, type: "date", weight: 1 },
    ],
    rows: policies.map(({ name, status, modifiedAt }) => [
      cleanText(name, 160),
      status?.success ?? null,
      status?.failed ?? null,
      status?.error ?? null,
      status?.pending ?? null,
      modifiedAt,
    ]),
  };
  return [table];
}

function worstFirst(one: CompliancePolicy, other: CompliancePolicy): number {
  const bad = ({ status }: CompliancePolicy): number => (status === null ? -1 : status.failed + status.error);
  return bad(other) - bad(one) || (one.name < other.name ? -1 : 1);
}
