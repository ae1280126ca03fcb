import { resourceNotFound } from "../http/answer.ts";
import { collectionAnswer, type Row } from "../odata/collection.ts";
import { entityAnswer } from "../odata/entity.ts";
import { guid } from "../random.ts";
import { at, graphDate } from "../scenario/calendar.ts";
import { PROFILES, type Profile } from "../scenario/profiles.ts";
import { BOTH, CONFIGURATION_READ, type GraphCall, type Route } from "./route.ts";

const BASE = ["id", "lastModifiedDateTime", "createdDateTime", "description", "displayName", "version"];

export const configurationRoutes: readonly Route[] = [
  {
    method: "GET",
    versions: BOTH,
    path: "deviceManagement/deviceConfigurations",
    type: "deviceConfiguration",
    kinds: PROFILES.flatMap(({ kind }) => kind ?? []),
    permissions: CONFIGURATION_READ,
    answer(call) {
      const facts = {
        context: "deviceManagement/deviceConfigurations",
        type: "deviceConfiguration",
        properties: BASE,
        filterable: ["id", "displayName"],
        pageSize: 100,
      };
      return collectionAnswer(
        PROFILES.map((profile) => profileRow(profile, call)),
        facts,
        call,
      );
    },
  },
  {
    method: "GET",
    versions: BOTH,
    path: "deviceManagement/deviceConfigurations/{}/deviceStatusOverview",
    type: "deviceConfigurationDeviceOverview",
    permissions: CONFIGURATION_READ,
    answer(call) {
      const profile = PROFILES.find(({ id }) => id === call.keys[0]?.toLowerCase());
      if (profile === undefined) throw resourceNotFound();
      const tally = call.world.profileTally().profiles.get(profile.id);
      const row = {
        id: profile.id,
        pendingCount: tally?.pending ?? 0,
        notApplicableCount: tally?.notApplicable ?? 0,
        successCount: tally?.success ?? 0,
        errorCount: tally?.error ?? 0,
        failedCount: tally?.conflict ?? 0,
        lastUpdateDateTime: graphDate(call.world.now - 2_100_000, 21),
        configurationVersion: profile.version,
      };
      const context = `deviceManagement/deviceConfigurations('${profile.id}')/deviceStatusOverview`;
      return entityAnswer(row, { context, type: "deviceConfigurationDeviceOverview" }, call);
    },
  },
  {
    method: "GET",
    versions: BOTH,
    path: "deviceManagement/deviceConfigurationDeviceStateSummaries",
    type: "deviceConfigurationDeviceStateSummary",
    permissions: CONFIGURATION_READ,
    answer(call) {
      const { success, pending, notApplicable, error, conflict } = call.world.profileTally().devices;
      const row = {
        id: guid(call.world.estate.seed, 0, 125),
        unknownDeviceCount: pending,
        notApplicableDeviceCount: notApplicable,
        compliantDeviceCount: success,
        remediatedDeviceCount: 0,
        nonCompliantDeviceCount: 0,
        errorDeviceCount: error,
        conflictDeviceCount: conflict,
      };
      const context = "deviceManagement/deviceConfigurationDeviceStateSummaries";
      return entityAnswer(row, { context, type: "deviceConfigurationDeviceStateSummary" }, call);
    },
  },
];

function profileRow(profile: Profile, call: GraphCall): Row {
  const { calendar } = call.world.estate;
  return {
    ...(profile.kind === null ? {} : { "@odata.type": `#microsoft.graph.${profile.kind}` }),
    id: profile.id,
    lastModifiedDateTime: graphDate(at(calendar, profile.changedOn, 10.4), 39),
    createdDateTime: graphDate(at(calendar, profile.changedOn - 365, 8.1), 4),
    description: profile.description,
    displayName: profile.name,
    version: profile.version,
    ...profile.settings,
  };
}
