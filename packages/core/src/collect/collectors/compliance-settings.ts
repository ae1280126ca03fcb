import { z } from "zod";
import { field } from "../../graph/odata.ts";
import type { Collector, GraphFact } from "../collector.ts";
import { createListCollector } from "../list-source.ts";
import type { SettingState } from "../rows/policy.ts";

const FACT: GraphFact = {
  method: "GET",
  version: "v1.0",
  path: "/deviceManagement/deviceCompliancePolicySettingStateSummaries",
  entity: "deviceCompliancePolicySettingStateSummary",
  select: [
    "id",
    "setting",
    "settingName",
    "platformType",
    "compliantDeviceCount",
    "nonCompliantDeviceCount",
    "errorDeviceCount",
    "conflictDeviceCount",
  ],
  permission: "DeviceManagementConfiguration.Read.All",
  source:
    "https://learn.microsoft.com/graph/api/intune-deviceconfig-devicecompliancepolicysettingstatesummary-list",
  shape: "list",
};

/** Never left out by the service. A row without one is not understood: read as 0 it would look healthy. */
const count = field.number.pipe(z.number());

const Row = z.object({
  id: field.id,
  setting: field.text,
  settingName: field.text,
  platformType: field.text,
  compliantDeviceCount: count,
  nonCompliantDeviceCount: count,
  errorDeviceCount: count,
  conflictDeviceCount: count,
});

/** Which compliance settings the devices fail, over all policies. */
export function createComplianceSettingsCollector(): Collector {
  return createListCollector({
    source: "compliance-settings",
    fact: FACT,
    schema: Row,
    key: (row) => row.id,
    map: (row): SettingState => ({
      id: row.id,
      // Both hold the same text; either may be empty.
      setting: row.setting || row.settingName,
      platform: row.platformType,
      compliant: row.compliantDeviceCount,
      nonCompliant: row.nonCompliantDeviceCount,
      error: row.errorDeviceCount,
      conflict: row.conflictDeviceCount,
    }),
    lists: (settingStates) => ({ settingStates }),
    metrics: (settings) => ({
      "compliance.settings": settings.length,
      "compliance.settingsNoncompliant": settings.filter(({ nonCompliant }) => nonCompliant > 0).length,
    }),
  });
}
