import { Refusal } from "../http/answer.ts";
import { graphDate, NEVER } from "../scenario/calendar.ts";
import { certificateConnectors, domainJoinConnectors, ndesConnectors } from "../scenario/on-premises.ts";
import { listRoute } from "./list-route.ts";
import { BOTH, CONFIGURATION_READ, type Route } from "./route.ts";

const SERVICE_CONFIG_READ: readonly string[] = [
  "DeviceManagementServiceConfig.Read.All",
  "DeviceManagementServiceConfig.ReadWrite.All",
  ...CONFIGURATION_READ,
];

/** What ties Intune to the company's own servers and to other systems. */
export const onPremisesRoutes: readonly Route[] = [
  listRoute({
    versions: ["beta"],
    path: "deviceManagement/certificateConnectorDetails",
    type: "certificateConnectorDetails",
    permissions: CONFIGURATION_READ,
    rows: ({ world }) =>
      certificateConnectors(world.estate.calendar, world.day).map((one) => ({
        id: one.id,
        connectorName: one.name,
        machineName: one.machine,
        enrollmentDateTime: graphDate(one.enrolled, 15),
        lastCheckinDateTime: graphDate(one.lastHeard, 31),
        connectorVersion: one.version,
      })),
  }),
  listRoute({
    versions: ["beta"],
    path: "deviceManagement/ndesConnectors",
    type: "ndesConnector",
    permissions: CONFIGURATION_READ,
    rows: ({ world }) =>
      ndesConnectors(world.estate.calendar, world.day).map((one) => ({
        id: one.id,
        lastConnectionDateTime: graphDate(one.lastHeard, 21),
        state: one.isDown ? "inactive" : "active",
        displayName: one.name,
        enrolledDateTime: graphDate(one.enrolled),
        machineName: one.machine,
        connectorVersion: one.version,
        roleScopeTagIds: ["0"],
      })),
  }),
  listRoute({
    versions: ["beta"],
    path: "deviceManagement/domainJoinConnectors",
    type: "deviceManagementDomainJoinConnector",
    permissions: CONFIGURATION_READ,
    rows: ({ world }) =>
      domainJoinConnectors(world.estate.calendar, world.day).map((one) => ({
        id: one.id,
        displayName: one.name,
        lastConnectionDateTime: graphDate(one.lastHeard, 7),
        state: "active",
        version: one.version,
      })),
  }),
  {
    method: "GET",
    versions: BOTH,
    path: "deviceManagement/exchangeConnectors",
    type: "deviceManagementExchangeConnector",
    permissions: SERVICE_CONFIG_READ,
    answer() {
      throw new Refusal(501, "NotSupported", "The account has no Exchange connector.");
    },
  },
  listRoute({
    versions: BOTH,
    path: "deviceManagement/deviceManagementPartners",
    type: "deviceManagementPartner",
    permissions: SERVICE_CONFIG_READ,
    rows: () => [
      {
        id: "c3d1a0b2-5e4f-4d1c-9a3b-7f6e11a70401",
        lastHeartbeatDateTime: NEVER,
        partnerState: "unknown",
        partnerAppType: "unknown",
        singleTenantAppId: null,
        displayName: "Jamf",
        isConfigured: false,
        whenPartnerDevicesWillBeRemovedDateTime: null,
        whenPartnerDevicesWillBeMarkedAsNonCompliantDateTime: null,
        groupsRequiringPartnerEnrollment: [],
      },
    ],
  }),
];
