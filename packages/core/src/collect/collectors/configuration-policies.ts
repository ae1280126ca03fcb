import { z } from "zod";
import { GraphError } from "../../graph/graph-error.ts";
import { field } from "../../graph/odata.ts";
import type { CollectContext, Collector, GraphFact } from "../collector.ts";
import { createGraphCollector, reasonOf, requestOf } from "../graph-source.ts";
import type { PoliciesReading } from "../read-policies.ts";
import { readPolicies } from "../read-policies.ts";
import { coverageOf, describeFault } from "../read-rows.ts";
import type { Metrics } from "../snapshot.ts";

const PROFILES: GraphFact = {
  method: "GET",
  version: "v1.0",
  path: "/deviceManagement/deviceConfigurations",
  entity: "deviceConfiguration",
  select: ["id", "displayName", "lastModifiedDateTime"],
  permission: "DeviceManagementConfiguration.Read.All",
  source: "https://learn.microsoft.com/graph/api/intune-deviceconfig-deviceconfiguration-list",
  shape: "list",
};

const STATUS: GraphFact = {
  method: "GET",
  version: "v1.0",
  path: "/deviceManagement/deviceConfigurations/{id}/deviceStatusOverview",
  entity: "deviceConfigurationDeviceOverview",
  select: ["pendingCount", "notApplicableCount", "successCount", "errorCount", "failedCount"],
  permission: "DeviceManagementConfiguration.Read.All",
  source: "https://learn.microsoft.com/graph/api/intune-deviceconfig-deviceconfigurationdeviceoverview-get",
  shape: "part",
};

/** A single entity, though its name is a plural. Conflicts are counted here alone, not in a profile's own status. */
const SUMMARY: GraphFact = {
  method: "GET",
  version: "v1.0",
  path: "/deviceManagement/deviceConfigurationDeviceStateSummaries",
  entity: "deviceConfigurationDeviceStateSummary",
  select: [
    "compliantDeviceCount",
    "nonCompliantDeviceCount",
    "remediatedDeviceCount",
    "conflictDeviceCount",
    "errorDeviceCount",
    "notApplicableDeviceCount",
    "unknownDeviceCount",
  ],
  permission: "DeviceManagementConfiguration.Read.All",
  source:
    "https://learn.microsoft.com/graph/api/intune-deviceconfig-deviceconfigurationdevicestatesummary-get",
  shape: "entity",
};

const count = field.number.pipe(z.number());

const Summary = z.object({
  compliantDeviceCount: count,
  nonCompliantDeviceCount: count,
  remediatedDeviceCount: count,
  conflictDeviceCount: count,
  errorDeviceCount: count,
  notApplicableDeviceCount: count,
  unknownDeviceCount: count,
});

/**
 * Configuration profiles, how many devices are in which state under each, and the devices in error and in
 * conflict over all of them. Policies of the settings catalogue are not among them: v1.0 has no list of those.
 */
export function createConfigurationPoliciesCollector(): Collector {
  return createGraphCollector({
    source: "configuration-policies",
    facts: [PROFILES, STATUS, SUMMARY],
    read: async (context) => {
      const [reading, summary] = await Promise.all([
        readPolicies(context, { list: PROFILES, status: STATUS }),
        readSummary(context),
      ]);
      const problems = [...reading.problems, ...summary.problems];
      return {
        coverage: coverageOf("configuration-policies", reading, reading.rows.length, problems),
        metrics: { ...measure(reading), ...summary.metrics },
        lists: { configurationPolicies: reading.rows },
      };
    },
  });
}

function measure({ rows: profiles, cutBy, problems }: PoliciesReading): Metrics {
  if (cutBy !== null) return {};
  const failing = profiles.filter(({ status }) => status !== null && status.error + status.failed > 0);
  return {
    "configuration.policies": profiles.length,
    ...(problems.length === 0 ? { "configuration.policiesFailing": failing.length } : {}),
  };
}

async function readSummary(
  context: CollectContext,
): Promise<{ readonly metrics: Metrics; readonly problems: readonly string[] }> {
  const without = (why: string): { readonly metrics: Metrics; readonly problems: readonly string[] } => ({
    metrics: {},
    problems: [`The devices in error and in conflict could not be counted: ${why}`],
  });
  try {
    const parsed = Summary.safeParse(await context.graph.get(requestOf(SUMMARY, context)));
    if (!parsed.success) return without(`${describeFault(parsed.error)}.`);
    const summary = parsed.data;
    return {
      metrics: {
        "configuration.compliant": summary.compliantDeviceCount,
        "configuration.noncompliant": summary.nonCompliantDeviceCount,
        "configuration.remediated": summary.remediatedDeviceCount,
        "configuration.conflict": summary.conflictDeviceCount,
        "configuration.error": summary.errorDeviceCount,
        "configuration.notApplicable": summary.notApplicableDeviceCount,
        "configuration.unknown": summary.unknownDeviceCount,
      },
      problems: [],
    };
  } catch (error) {
    context.signal?.throwIfAborted();
    if (!(error instanceof GraphError)) throw error;
    return without(reasonOf(error));
  }
}
