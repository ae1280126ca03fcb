import type { Collector } from "../collector.ts";
import { createApplePushCertificateCollector } from "./apple-push-certificate.ts";
import { createAppsCollector } from "./apps.ts";
import { createCompliancePoliciesCollector } from "./compliance-policies.ts";
import { createComplianceStatesCollector } from "./compliance-states.ts";
import { createDeviceOverviewCollector } from "./device-overview.ts";
import { createDevicesCollector } from "./devices.ts";
import { createEnrollmentFailuresCollector } from "./enrollment-failures.ts";
import { createMalwareCollector } from "./malware.ts";
import { createMtdConnectorsCollector } from "./mtd-connectors.ts";
import { createProtectionOverviewCollector } from "./protection-overview.ts";
import { createServiceHealthCollector } from "./service-health.ts";
import { createServiceIssuesCollector } from "./service-issues.ts";
import { createServiceMessagesCollector } from "./service-messages.ts";
import { createUnhealthyDevicesCollector } from "./unhealthy-devices.ts";
import { createVppTokensCollector } from "./vpp-tokens.ts";

/** Every collector of the product, in the order in which coverage is shown. */
export const collectorFactories: readonly (() => Collector)[] = [
  () => createDevicesCollector(),
  () => createDeviceOverviewCollector(),
  () => createCompliancePoliciesCollector(),
  () => createComplianceStatesCollector(),
  () => createProtectionOverviewCollector(),
  () => createMalwareCollector(),
  () => createUnhealthyDevicesCollector(),
  () => createAppsCollector(),
  () => createEnrollmentFailuresCollector(),
  () => createApplePushCertificateCollector(),
  () => createVppTokensCollector(),
  () => createMtdConnectorsCollector(),
  () => createServiceHealthCollector(),
  () => createServiceIssuesCollector(),
  () => createServiceMessagesCollector(),
];

/** One of each collector, without those that a tenant switched off by source id. */
export function createCollectors(switches: Readonly<Record<string, boolean>> = {}): readonly Collector[] {
  return collectorFactories.map((create) => create()).filter(({ source }) => switches[source] !== false);
}
