import { collectionAnswer, type Row } from "../odata/collection.ts";
import { entityAnswer } from "../odata/entity.ts";
import { guid } from "../random.ts";
import { at, graphDate } from "../scenario/calendar.ts";
import { type FeatureUpdate, featureUpdates } from "../scenario/feature-updates.ts";
import type { World } from "../world.ts";
import { BOTH, CONFIGURATION_READ, type GraphCall, type Route } from "./route.ts";

const PROFILE = [
  "id",
  "displayName",
  "description",
  "featureUpdateVersion",
  "rolloutSettings",
  "createdDateTime",
  "lastModifiedDateTime",
  "roleScopeTagIds",
  "deployableContentDisplayName",
  "endOfSupportDate",
  "installLatestWindows10OnWindows11IneligibleDevice",
  "installFeatureUpdatesOptional",
];

export const softwareUpdateRoutes: readonly Route[] = [
  {
    method: "GET",
    versions: BOTH,
    path: "deviceManagement/softwareUpdateStatusSummary",
    type: "softwareUpdateStatusSummary",
    permissions: CONFIGURATION_READ,
    answer(call) {
      const name = "softwareUpdateStatusSummary";
      return entityAnswer(summary(call.world), { context: `deviceManagement/${name}`, type: name }, call);
    },
  },
  {
    method: "GET",
    versions: ["beta"],
    path: "deviceManagement/windowsFeatureUpdateProfiles",
    type: "windowsFeatureUpdateProfile",
    permissions: CONFIGURATION_READ,
    answer(call) {
      const facts = {
        context: "deviceManagement/windowsFeatureUpdateProfiles",
        type: "windowsFeatureUpdateProfile",
        properties: PROFILE,
        filterable: [],
        pageSize: 100,
      };
      const updates = featureUpdates(call.world.estate.calendar);
      return collectionAnswer(
        updates.map((update) => updateRow(update, call)),
        facts,
        call,
      );
    },
  },
];

/** Of the platforms with an update policy; one device in twenty waits for the latest update. */
function summary(world: World): Row {
  const { platforms } = world.tally();
  const devices = (platforms.windows ?? 0) + (platforms.ios ?? 0) + (platforms.ipados ?? 0);
  const nonCompliant = Math.round(devices * 0.05);
  const error = Math.round(devices * 0.006);
  const unknown = Math.round(devices * 0.01);
  const compliant = Math.max(0, devices - nonCompliant - error - unknown);
  const users = Math.round(devices * 0.625);
  return {
    id: guid(world.estate.seed, 0, 127),
    displayName: null,
    compliantDeviceCount: compliant,
    nonCompliantDeviceCount: nonCompliant,
    remediatedDeviceCount: 0,
    errorDeviceCount: error,
    unknownDeviceCount: unknown,
    conflictDeviceCount: 0,
    notApplicableDeviceCount: world.estate.size - devices,
    compliantUserCount: Math.max(0, users - Math.round(nonCompliant * 0.9)),
    nonCompliantUserCount: Math.round(nonCompliant * 0.9),
    remediatedUserCount: 0,
    errorUserCount: 0,
    unknownUserCount: 0,
    conflictUserCount: 0,
    notApplicableUserCount: 0,
  };
}

function updateRow(update: FeatureUpdate, call: GraphCall): Row {
  const offered = graphDate(at(call.world.estate.calendar, -20, 5));
  return {
    id: update.id,
    displayName: update.name,
    description: update.description,
    featureUpdateVersion: update.version,
    // Without settings the update is offered as soon as possible.
    rolloutSettings: update.installsOptional
      ? { offerStartDateTimeInUTC: offered, offerEndDateTimeInUTC: null, offerIntervalInDays: null }
      : null,
    createdDateTime: graphDate(update.created, 15),
    lastModifiedDateTime: graphDate(update.modified, 47),
    roleScopeTagIds: ["0"],
    deployableContentDisplayName: update.version,
    endOfSupportDate: graphDate(update.supportEnds),
    installLatestWindows10OnWindows11IneligibleDevice: false,
    installFeatureUpdatesOptional: update.installsOptional,
  };
}
