import { z } from "zod";
import { field } from "../../graph/odata.ts";
import type { Collector, GraphFact } from "../collector.ts";
import { createListCollector } from "../list-source.ts";
import type { FeatureUpdatePolicy } from "../rows/policy.ts";
import type { Metrics } from "../snapshot.ts";

const FACT: GraphFact = {
  method: "GET",
  version: "beta",
  path: "/deviceManagement/windowsFeatureUpdateProfiles",
  entity: "windowsFeatureUpdateProfile",
  select: ["id", "displayName", "featureUpdateVersion", "endOfSupportDate"],
  permission: "DeviceManagementConfiguration.Read.All",
  source: "https://learn.microsoft.com/graph/api/intune-softwareupdate-windowsfeatureupdateprofile-list",
  shape: "list",
};

const DAY_MS = 86_400_000;
const SOON_DAYS = 90;

const Row = z.object({
  id: field.id,
  displayName: field.text,
  featureUpdateVersion: field.text,
  endOfSupportDate: field.date,
});

/**
 * The policies that hold Windows at a version, and when Microsoft stops to support it. Beta only: v1.0 has
 * no feature-update policies.
 */
export function createFeatureUpdatesCollector(): Collector {
  return createListCollector({
    source: "feature-updates",
    fact: FACT,
    schema: Row,
    key: (row) => row.id,
    map: (row): FeatureUpdatePolicy => ({
      id: row.id,
      name: row.displayName,
      version: row.featureUpdateVersion,
      endOfSupportAt: row.endOfSupportDate,
    }),
    lists: (featureUpdatePolicies) => ({ featureUpdatePolicies }),
    metrics: measure,
    none: "No feature-update policy is set up.",
  });
}

function measure(policies: readonly FeatureUpdatePolicy[], now: Date): Metrics {
  const endedBy = (time: number): number =>
    policies.filter(({ endOfSupportAt }) => endOfSupportAt !== null && endOfSupportAt.getTime() <= time)
      .length;
  return {
    "featureUpdates.policies": policies.length,
    "featureUpdates.unsupported": endedBy(now.getTime()),
    "featureUpdates.endsWithin90": endedBy(now.getTime() + SOON_DAYS * DAY_MS),
  };
}
