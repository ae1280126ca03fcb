import { PLATFORM_FACTS } from "../estate/platforms.ts";
import { COMPANY } from "../estate/people.ts";
import { guid, hash, hex } from "../random.ts";
import type { Row } from "../odata/collection.ts";
import { type Alert, alertsOn } from "../scenario/alerts.ts";
import { graphDate } from "../scenario/calendar.ts";
import type { World } from "../world.ts";
import { listRoute } from "./list-route.ts";
import { BOTH, type GraphCall, type Route } from "./route.ts";

export const alertRoutes: readonly Route[] = [
  listRoute({
    versions: BOTH,
    path: "security/alerts_v2",
    type: "security.alert",
    kinds: ["security.deviceEvidence", "security.fileEvidence", "security.mailboxEvidence"],
    permissions: ["SecurityAlert.Read.All", "SecurityAlert.ReadWrite.All"],
    filterable: [
      "assignedTo",
      "classification",
      "determination",
      "createdDateTime",
      "lastUpdateDateTime",
      "severity",
      "serviceSource",
      "status",
    ],
    rows: (call) =>
      alertsOn(call.world.estate.calendar, call.world.infections).map((alert) => alertRow(alert, call)),
  }),
];

function alertRow(alert: Alert, { world, settings }: GraphCall): Row {
  const { id, status } = alert;
  const spice = hash(world.estate.seed, alert.device ?? -1, 211);
  const isResolved = status === "resolved";
  return {
    id,
    providerAlertId: id,
    incidentId: String(28_000 + (spice % 900)),
    status,
    severity: alert.severity,
    classification: isResolved ? "truePositive" : "unknown",
    determination: isResolved ? "malware" : "unknown",
    serviceSource: alert.service,
    detectionSource: alert.device === null ? "microsoftDefenderForOffice365" : "antivirus",
    detectorId: guid(world.estate.seed, alert.device ?? -1, 212),
    tenantId: settings.tenantId,
    title: alert.title,
    description: "",
    recommendedActions: null,
    category: alert.category,
    assignedTo: status === "inProgress" ? `it@${COMPANY.domain}` : null,
    alertWebUrl: `https://security.example/alerts/${id}?tid=${settings.tenantId}`,
    actorDisplayName: null,
    threatDisplayName: null,
    threatFamilyName: null,
    mitreTechniques: [],
    createdDateTime: graphDate(alert.created, spice),
    lastUpdateDateTime: graphDate(alert.updated, spice + 3),
    resolvedDateTime: isResolved ? graphDate(alert.updated, spice + 5) : null,
    firstActivityDateTime: graphDate(alert.created - 90_000, spice + 1),
    lastActivityDateTime: graphDate(alert.updated, spice + 2),
    comments: [],
    evidence: alert.device === null ? [mailbox(alert)] : [computer(alert, alert.device, world), file(alert)],
    systemTags: [],
  };
}

function computer(alert: Alert, index: number, world: World): Row {
  const device = world.device(index);
  const isResolved = alert.status === "resolved";
  return {
    "@odata.type": "#microsoft.graph.security.deviceEvidence",
    ...evidence(alert, isResolved ? "remediated" : "active"),
    roles: ["compromised"],
    firstSeenDateTime: graphDate(device.enrolled),
    mdeDeviceId: sensorId(index),
    azureAdDeviceId: guid(device.seed, index, 213),
    deviceDnsName: device.name.toLowerCase(),
    hostName: null,
    osPlatform: PLATFORM_FACTS[device.platform].os === "Windows" ? "Windows11" : "Other",
    osBuild: 26_100,
    version: "24H2",
    healthStatus: "active",
    riskScore: isResolved ? "none" : "high",
    rbacGroupId: 0,
    rbacGroupName: null,
    onboardingStatus: "onboarded",
    defenderAvStatus: "updated",
    lastIpAddress: null,
    loggedOnUsers: [],
    vmMetadata: null,
  };
}

function file(alert: Alert): Row {
  return {
    "@odata.type": "#microsoft.graph.security.fileEvidence",
    ...evidence(alert, alert.status === "resolved" ? "remediated" : "active"),
    detectionStatus: "detected",
    mdeDeviceId: sensorId(alert.device ?? 0),
    fileDetails: {
      sha1: null,
      sha256: null,
      fileName: "faktura.exe",
      filePath: "C:\\Users\\Public\\Downloads",
      fileSize: 483_328,
      filePublisher: null,
      signer: null,
      issuer: null,
    },
  };
}

function mailbox(alert: Alert): Row {
  return {
    "@odata.type": "#microsoft.graph.security.mailboxEvidence",
    ...evidence(alert, "remediated"),
    primaryAddress: `kundtjanst@${COMPANY.domain}`,
    displayName: "Kundtjänst",
    upn: null,
    userAccount: null,
  };
}

/** What every kind of evidence has. */
function evidence(alert: Alert, remediation: "remediated" | "active"): Row {
  return {
    createdDateTime: graphDate(alert.created, 7),
    verdict: "malicious",
    remediationStatus: remediation,
    remediationStatusDetails: null,
    roles: [],
    detailedRoles: [],
    tags: [],
  };
}

function sensorId(index: number): string {
  return [1, 2, 3, 4, 5].map((part) => hex(hash(9, index, part))).join("");
}
