import { z } from "zod";
import type { BatchAnswer } from "../../graph/graph-reader.ts";
import { field } from "../../graph/odata.ts";
import type { CollectContext, Collector, GraphFact } from "../collector.ts";
import { createGraphCollector, requestOf } from "../graph-source.ts";
import type { CompliancePolicy, PolicyStatus } from "../lists.ts";
import { readParts } from "../read-parts.ts";
import { coverageOf, readRows } from "../read-rows.ts";

const POLICIES: GraphFact = {
  method: "GET",
  version: "v1.0",
  path: "/deviceManagement/deviceCompliancePolicies",
  entity: "deviceCompliancePolicy",
  select: ["id", "displayName", "lastModifiedDateTime"],
  permission: "DeviceManagementConfiguration.Read.All",
  source: "https://learn.microsoft.com/graph/api/intune-deviceconfig-devicecompliancepolicy-list",
};

const STATUS: GraphFact = {
  method: "GET",
  version: "v1.0",
  path: "/deviceManagement/deviceCompliancePolicies/{id}/deviceStatusOverview",
  entity: "deviceComplianceDeviceOverview",
  select: ["pendingCount", "notApplicableCount", "successCount", "errorCount", "failedCount"],
  permission: "DeviceManagementConfiguration.Read.All",
  source: "https://learn.microsoft.com/graph/api/intune-deviceconfig-devicecompliancedeviceoverview-get",
};

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

/** Compliance policies and how many devices are in which state under each. */
export function createCompliancePoliciesCollector(): Collector {
  return createGraphCollector({
    source: "compliance-policies",
    facts: [POLICIES, STATUS],
    read: async (context) => {
      const reading = await readRows(context, {
        request: requestOf(POLICIES, context),
        schema: Row,
        key: (row) => row.id,
        map: (row) => row,
      });
      const { answers, problems } = await readStatuses(
        context,
        reading.rows.map((row) => row.id),
      );
      const policies = reading.rows.map(
        (row, index): CompliancePolicy => ({
          id: row.id,
          name: row.displayName,
          kind: row["@odata.type"].replace(/^#?microsoft\.graph\./, "") || "deviceCompliancePolicy",
          modifiedAt: row.lastModifiedDateTime,
          status: answers[index] ?? null,
        }),
      );
      return {
        coverage: coverageOf("compliance-policies", reading, policies.length, problems),
        metrics: reading.cutBy === null ? { "compliance.policies": policies.length } : {},
        lists: { compliancePolicies: policies },
      };
    },
  });
}

async function readStatuses(
  context: CollectContext,
  ids: readonly string[],
): Promise<{ readonly answers: readonly (PolicyStatus | null)[]; readonly problems: readonly string[] }> {
  const { answers, problem } = await readParts(context, STATUS, ids);
  const statuses = answers.map(readStatus);
  const missing = statuses.filter((status) => status === null).length;
  const why = problem ?? `status ${answers.find((answer) => answer.status !== 200)?.status ?? 200}`;
  return {
    answers: statuses,
    problems: missing === 0 ? [] : [`${missing} policies have no device figures (${why}).`],
  };
}

function readStatus(answer: BatchAnswer): PolicyStatus | null {
  const parsed = answer.status === 200 ? Status.safeParse(unwrap(answer.body)) : undefined;
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

/** Documented inside `value`, sent bare. */
function unwrap(body: unknown): unknown {
  if (typeof body !== "object" || body === null || !("value" in body)) return body;
  return typeof body.value === "object" && body.value !== null ? body.value : body;
}
