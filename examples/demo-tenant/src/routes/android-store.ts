import { COMPANY } from "../estate/people.ts";
import { entityAnswer } from "../odata/entity.ts";
import { at, graphDate, HOUR_MS } from "../scenario/calendar.ts";
import { BETA, CONFIGURATION_READ, type Route } from "./route.ts";

const NAME = "androidManagedStoreAccountEnterpriseSettings";

export const androidStoreRoutes: readonly Route[] = [
  {
    method: "GET",
    versions: BETA,
    path: `deviceManagement/${NAME}`,
    type: NAME,
    permissions: CONFIGURATION_READ,
    answer(call) {
      const { estate, now } = call.world;
      const row = {
        // The entity has no key of its own.
        id: NAME,
        bindStatus: "boundAndValidated",
        lastAppSyncDateTime: graphDate(now - 3 * HOUR_MS, 27),
        lastAppSyncStatus: "success",
        ownerUserPrincipalName: `google@${COMPANY.domain}`,
        ownerOrganizationName: COMPANY.name,
        lastModifiedDateTime: graphDate(at(estate.calendar, -640, 10), 12),
        enrollmentTarget: "all",
        targetGroupIds: [],
        deviceOwnerManagementEnabled: true,
        companyCodes: [],
        androidDeviceOwnerFullyManagedEnrollmentEnabled: true,
        managedGooglePlayInitialScopeTagIds: ["0"],
      };
      return entityAnswer(row, { context: `deviceManagement/${NAME}`, type: NAME }, call);
    },
  },
];
