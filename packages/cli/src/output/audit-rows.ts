import { cleanText, type TrailEntry } from "@intune-om/core";
import { csvText } from "./csv.ts";

const TEXT_LIMIT = 1_000;

/** A message to one person, and who let it go out; null when nobody had to. */
export interface AuditRow extends TrailEntry {
  readonly approvedBy: string | null;
}

/** A row for a program: instants are ISO text. */
export function auditJson({ steps, at, receivedAt, ...row }: AuditRow): object {
  return {
    ...row,
    at: at.toISOString(),
    receivedAt: receivedAt?.toISOString() ?? null,
    steps: steps.map((step) => ({ ...step, at: step.at.toISOString() })),
  };
}

const COLUMNS: Readonly<Record<string, (row: AuditRow) => string>> = {
  at: ({ at }) => at.toISOString(),
  recipient: ({ recipient }) => recipient,
  name: ({ name }) => name,
  tenant: ({ tenant }) => tenant,
  report: ({ report }) => report,
  purpose: ({ purpose }) => purpose,
  channel: ({ channel }) => channel,
  state: ({ state }) => state,
  receivedAt: ({ receivedAt }) => receivedAt?.toISOString() ?? "",
  approvedBy: ({ approvedBy }) => approvedBy ?? "",
  messageId: ({ messageId }) => messageId,
  run: ({ run }) => run,
  delivery: ({ delivery }) => delivery,
  steps: ({ steps }) =>
    steps.map(({ at, to, by }) => `${at.toISOString()} ${to}${by === null ? "" : ` by ${by}`}`).join("; "),
};

/** Rows for a spreadsheet, in which no cell is a formula. */
export function auditCsv(rows: readonly AuditRow[]): string {
  const cells = rows.map((row) => Object.values(COLUMNS).map((cell) => cleanText(cell(row), TEXT_LIMIT)));
  return csvText([Object.keys(COLUMNS), ...cells]);
}
