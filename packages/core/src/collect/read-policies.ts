import { z } from "zod";
import type { BatchAnswer } from "../graph/graph-reader.ts";
import { field } from "../graph/odata.ts";
import type { CollectContext, GraphFact } from "./collector.ts";
import { requestOf } from "./graph-source.ts";
import { typeName } from "./odata-type.ts";
import { readParts } from "./read-parts.ts";
import type { RowsReading } from "./read-rows.ts";
import { readRows } from "./read-rows.ts";
import type { Policy, PolicyStatus } from "./rows/policy.ts";

/** The requests of one family of policies: the list, and for each policy its devices by state. */
export interface PolicyFacts {
  /** Its `entity` is the base type, which a policy without a type is of. */
  readonly list: GraphFact;
  readonly status: GraphFact;
}

export interface PoliciesReading extends RowsReading<Policy> {
  /** What could not be read beside the list. */
  readonly problems: readonly string[];
}

/** The type is left out for a kind that v1.0 does not know: then it's the base type. */
const Row = z.object({
  "@odata.type": field.text,
  id: field.id,
  displayName: field.text,
  lastModifiedDateTime: field.date,
});

const Status = z.object({
  pendingCount: field.number,
  notApplicableCount: field.number,
  successCount: field.number,
  errorCount: field.number,
  failedCount: field.number,
});

/** Reads a family of policies and how many devices are in which state under each. Throws as `readRows` does. */
export async function readPolicies(
  context: CollectContext,
  { list, status }: PolicyFacts,
): Promise<PoliciesReading> {
  const reading = await readRows(context, {
    request: requestOf(list, context),
    schema: Row,
    key: (row) => row.id,
    map: (row) => row,
  });
  const ids = reading.rows.map((row) => row.id);
  const { statuses, problems } = await readStatuses(context, status, ids);
  const policies = reading.rows.map(
    (row, index): Policy => ({
      id: row.id,
      name: row.displayName,
      kind: typeName(row["@odata.type"]) || (list.entity ?? ""),
      modifiedAt: row.lastModifiedDateTime,
      status: statuses[index] ?? null,
    }),
  );
  return { ...reading, rows: policies, problems };
}

async function readStatuses(
  context: CollectContext,
  fact: GraphFact,
  ids: readonly string[],
): Promise<{ readonly statuses: readonly (PolicyStatus | null)[]; readonly problems: readonly string[] }> {
  const { answers, problem } = await readParts(context, fact, ids);
  const statuses = answers.map(readStatus);
  const missing = statuses.filter((status) => status === null).length;
  const why = problem ?? `status ${answers.find((answer) => answer.status !== 200)?.status ?? 200}`;
  return {
    statuses,
    problems: missing === 0 ? [] : [`${missing} policies have no device figures (${why}).`],
  };
}

function readStatus(answer: BatchAnswer): PolicyStatus | null {
  const parsed = answer.status === 200 ? Status.safeParse(answer.body) : undefined;
  if (parsed?.success !== true || parsed.data.successCount === null) return null;
  const { pendingCount, notApplicableCount, successCount, errorCount, failedCount } = parsed.data;
  return {
    pending: pendingCount ?? 0,
    notApplicable: notApplicableCount ?? 0,
    success: successCount,
    error: errorCount ?? 0,
    failed: failedCount ?? 0,
  };
}
