import type { DeviceScore } from "../../collect/rows/device.ts";
import { fill } from "../../locales/fill.ts";
import { cleanText } from "../../text/clean-text.ts";
import type { Block, TableBlock } from "../document.ts";
import { figureText, partText, peopleText } from "../figures.ts";
import type { SectionContext } from "../section.ts";

const READING_LIMIT = 10;

/** What users experience, out of 100, and the devices that fall short for those who may see names. */
export function deviceScores(context: SectionContext): readonly Block[] {
  const text = fill(context.messages.texts.scoreText, {
    score: figureText("analytics.averageScore", context),
    count: peopleText("analytics.scoredDevices", context),
    low: partText("analytics.needsAttention", "analytics.scoredDevices", context),
  });
  const lead: Block = { kind: "paragraph", text };
  return context.showsPeople ? [lead, scoreTable(context)] : [lead];
}

function scoreTable({ assessment, messages }: SectionContext): TableBlock {
  const { columns, texts } = messages;
  const score = ({ endpointAnalytics }: DeviceScore): number => endpointAnalytics ?? Infinity;
  const low = (assessment.snapshot.lists.deviceScores ?? [])
    .filter(({ healthStatus }) => healthStatus.toLowerCase() === "needsattention")
    .toSorted((one, other) => (score(one) === score(other) ? 0 : score(one) - score(other)));
  return {
    kind: "table",
    id: "device-scores",
    title: texts.scoreTable,
    emptyText: texts.noScores,
    readingLimit: READING_LIMIT,
    columns: [
      { id: "device", title: columns.device, type: "text", weight: 2 },
      { id: "model", title: columns.model, type: "text", weight: 2 },
      { id: "score", title: columns.score, type: "integer", weight: 0.8 },
      { id: "startup", title: columns.startup, type: "integer", weight: 0.8 },
      { id: "appReliability", title: columns.appReliability, type: "integer", weight: 0.8 },
      { id: "anywhere", title: columns.anywhere, type: "integer", weight: 1.2 },
    ],
    rows: low.map((device) => [
      cleanText(device.deviceName),
      cleanText(`${device.manufacturer} ${device.model}`, 80),
      device.endpointAnalytics,
      device.startupPerformance,
      device.appReliability,
      device.workFromAnywhere,
    ]),
  };
}
