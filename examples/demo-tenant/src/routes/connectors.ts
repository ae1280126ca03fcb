import { Refusal } from "../http/answer.ts";
import { collectionAnswer, type Row } from "../odata/collection.ts";
import { entityAnswer } from "../odata/entity.ts";
import { guid } from "../random.ts";
import { graphDate, NEVER } from "../scenario/calendar.ts";
import {
  pushCertificate,
  type ThreatPartner,
  threatPartners,
  type VppToken,
  vppTokens,
} from "../scenario/connectors.ts";
import { BOTH, CONFIGURATION_READ, DEVICES_READ, type Route, SERVICE_CONFIG_READ } from "./route.ts";

export const connectorRoutes: readonly Route[] = [
  {
    method: "GET",
    versions: BOTH,
    path: "deviceManagement/applePushNotificationCertificate",
    type: "applePushNotificationCertificate",
    permissions: [...DEVICES_READ, ...CONFIGURATION_READ],
    answer(call) {
      if (!call.settings.pushCertificate) {
        throw new Refusal(404, "ResourceNotFound", "Apple push notification certificate was not found.");
      }
      const { estate, day } = call.world;
      const { modified, ends } = pushCertificate(estate.calendar, day);
      const row = {
        id: guid(estate.seed, 0, 131),
        appleIdentifier: "push@norrviken.example",
        topicIdentifier: `com.apple.mgmt.External.${guid(estate.seed, 0, 132)}`,
        lastModifiedDateTime: graphDate(modified, 7),
        expirationDateTime: graphDate(ends, 0),
        certificateUploadStatus: null,
        certificateUploadFailureReason: null,
        certificateSerialNumber: "4E6F7264616E76",
        certificate: null,
      };
      const name = "applePushNotificationCertificate";
      return entityAnswer(row, { context: `deviceManagement/${name}`, type: name }, call);
    },
  },
  {
    method: "GET",
    versions: BOTH,
    path: "deviceManagement/mobileThreatDefenseConnectors",
    type: "mobileThreatDefenseConnector",
    permissions: SERVICE_CONFIG_READ,
    answer(call) {
      const rows = threatPartners(call.world.estate.calendar, call.world.day).map(partnerRow);
      const context = "deviceManagement/mobileThreatDefenseConnectors";
      const properties = Object.keys(rows[0] ?? {});
      const facts = {
        context,
        type: "mobileThreatDefenseConnector",
        properties,
        filterable: ["id"],
        pageSize: 100,
      };
      return collectionAnswer(rows, facts, call);
    },
  },
  {
    method: "GET",
    versions: BOTH,
    path: "deviceAppManagement/vppTokens",
    type: "vppToken",
    permissions: [...SERVICE_CONFIG_READ, ...CONFIGURATION_READ],
    answer(call) {
      const rows = vppTokens(call.world.estate.calendar, call.world.day).map(tokenRow);
      const properties = Object.keys(rows[0] ?? {});
      const facts = {
        context: "deviceAppManagement/vppTokens",
        type: "vppToken",
        properties,
        filterable: ["id", "state"],
        pageSize: 100,
      };
      return collectionAnswer(rows, facts, call);
    },
  },
];

function tokenRow(token: VppToken): Row {
  return {
    id: token.id,
    organizationName: token.organization,
    vppTokenAccountType: "business",
    appleId: token.appleId,
    expirationDateTime: graphDate(token.ends),
    lastSyncDateTime: graphDate(token.lastSync, 23),
    token: null,
    lastModifiedDateTime: graphDate(token.modified, 44),
    state: token.state,
    lastSyncStatus: token.syncStatus,
    automaticallyUpdateApps: true,
    countryOrRegion: "se",
  };
}

/** A partner that was never set up has every flag off and the smallest date. */
function partnerRow(partner: ThreatPartner): Row {
  const on = partner.state !== "notSetUp";
  return {
    id: partner.id,
    lastHeartbeatDateTime: partner.heartbeat === null ? NEVER : graphDate(partner.heartbeat, 29),
    partnerState: partner.state,
    androidEnabled: on,
    iosEnabled: on,
    windowsEnabled: on,
    androidDeviceBlockedOnMissingPartnerData: false,
    iosDeviceBlockedOnMissingPartnerData: false,
    windowsDeviceBlockedOnMissingPartnerData: on,
    partnerUnsupportedOsVersionBlocked: false,
    partnerUnresponsivenessThresholdInDays: on ? 7 : 0,
    allowPartnerToCollectIOSApplicationMetadata: false,
    allowPartnerToCollectIOSPersonalApplicationMetadata: false,
    androidMobileApplicationManagementEnabled: false,
    iosMobileApplicationManagementEnabled: false,
    microsoftDefenderForEndpointAttachEnabled: on,
  };
}
