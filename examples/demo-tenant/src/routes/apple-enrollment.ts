import { collectionAnswer, type Row } from "../odata/collection.ts";
import { type EnrollmentToken, enrollmentTokens } from "../scenario/apple-enrollment.ts";
import { graphDate } from "../scenario/calendar.ts";
import type { World } from "../world.ts";
import { BETA, type Route, SERVICE_CONFIG_READ } from "./route.ts";

export const appleEnrollmentRoutes: readonly Route[] = [
  {
    method: "GET",
    versions: BETA,
    path: "deviceManagement/depOnboardingSettings",
    type: "depOnboardingSetting",
    permissions: SERVICE_CONFIG_READ,
    answer(call) {
      const { calendar } = call.world.estate;
      const rows = enrollmentTokens(calendar, call.world.day).map((token) => tokenRow(token, call.world));
      const facts = {
        context: "deviceManagement/depOnboardingSettings",
        type: "depOnboardingSetting",
        properties: Object.keys(rows[0] ?? {}),
        filterable: ["id"],
        pageSize: 100,
      };
      return collectionAnswer(rows, facts, call);
    },
  },
];

function tokenRow(token: EnrollmentToken, { estate }: World): Row {
  const devices = estate.of("ios").length + estate.of("ipados").length + estate.of("macos").length;
  return {
    id: token.id,
    appleIdentifier: token.appleId,
    tokenExpirationDateTime: graphDate(token.ends),
    lastModifiedDateTime: graphDate(token.modified, 45),
    lastSuccessfulSyncDateTime: graphDate(token.lastSync, 31),
    lastSyncTriggeredDateTime: graphDate(token.lastTry, 22),
    shareTokenWithSchoolDataSyncService: false,
    lastSyncErrorCode: token.errorCode,
    tokenType: "dep",
    tokenName: token.name,
    syncedDeviceCount: Math.round(devices * token.share),
    dataSharingConsentGranted: true,
    roleScopeTagIds: ["0"],
  };
}
