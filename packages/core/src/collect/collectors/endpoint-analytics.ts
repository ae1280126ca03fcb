import { z } from "zod";
import { field } from "../../graph/odata.ts";
import type { Collector, GraphFact } from "../collector.ts";
import { createListCollector } from "../list-source.ts";
import type { DeviceScore } from "../rows/device.ts";
import type { Metrics } from "../snapshot.ts";

/**
 * The scores of every device, out of which the tenant's own is worked out here. `userExperienceAnalyticsOverview`,
 * which is documented to hold it, answers 400 in both versions. Without `$top`, which a sibling resource refuses.
 */
const FACT: GraphFact = {
  method: "GET",
  version: "v1.0",
  path: "/deviceManagement/userExperienceAnalyticsDeviceScores",
  entity: "userExperienceAnalyticsDeviceScores",
  select: [
    "id",
    "deviceName",
    "manufacturer",
    "model",
    "endpointAnalyticsScore",
    "startupPerformanceScore",
    "appReliabilityScore",
    "workFromAnywhereScore",
    "healthStatus",
  ],
  permission: "DeviceManagementManagedDevices.Read.All",
  source: "https://learn.microsoft.com/graph/api/intune-devices-userexperienceanalyticsdevicescores-list",
  shape: "list",
};

const Row = z.object({
  id: field.id,
  deviceName: field.text,
  manufacturer: field.text,
  model: field.text,
  endpointAnalyticsScore: field.number,
  startupPerformanceScore: field.number,
  appReliabilityScore: field.number,
  workFromAnywhereScore: field.number,
  healthStatus: field.text,
});

/** Endpoint Analytics scores, device by device, and their average over the devices that have one. */
export function createEndpointAnalyticsCollector(): Collector {
  return createListCollector({
    source: "endpoint-analytics",
    fact: FACT,
    schema: Row,
    key: (row) => row.id,
    map: (row): DeviceScore => ({
      id: row.id,
      deviceName: row.deviceName,
      manufacturer: row.manufacturer,
      model: row.model,
      endpointAnalytics: knownScore(row.endpointAnalyticsScore),
      startupPerformance: knownScore(row.startupPerformanceScore),
      appReliability: knownScore(row.appReliabilityScore),
      workFromAnywhere: knownScore(row.workFromAnywhereScore),
      healthStatus: row.healthStatus,
    }),
    lists: (deviceScores) => ({ deviceScores }),
    metrics: measure,
    none: "Endpoint Analytics has no scores: it is not switched on, or no device has reported to it.",
  });
}

/** -1 stands for "not enough data". */
function knownScore(score: number | null): number | null {
  return score === null || score < 0 ? null : score;
}

function measure(scores: readonly DeviceScore[]): Metrics {
  const known = scores.flatMap(({ endpointAnalytics }) => endpointAnalytics ?? []);
  const average = known.reduce((sum, score) => sum + score, 0) / known.length;
  return {
    "analytics.devices": scores.length,
    "analytics.scoredDevices": known.length,
    "analytics.needsAttention": scores.filter(needsAttention).length,
    ...(known.length === 0 ? {} : { "analytics.averageScore": Math.round(average * 10) / 10 }),
  };
}

function needsAttention({ healthStatus }: DeviceScore): boolean {
  return healthStatus.toLowerCase() === "needsattention";
}
