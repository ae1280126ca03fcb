import type { Amendment } from "@intune-om/demo-tenant";
import { inDays } from "./calm-tenant.ts";

type Row = Readonly<Record<string, unknown>>;

/** Something that goes wrong in the tenant, from one day to another. */
export interface Cause {
  readonly name: string;
  /** Days of the year: it is there from the snapshot of `from` on, and gone in that of `to`. */
  readonly from: number;
  readonly to: number;
  /** Rules whose alerts people are told of: each opens once, and is told once to be over. */
  readonly tells: readonly string[];
  /** Rules that hold as well, and that nobody is told of beside the cause. */
  readonly hides?: readonly string[];
  /** Id of the role that has it. */
  readonly role: string;
  readonly amendments: readonly Amendment[];
}

const row = (path: string, change: (row: Row, now: Date) => Row): Amendment => ({ path, row: change });
const more = (path: string, rows: (now: Date) => readonly Row[]): Amendment => ({ path, more: rows });

/** The first row of a list that fits; a tenant's others stay as they are. */
function one(path: string, fits: (row: Row) => boolean, change: (row: Row, now: Date) => Row): Amendment {
  return { path, row: (found, now) => (fits(found) ? change(found, now) : found) };
}

const named = (property: string, value: string) => (found: Row) => found[property] === value;
const onDay = (start: Date, day: number, hour = 3): string =>
  new Date(start.getTime() + day * 86_400_000 + (hour - 6) * 3_600_000).toISOString();

/** Everything that goes wrong in the year that begins at `start`, 06:00 UTC. */
export function causesOf(start: Date): readonly Cause[] {
  const at = (day: number, hour?: number): string => onDay(start, day, hour);
  return [
    {
      name: "the Apple push certificate comes to its end, ends, and is renewed two days later",
      from: 14,
      to: 106,
      tells: ["apple-push-certificate"],
      role: "intune-admin",
      amendments: [
        row("deviceManagement/applePushNotificationCertificate", (found) => ({
          ...found,
          expirationDateTime: at(104, 9),
        })),
      ],
    },
    {
      name: "malware is active on a computer",
      from: 9,
      to: 12,
      tells: ["malware-active"],
      role: "security-lead",
      amendments: [
        more("deviceManagement/windowsMalwareInformation/{}/deviceMalwareStates", () => [
          { id: "73a9816f-0c53-4f65-a7c8-3a4a74339de9", deviceName: "NVM-833989E3", threatState: "active" },
        ]),
      ],
    },
    {
      name: "an incident of Intune, with what follows from it",
      from: 20,
      to: 22,
      tells: ["service-incident"],
      hides: ["enrollment-failures"],
      role: "intune-admin",
      amendments: [
        more("admin/serviceAnnouncement/issues", (now) => [issue("IT777001", "Incident", at(19, 20), now)]),
        more("deviceManagement/troubleshootingEvents", (now) => failures(now, 9)),
      ],
    },
    {
      name: "a certificate connector's server is down",
      from: 27,
      to: 34,
      tells: ["certificate-connector"],
      role: "intune-admin",
      amendments: [
        one(
          "deviceManagement/certificateConnectorDetails",
          named("connectorName", "NVM-PKI-01"),
          (found) => ({ ...found, lastCheckinDateTime: at(24, 4) }),
        ),
      ],
    },
    {
      name: "the mobile threat defense partner falls silent",
      from: 37,
      to: 40,
      tells: ["mtd-connector"],
      role: "security-lead",
      amendments: [
        one(
          "deviceManagement/mobileThreatDefenseConnectors",
          named("id", "fc780465-2017-40d4-a0c5-307022471b92"),
          (found) => ({ ...found, partnerState: "unresponsive", lastHeartbeatDateTime: at(26, 4) }),
        ),
      ],
    },
    {
      name: "Apple's new terms wait to be accepted",
      from: 44,
      to: 46,
      tells: ["apple-terms"],
      role: "intune-admin",
      amendments: [
        row("deviceManagement/depOnboardingSettings", (found) => ({ ...found, lastSyncErrorCode: 3 })),
      ],
    },
    {
      name: "a policy locks a third of the devices out",
      from: 50,
      to: 53,
      tells: ["compliance-falling"],
      hides: ["compliance-rate"],
      role: "security-lead",
      amendments: [
        row("deviceManagement/managedDevices", (found) =>
          found["operatingSystem"] === "Windows" ? { ...found, complianceState: "noncompliant" } : found,
        ),
      ],
    },
    {
      name: "one device is not heard from for weeks",
      from: 92,
      to: 100,
      tells: ["stale-devices"],
      role: "intune-admin",
      amendments: [
        one("deviceManagement/managedDevices", named("deviceName", "NVM-833989E3"), (found) => ({
          ...found,
          lastSyncDateTime: at(60),
        })),
      ],
    },
    {
      name: "a new version of an app fails to install",
      from: 115,
      to: 119,
      tells: ["app-newly-failing"],
      hides: ["app-install-failures"],
      role: "intune-admin",
      amendments: [
        one(
          "deviceManagement/reports/getAppsInstallSummaryReport",
          named("DisplayName", "Norrviken VPN-klient"),
          (found) => ({
            ...found,
            FailedDeviceCount: 8,
            InstalledDeviceCount: 7,
          }),
        ),
      ],
    },
    {
      name: "phones are refused by a new restriction",
      from: 127,
      to: 128,
      tells: ["enrollment-failures"],
      role: "helpdesk-lead",
      amendments: [more("deviceManagement/troubleshootingEvents", (now) => failures(now, 9))],
    },
    {
      name: "a volume purchase token ends and is renewed",
      from: 130,
      to: 181,
      tells: ["vpp-token"],
      role: "intune-admin",
      amendments: [
        one("deviceAppManagement/vppTokens", named("appleId", "appkop@norrviken.example"), (found) => ({
          ...found,
          expirationDateTime: at(180, 9),
        })),
      ],
    },
    {
      name: "a colleague outside the team deletes a policy",
      from: 140,
      to: 147,
      tells: ["policy-changed"],
      role: "security-lead",
      amendments: [more("deviceManagement/auditEvents", () => [deletion(at(139, 22))])],
    },
    {
      name: "a change waits for a second administrator",
      from: 152,
      to: 155,
      tells: ["approval-waiting"],
      role: "intune-admin",
      amendments: [more("deviceManagement/operationApprovalRequests", () => [request(at(150), at(180))])],
    },
    {
      name: "licences run out",
      from: 190,
      to: 193,
      tells: ["licences"],
      role: "intune-admin",
      amendments: [
        one("subscribedSkus", named("skuPartNumber", "INTUNE_A"), (found) => ({
          ...found,
          prepaidUnits: { enabled: found["consumedUnits"], suspended: 0, warning: 0, lockedOut: 0 },
        })),
      ],
    },
    {
      name: "a policy fails on most devices",
      from: 198,
      to: 202,
      tells: ["policy-errors"],
      role: "intune-admin",
      amendments: [
        one(
          "deviceManagement/deviceConfigurations/{}/deviceStatusOverview",
          (found) => Number(found["successCount"]) >= 10,
          (found) => ({ ...found, errorCount: 40 }),
        ),
      ],
    },
    {
      name: "new computers fail to set themselves up",
      from: 210,
      to: 217,
      tells: ["autopilot-failures"],
      role: "intune-admin",
      amendments: [
        more("deviceManagement/autopilotEvents", () =>
          [1, 2, 3, 4].map((number) => deployment(number, at(209, 12))),
        ),
      ],
    },
    {
      name: "an application's secret comes to its end and is replaced",
      from: 225,
      to: 306,
      tells: ["app-credential"],
      role: "intune-admin",
      amendments: [
        one("applications", named("displayName", "Skrivarhantering"), (found) => ({
          ...found,
          passwordCredentials: (found["passwordCredentials"] as readonly Row[]).map((secret) => ({
            ...secret,
            endDateTime: at(315, 9),
          })),
        })),
      ],
    },
    {
      name: "Defender for Endpoint raises an alert",
      from: 240,
      to: 243,
      tells: ["defender-alert"],
      role: "security-lead",
      amendments: [more("security/alerts_v2", () => [securityAlert(at(239, 23))])],
    },
    {
      name: "a device is updated no more",
      from: 260,
      to: 264,
      tells: ["os-minimum"],
      role: "intune-admin",
      amendments: [
        one("deviceManagement/managedDevices", named("deviceName", "NVM-833989E3"), (found) => ({
          ...found,
          osVersion: "10.0.18363.1",
        })),
      ],
    },
    {
      name: "support ends for the version that a policy holds devices at",
      from: 275,
      to: 320,
      tells: ["feature-update-support"],
      role: "intune-admin",
      amendments: [
        one(
          "deviceManagement/windowsFeatureUpdateProfiles",
          named("displayName", "Windows 11 – alla"),
          (found) => ({
            ...found,
            endOfSupportDate: at(350),
          }),
        ),
      ],
    },
  ];
}

function issue(id: string, classification: string, since: string, now: Date): Row {
  return {
    id,
    title: "Users cannot enroll devices",
    service: "Microsoft Intune",
    feature: "Enrollment",
    featureGroup: "Microsoft Intune",
    classification,
    status: "serviceDegradation",
    origin: "microsoft",
    impactDescription: "Users cannot enroll new devices.",
    isResolved: false,
    startDateTime: since,
    endDateTime: null,
    lastModifiedDateTime: inDays(now, -0.05),
    details: [],
    posts: [
      {
        createdDateTime: since,
        postType: "regular",
        description: { contentType: "html", content: "<p>We are looking into it.</p>" },
      },
    ],
  };
}

function failures(now: Date, count: number): readonly Row[] {
  return Array.from({ length: count }, (_, index) => ({
    "@odata.type": "#microsoft.graph.enrollmentTroubleshootingEvent",
    id: `failure-${now.toISOString()}-${index}`,
    eventDateTime: inDays(now, -0.02 * (index + 1)),
    correlationId: "",
    managedDeviceIdentifier: "",
    operatingSystem: "iOS",
    osVersion: "26.1",
    userId: "",
    deviceId: null,
    enrollmentType: "userEnrollment",
    failureCategory: "enrollmentRestrictionsEnforced",
    failureReason: "Not allowed.",
  }));
}

function deletion(at: string): Row {
  return {
    id: "audit-1",
    displayName: "Delete DeviceCompliancePolicy",
    activity: "Delete DeviceCompliancePolicy",
    activityDateTime: at,
    activityType: "Delete DeviceCompliancePolicy",
    activityOperationType: "Delete",
    activityResult: "Success",
    category: "Compliance",
    actor: {
      userPrincipalName: "tor.okand@norrviken.example",
      applicationDisplayName: "",
      servicePrincipalName: "",
    },
    resources: [{ displayName: "Windows – grundkrav" }],
  };
}

function request(from: string, to: string): Row {
  return {
    id: "request-1",
    requestDateTime: from,
    expirationDateTime: to,
    lastModifiedDateTime: from,
    requestor: { application: null, device: null, user: { id: "u", displayName: "Viktor Virtanen" } },
    approver: null,
    status: "needsApproval",
    requestJustification: "A new restriction.",
    approvalJustification: "",
    requiredOperationApprovalPolicyTypes: ["app"],
  };
}

function deployment(number: number, at: string): Row {
  return {
    id: `deployment-${number}`,
    eventDateTime: at,
    deploymentStartDateTime: at,
    deploymentEndDateTime: at,
    deviceSerialNumber: `SERIAL${number}`,
    managedDeviceName: `NVM-NEW-${number}`,
    windowsAutopilotDeploymentProfileDisplayName: "Norrviken, kontor",
    deploymentState: "failure",
    enrollmentState: "failed",
    enrollmentFailureDetails: "0x801c0003",
    osVersion: "10.0.26200.7171",
  };
}

function securityAlert(at: string): Row {
  return {
    id: "da-1",
    providerAlertId: "da-1",
    status: "new",
    severity: "high",
    serviceSource: "microsoftDefenderForEndpoint",
    title: "Suspicious sign-in from a managed device",
    category: "CredentialAccess",
    alertWebUrl: "https://security.example/alerts/da-1",
    createdDateTime: at,
    lastUpdateDateTime: at,
    resolvedDateTime: null,
    evidence: [{ "@odata.type": "#microsoft.graph.security.deviceEvidence", deviceDnsName: "nvm-833989e3" }],
  };
}
