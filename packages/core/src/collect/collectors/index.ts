import type { Collector } from "../collector.ts";
import { type DirectoryNeeds, NO_DIRECTORY } from "../directory-needs.ts";
import { createAdeTokensCollector } from "./ade-tokens.ts";
import { createAndroidManagedStoreCollector } from "./android-managed-store.ts";
import { createAppAssignmentsCollector } from "./app-assignments.ts";
import { createAppCredentialsCollector } from "./app-credentials.ts";
import { createAppLicencesCollector } from "./app-licences.ts";
import { createApplePushCertificateCollector } from "./apple-push-certificate.ts";
import { createAppleTermsCollector } from "./apple-terms.ts";
import { createApprovalRequestsCollector } from "./approval-requests.ts";
import { createAppsCollector } from "./apps.ts";
import { createAuditEventsCollector } from "./audit-events.ts";
import { createAutopilotDevicesCollector } from "./autopilot-devices.ts";
import { createAutopilotEventsCollector } from "./autopilot-events.ts";
import { createCertificateConnectorsCollector } from "./certificate-connectors.ts";
import { createCompliancePoliciesCollector } from "./compliance-policies.ts";
import { createComplianceSettingsCollector } from "./compliance-settings.ts";
import { createComplianceStatesCollector } from "./compliance-states.ts";
import { createConfigurationPoliciesCollector } from "./configuration-policies.ts";
import { createDefenderAlertsCollector } from "./defender-alerts.ts";
import { createDeviceOverviewCollector } from "./device-overview.ts";
import { createDevicesCollector } from "./devices.ts";
import { createDirectoryGroupsCollector } from "./directory-groups.ts";
import { createDirectoryUsersCollector } from "./directory-users.ts";
import { createDomainJoinConnectorsCollector } from "./domain-join-connectors.ts";
import { createEndpointAnalyticsCollector } from "./endpoint-analytics.ts";
import { createEnrollmentFailuresCollector } from "./enrollment-failures.ts";
import { createExchangeConnectorsCollector } from "./exchange-connectors.ts";
import { createFeatureUpdatesCollector } from "./feature-updates.ts";
import { createGracePeriodCollector } from "./grace-period.ts";
import { createLicencesCollector } from "./licences.ts";
import { createMalwareCategoriesCollector } from "./malware-categories.ts";
import { createMalwareCollector } from "./malware.ts";
import { createManagementPartnersCollector } from "./management-partners.ts";
import { createMtdConnectorsCollector } from "./mtd-connectors.ts";
import { createNdesConnectorsCollector } from "./ndes-connectors.ts";
import { createProtectionOverviewCollector } from "./protection-overview.ts";
import { createRoleAssignmentsCollector } from "./role-assignments.ts";
import { createServiceHealthCollector } from "./service-health.ts";
import { createServiceIssuesCollector } from "./service-issues.ts";
import { createServiceMessagesCollector } from "./service-messages.ts";
import { createSoftwareUpdatesCollector } from "./software-updates.ts";
import { createUnhealthyDevicesCollector } from "./unhealthy-devices.ts";
import { createVppTokensCollector } from "./vpp-tokens.ts";

/** Every collector of the product, in the order in which coverage is shown. */
export const collectorFactories: readonly (() => Collector)[] = [
  () => createDevicesCollector(),
  () => createDeviceOverviewCollector(),
  () => createGracePeriodCollector(),
  () => createCompliancePoliciesCollector(),
  () => createComplianceStatesCollector(),
  () => createComplianceSettingsCollector(),
  () => createConfigurationPoliciesCollector(),
  () => createSoftwareUpdatesCollector(),
  () => createFeatureUpdatesCollector(),
  () => createProtectionOverviewCollector(),
  () => createMalwareCollector(),
  () => createMalwareCategoriesCollector(),
  () => createUnhealthyDevicesCollector(),
  () => createDefenderAlertsCollector(),
  () => createEndpointAnalyticsCollector(),
  () => createAppsCollector(),
  () => createAppAssignmentsCollector(),
  () => createAppLicencesCollector(),
  () => createEnrollmentFailuresCollector(),
  () => createAutopilotDevicesCollector(),
  () => createAutopilotEventsCollector(),
  () => createApplePushCertificateCollector(),
  () => createVppTokensCollector(),
  () => createAdeTokensCollector(),
  () => createAppleTermsCollector(),
  () => createAndroidManagedStoreCollector(),
  () => createMtdConnectorsCollector(),
  () => createCertificateConnectorsCollector(),
  () => createNdesConnectorsCollector(),
  () => createDomainJoinConnectorsCollector(),
  () => createExchangeConnectorsCollector(),
  () => createManagementPartnersCollector(),
  () => createServiceHealthCollector(),
  () => createServiceIssuesCollector(),
  () => createServiceMessagesCollector(),
  () => createLicencesCollector(),
  () => createAppCredentialsCollector(),
  () => createAuditEventsCollector(),
  () => createApprovalRequestsCollector(),
  () => createRoleAssignmentsCollector(),
];

/** Those that read people out of the directory, in the order in which coverage is shown, after all others. */
export const directoryCollectorFactories: readonly ((needs: DirectoryNeeds) => Collector)[] = [
  () => createDirectoryUsersCollector(),
  ({ groups }) => createDirectoryGroupsCollector(groups),
];

/**
 * One of each collector, without those that a tenant switched off by source id. The directory is read only as far as
 * the plan needs it; by default not at all.
 */
export function createCollectors(
  switches: Readonly<Record<string, boolean>> = {},
  needs: DirectoryNeeds = NO_DIRECTORY,
): readonly Collector[] {
  return [
    ...collectorFactories.map((create) => create()),
    ...(needs.users ? [createDirectoryUsersCollector()] : []),
    ...(needs.groups.length > 0 ? [createDirectoryGroupsCollector(needs.groups)] : []),
  ].filter(({ source }) => switches[source] !== false);
}
