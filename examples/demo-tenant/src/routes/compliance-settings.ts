import { collectionAnswer, type Row } from "../odata/collection.ts";
import { guid } from "../random.ts";
import {
  COMPLIANCE_SETTINGS,
  type ComplianceSetting,
  REMAIN_CONTACT,
} from "../scenario/compliance-settings.ts";
import type { World } from "../world.ts";
import { BOTH, CONFIGURATION_READ, type Route } from "./route.ts";

const NAME = "deviceCompliancePolicySettingStateSummary";
const PROPERTIES = [
  "id",
  "setting",
  "settingName",
  "platformType",
  "unknownDeviceCount",
  "notApplicableDeviceCount",
  "compliantDeviceCount",
  "remediatedDeviceCount",
  "nonCompliantDeviceCount",
  "errorDeviceCount",
  "conflictDeviceCount",
];

export const complianceSettingRoutes: readonly Route[] = [
  {
    method: "GET",
    versions: BOTH,
    path: "deviceManagement/deviceCompliancePolicySettingStateSummaries",
    type: NAME,
    permissions: CONFIGURATION_READ,
    answer(call) {
      const facts = {
        context: "deviceManagement/deviceCompliancePolicySettingStateSummaries",
        type: NAME,
        properties: PROPERTIES,
        filterable: [],
        pageSize: 100,
      };
      const rows = COMPLIANCE_SETTINGS.map(
        (setting, number): Row => ({
          id: guid(call.world.estate.seed, number, 126),
          // Both hold the same text.
          setting: setting.name,
          settingName: setting.name,
          platformType: setting.platform,
          ...countsOf(setting, call.world),
        }),
      );
      return collectionAnswer(rows, facts, call);
    },
  },
];

function countsOf(setting: ComplianceSetting, world: World): Row {
  const { policies, inactive } = world.tally();
  const nothing = { success: 0, failed: 0, error: 0, conflict: 0, pending: 0, notApplicable: 0 };
  if (setting.policy === null) {
    const failed = setting.name === REMAIN_CONTACT ? inactive : 0;
    return counts({ ...nothing, success: world.estate.size - failed, failed });
  }
  const tally = policies.get(setting.policy) ?? nothing;
  if (setting.fails) return counts(tally);
  const reached = tally.success + tally.failed + tally.error + tally.conflict;
  return counts({ ...nothing, success: reached, pending: tally.pending, notApplicable: tally.notApplicable });
}

function counts(tally: {
  readonly success: number;
  readonly failed: number;
  readonly error: number;
  readonly conflict: number;
  readonly pending: number;
  readonly notApplicable: number;
}): Row {
  return {
    unknownDeviceCount: tally.pending,
    notApplicableDeviceCount: tally.notApplicable,
    compliantDeviceCount: tally.success,
    remediatedDeviceCount: 0,
    nonCompliantDeviceCount: tally.failed,
    errorDeviceCount: tally.error,
    conflictDeviceCount: tally.conflict,
  };
}
