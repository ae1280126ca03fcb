import { daysBetween, wholeDays } from "../../assess/days.ts";
import type { GraceDevice } from "../../collect/rows/device.ts";
import { fill } from "../../locales/fill.ts";
import { cleanText } from "../../text/clean-text.ts";
import type { Block, TableBlock } from "../document.ts";
import { partText, peopleText } from "../figures.ts";
import type { SectionContext } from "../section.ts";

const READING_LIMIT = 25;

/** Devices that lose access unless somebody sees to them: how many, and which for those who may see names. */
export function gracePeriod(context: SectionContext): readonly Block[] {
  const { texts } = context.messages;
  const count = peopleText("grace.devices", context);
  const soon = partText("grace.endsWithin7", "grace.devices", context);
  const lead: Block = { kind: "paragraph", text: fill(texts.graceText, { count, soon }) };
  return context.showsPeople ? [lead, graceTable(context)] : [lead];
}

/** The collector has put those whose grace ends first at the top. */
function graceTable({ assessment, messages }: SectionContext): TableBlock {
  const { columns, texts } = messages;
  const { lists, takenAt } = assessment.snapshot;
  const left = ({ graceEndsAt }: GraceDevice): number | null =>
    graceEndsAt === null ? null : wholeDays(daysBetween(takenAt, graceEndsAt));
  return {
    kind: "table",
    id: "grace-devices",
    title: texts.graceTable,
    emptyText: texts.noGrace,
    readingLimit: READING_LIMIT,
    columns: [
      { id: "device", title: columns.device, type: "text", weight: 2 },
      { id: "user", title: columns.user, type: "text", weight: 2.6 },
      { id: "platform", title: columns.platform, type: "text", weight: 1.6 },
      { id: "graceEnds", title: columns.graceEnds, type: "datetime", weight: 1.4 },
      { id: "daysLeft", title: columns.daysLeft, type: "integer", weight: 0.8 },
    ],
    rows: (lists.graceDevices ?? []).map((device) => [
      cleanText(device.name),
      cleanText(device.userPrincipalName, 120),
      cleanText(`${device.os} ${device.osVersion}`, 80),
      device.graceEndsAt,
      left(device),
    ]),
  };
}
