import { cleanText, isOverdue, type UpdateState } from "@intune-om/core";
import { csvText } from "./csv.ts";

const TEXT_LIMIT = 1_000;

type Cell = (state: UpdateState, now: Date) => string | number | boolean | Date | null | readonly string[];

/** Columns and what stands in them; lists are joined with a blank. */
const COLUMNS: Readonly<Record<string, Cell>> = {
  key: ({ record }) => record.key,
  tenant: ({ record }) => record.tenant,
  title: ({ update }) => update.title,
  kind: ({ update }) => update.kind,
  stage: ({ update }) => update.stage,
  platforms: ({ update }) => update.platforms,
  audiences: ({ update }) => update.audiences,
  area: ({ update }) => update.area,
  severity: ({ update }) => update.severity,
  publishedAt: ({ update }) => update.publishedAt,
  actBy: ({ update }) => update.actBy,
  state: ({ record }) => record.triage.state,
  owner: ({ record }) => record.triage.owner,
  due: ({ record }) => record.triage.due,
  overdue: ({ record }, now) => isOverdue(record.triage, now),
  reason: ({ record }) => record.triage.reason,
  relevance: ({ touched }) => touched.relevance,
  devices: ({ touched }) => touched.devices,
  users: ({ touched }) => touched.users,
  apps: ({ touched }) => touched.apps,
  acknowledgedBy: ({ record }) => record.triage.acknowledgements.map(({ person }) => person),
  openTasks: ({ record }) =>
    record.triage.tasks.filter(({ doneAt }) => doneAt === null).map(({ kind }) => kind),
  revisions: ({ record }) => record.revisions.length,
  firstSeen: ({ record }) => record.firstSeenAt,
  lastSeen: ({ record }) => record.lastSeenAt,
  missingSince: ({ record }) => record.missingSince,
  sources: ({ record }) => record.sources,
  url: ({ update }) => update.url,
};

/** Updates for a spreadsheet. What is not known is an empty cell, never 0. */
export function updateCsv(states: readonly UpdateState[], now: Date): string {
  const rows = states.map((state) => Object.values(COLUMNS).map((cell) => cellText(cell(state, now))));
  return csvText([Object.keys(COLUMNS), ...rows]);
}

function cellText(value: ReturnType<Cell>): string {
  if (value === null) return "";
  if (value instanceof Date) return value.toISOString();
  return cleanText(typeof value === "object" ? value.join(" ") : String(value), TEXT_LIMIT);
}
