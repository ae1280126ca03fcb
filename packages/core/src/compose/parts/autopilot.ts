import type { AutopilotDevice } from "../../collect/rows/enrollment.ts";
import { fill } from "../../locales/fill.ts";
import { cleanText } from "../../text/clean-text.ts";
import type { Block, TableBlock, Tone } from "../document.ts";
import { figureTable, figuresUnder, partText, peopleText } from "../figures.ts";
import type { SectionContext } from "../section.ts";
import { known } from "../words.ts";

const READING_LIMIT = 15;

const TONES: Readonly<Record<string, Tone>> = {
  enrolled: "good",
  pendingReset: "attention",
  failed: "bad",
  blocked: "bad",
  notContacted: "neutral",
};

/** Devices that are registered with Autopilot by state, and for a workbook each of them. */
export function autopilotDevices(context: SectionContext): readonly Block[] {
  const { assessment, messages, showsPeople } = context;
  const { columns, texts, autopilotState } = messages;
  const { metrics } = assessment.snapshot;
  const states = [...figuresUnder("autopilot.state.", metrics)].sort(([, one], [, other]) => other - one);
  const counts = figureTable(
    {
      id: "autopilot",
      title: texts.autopilotTable,
      what: columns.devices,
      figures: [
        [texts.everyPlatform, metrics["autopilot.devices"]],
        ...states.map(([state, count]) => [known(autopilotState, state), count] as const),
      ],
    },
    context,
  );
  return showsPeople ? [counts, inventoryTable(context)] : [counts];
}

function inventoryTable({ assessment, messages }: SectionContext): TableBlock {
  const { columns, texts } = messages;
  const row = (device: AutopilotDevice): TableBlock["rows"][number] => [
    cleanText(device.serialNumber, 80),
    cleanText(`${device.manufacturer} ${device.model}`, 80),
    cleanText(device.groupTag, 80),
    {
      tone: TONES[device.enrollmentState] ?? "unknown",
      label: known(messages.autopilotState, device.enrollmentState),
    },
    device.lastContactedAt,
  ];
  return {
    kind: "table",
    id: "autopilot-devices",
    title: texts.autopilotInventory,
    emptyText: texts.noAutopilot,
    workbookOnly: true,
    columns: [
      { id: "serial", title: columns.serial, type: "text" },
      { id: "model", title: columns.model, type: "text" },
      { id: "groupTag", title: columns.groupTag, type: "text" },
      { id: "state", title: columns.state, type: "status" },
      { id: "lastContact", title: columns.lastContact, type: "datetime" },
    ],
    rows: (assessment.snapshot.lists.autopilotDevices ?? []).map(row),
  };
}

/** How many deployments failed, and which for those who may see names: what went wrong is free text of the service. */
export function autopilotDeployments(context: SectionContext): readonly Block[] {
  const failed = partText("autopilot.failures30", "autopilot.deployments30", context);
  const total = peopleText("autopilot.deployments30", context);
  const text = fill(context.messages.texts.deploymentText, { failed, total });
  const lead: Block = { kind: "paragraph", text };
  return context.showsPeople ? [lead, failureTable(context)] : [lead];
}

function failureTable({ assessment, messages }: SectionContext): TableBlock {
  const { columns, texts } = messages;
  const failures = (assessment.snapshot.lists.autopilotEvents ?? [])
    .filter(({ state }) => state.toLowerCase() === "failure")
    .toSorted((one, other) => (other.at?.getTime() ?? 0) - (one.at?.getTime() ?? 0));
  return {
    kind: "table",
    id: "autopilot-failures",
    title: texts.deploymentTable,
    emptyText: texts.noDeployments,
    readingLimit: READING_LIMIT,
    columns: [
      { id: "when", title: columns.when, type: "datetime", weight: 1.3 },
      { id: "device", title: columns.device, type: "text", weight: 1.5 },
      { id: "serial", title: columns.serial, type: "text", weight: 1.3 },
      { id: "profile", title: columns.profile, type: "text", weight: 1.5 },
      { id: "reason", title: columns.reason, type: "text", weight: 3 },
      { id: "version", title: columns.version, type: "text", workbookOnly: true },
    ],
    rows: failures.map((event) => [
      event.at,
      cleanText(event.deviceName),
      cleanText(event.serialNumber, 80),
      cleanText(event.profile, 120),
      cleanText(event.failureDetails),
      cleanText(event.osVersion, 60),
    ]),
  };
}
