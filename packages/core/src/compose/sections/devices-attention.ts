import { fill } from "../../locales/fill.ts";
import { cleanText } from "../../text/clean-text.ts";
import type { Block, Cell } from "../document.ts";
import type { SectionComposer, SectionContext } from "../section.ts";
import type { DeviceAttention } from "../../assess/device-attention.ts";
import { deviceScores } from "../parts/device-scores.ts";
import { known } from "../words.ts";

const READING_LIMIT = 40;

/** Devices that someone should do something about, or that users have trouble with; without names only counts. */
export const devicesAttention: SectionComposer = {
  id: "devices-attention",
  parts: [
    { sources: ["devices"], compose },
    { sources: ["endpoint-analytics"], onlyIfSetUp: true, compose: deviceScores },
  ],
};

function compose(context: SectionContext): readonly Block[] {
  const { assessment, messages, format, showsPeople } = context;
  const total = assessment.snapshot.lists.devices?.length ?? 0;
  const count = format.part(assessment.devices.length, total);
  const lead: Block = {
    kind: "paragraph",
    text: fill(messages.texts.devicesListed, { count, total: format.people(total) }),
  };
  if (!showsPeople) return [lead, { kind: "paragraph", text: messages.texts.personalHidden, muted: true }];
  return [lead, attentionTable(context), inventoryTable(context)];
}

function attentionTable({ assessment, messages }: SectionContext): Block {
  const { columns, texts, attention, complianceState } = messages;
  const row = ({ device, reasons, silentDays }: DeviceAttention): readonly Cell[] => [
    cleanText(device.name),
    cleanText(device.userPrincipalName, 120),
    cleanText(`${device.os} ${device.osVersion}`, 80),
    { tone: toneOf(device.complianceState), label: known(complianceState, device.complianceState) },
    reasons.map((reason) => attention[reason]).join(", "),
    device.lastSyncAt,
    silentDays,
    device.graceEndsAt,
    cleanText(`${device.manufacturer} ${device.model}`, 80),
    cleanText(device.serialNumber, 80),
  ];
  return {
    kind: "table",
    id: "devices",
    title: texts.deviceTable,
    emptyText: texts.noDevices,
    readingLimit: READING_LIMIT,
    columns: [
      { id: "device", title: columns.device, type: "text", weight: 1.8 },
      { id: "user", title: columns.user, type: "text", weight: 2.2 },
      { id: "platform", title: columns.platform, type: "text", weight: 1.5 },
      { id: "state", title: columns.state, type: "status", weight: 1.4 },
      { id: "reasons", title: columns.reasons, type: "text", weight: 1.8 },
      { id: "lastSync", title: columns.lastSync, type: "date", weight: 1.2 },
      { id: "silentDays", title: columns.silentDays, type: "integer", weight: 0.8 },
      { id: "graceEnds", title: columns.graceEnds, type: "date", weight: 1.2, workbookOnly: true },
      { id: "model", title: columns.model, type: "text", weight: 1.6, workbookOnly: true },
      { id: "serial", title: columns.serial, type: "text", weight: 1.3, workbookOnly: true },
    ],
    rows: assessment.devices.map(row),
  };
}

/** Every device, for those who filter and count in a workbook. */
function inventoryTable({ assessment, messages }: SectionContext): Block {
  const { columns, texts, complianceState, deviceOwner } = messages;
  const devices = assessment.snapshot.lists.devices ?? [];
  return {
    kind: "table",
    id: "inventory",
    title: texts.inventoryTable,
    emptyText: texts.noInventory,
    workbookOnly: true,
    columns: [
      { id: "device", title: columns.device, type: "text" },
      { id: "user", title: columns.user, type: "text" },
      { id: "platform", title: columns.platform, type: "text" },
      { id: "version", title: columns.version, type: "text" },
      { id: "state", title: columns.state, type: "status" },
      { id: "owner", title: columns.owner, type: "text" },
      { id: "encrypted", title: columns.encrypted, type: "boolean" },
      { id: "lastSync", title: columns.lastSync, type: "datetime" },
      { id: "enrolled", title: columns.enrolled, type: "date" },
      { id: "model", title: columns.model, type: "text" },
      { id: "serial", title: columns.serial, type: "text" },
    ],
    rows: devices.map((device) => [
      cleanText(device.name),
      cleanText(device.userPrincipalName, 120),
      cleanText(device.os, 60),
      cleanText(device.osVersion, 60),
      { tone: toneOf(device.complianceState), label: known(complianceState, device.complianceState) },
      known(deviceOwner, device.owner),
      device.encrypted,
      device.lastSyncAt,
      device.enrolledAt,
      cleanText(`${device.manufacturer} ${device.model}`, 80),
      cleanText(device.serialNumber, 80),
    ]),
  };
}

function toneOf(state: string): "good" | "attention" | "bad" | "unknown" {
  if (state === "compliant") return "good";
  if (state === "inGracePeriod") return "attention";
  return state === "unknown" ? "unknown" : "bad";
}
