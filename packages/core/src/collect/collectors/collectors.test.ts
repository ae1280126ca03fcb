import { existsSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { describeCollector } from "../collector.contract.ts";
import type { FakePaths } from "../fake-graph.ts";
import { createFakeGraph } from "../fake-graph.ts";
import { SOURCES } from "../source.ts";
import { collectorFactories, createCollectors } from "./index.ts";

const METADATA = new URL("../../../../../../shared/graph/v1.0.csdl.xml", import.meta.url);
const metadata = existsSync(METADATA) ? readFileSync(METADATA, "utf8") : null;

/** The properties of a type and of its base types, navigation left out. */
function propertiesOf(entity: string): ReadonlySet<string> | null {
  if (metadata === null) return null;
  const type = new RegExp(
    `<EntityType Name="${entity}"(?: BaseType="graph\\.(\\w+)")?[^>]*>.*?</EntityType>`,
    "s",
  ).exec(metadata);
  if (type === null) throw new Error(`no such entity type: ${entity}`);
  const own = Array.from(type[0].matchAll(/<Property Name="(\w+)"/g), (match) => match[1] ?? "");
  const base = type[1] === undefined ? ["id"] : [...(propertiesOf(type[1]) ?? []), "id"];
  return new Set([...own, ...base]);
}

const MALWARE = "/deviceManagement/windowsMalwareInformation";
const WORKING: Readonly<Record<string, FakePaths>> = {
  devices: { pages: { "/deviceManagement/managedDevices": [{ id: "1" }] } },
  "device-overview": { entities: { "/deviceManagement/managedDeviceOverview": { enrolledDeviceCount: 3 } } },
  "compliance-policies": { pages: { "/deviceManagement/deviceCompliancePolicies": [] } },
  "compliance-states": {
    entities: { "/deviceManagement/deviceCompliancePolicyDeviceStateSummary": { compliantDeviceCount: 0 } },
  },
  "protection-overview": {
    entities: { "/deviceManagement": { deviceProtectionOverview: { totalReportedDeviceCount: 0 } } },
  },
  malware: { pages: { [MALWARE]: [{ id: "5" }] } },
  "unhealthy-devices": { pages: { "/deviceManagement/managedDevices": [], [MALWARE]: [] } },
  apps: { reports: { "/deviceManagement/reports/getAppsInstallSummaryReport": {} } },
  "enrollment-failures": { pages: { "/deviceManagement/troubleshootingEvents": [] } },
  "apple-push-certificate": {
    entities: {
      "/deviceManagement/applePushNotificationCertificate": { expirationDateTime: "2027-01-01T00:00:00Z" },
    },
  },
  "vpp-tokens": { pages: { "/deviceAppManagement/vppTokens": [] } },
  "mtd-connectors": {
    pages: { "/deviceManagement/mobileThreatDefenseConnectors": [{ id: "1", partnerState: "enabled" }] },
  },
  "service-health": { pages: { "/admin/serviceAnnouncement/healthOverviews": [] } },
  "service-issues": { pages: { "/admin/serviceAnnouncement/issues": [] } },
  "service-messages": { pages: { "/admin/serviceAnnouncement/messages": [] } },
};

const OPTIONAL = new Set<string>(["apple-push-certificate", "vpp-tokens", "mtd-connectors"]);

for (const create of collectorFactories) {
  const { source } = create();
  describeCollector(source, {
    create,
    working: () => createFakeGraph(WORKING[source] ?? {}),
    optional: OPTIONAL.has(source),
    propertiesOf,
  });
}

describe("the registry of collectors", () => {
  it("has one collector for each source of the product", () => {
    expect(collectorFactories.map((create) => create().source).toSorted()).toEqual([...SOURCES].toSorted());
  });

  it("leaves out what a tenant switched off, and nothing else", () => {
    const sources = createCollectors({ apps: false, devices: true, unheard: false }).map(
      ({ source }) => source,
    );
    expect(sources).toHaveLength(SOURCES.length - 1);
    expect(sources).not.toContain("apps");
  });
});
