import type { Collector, GraphFact } from "../collector.ts";
import { createGraphCollector } from "../graph-source.ts";
import { readPolicies } from "../read-policies.ts";
import { coverageOf } from "../read-rows.ts";

const POLICIES: GraphFact = {
  method: "GET",
  version: "v1.0",
  path: "/deviceManagement/deviceCompliancePolicies",
  entity: "deviceCompliancePolicy",
  select: ["id", "displayName", "lastModifiedDateTime"],
  permission: "DeviceManagementConfiguration.Read.All",
  source: "https://learn.microsoft.com/graph/api/intune-deviceconfig-devicecompliancepolicy-list",
  shape: "list",
};

const STATUS: GraphFact = {
  method: "GET",
  version: "v1.0",
  path: "/deviceManagement/deviceCompliancePolicies/{id}/deviceStatusOverview",
  entity: "deviceComplianceDeviceOverview",
  select: ["pendingCount", "notApplicableCount", "successCount", "errorCount", "failedCount"],
  permission: "DeviceManagementConfiguration.Read.All",
  source: "https://learn.microsoft.com/graph/api/intune-deviceconfig-devicecompliancedeviceoverview-get",
  shape: "part",
};

/** Compliance policies and how many devices are in which state under each. */
export function createCompliancePoliciesCollector(): Collector {
  return createGraphCollector({
    source: "compliance-policies",
    facts: [POLICIES, STATUS],
    read: async (context) => {
      const reading = await readPolicies(context, { list: POLICIES, status: STATUS });
      const { rows: policies, problems } = reading;
      return {
        coverage: coverageOf("compliance-policies", reading, policies.length, problems),
        metrics: reading.cutBy === null ? { "compliance.policies": policies.length } : {},
        lists: { compliancePolicies: policies },
      };
    },
  });
}
