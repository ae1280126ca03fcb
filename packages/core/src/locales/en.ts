import type { AttentionReason } from "../assess/device-attention.ts";
import type { ExpiryLevel } from "../assess/expiries.ts";
import type { KpiId, KpiState } from "../assess/kpi.ts";
import type { OverallLevel } from "../assess/overall-state.ts";
import type { CoverageCause } from "../collect/coverage-cause.ts";
import type { ConnectorKind, ExpiryKind } from "../collect/rows/connection.ts";
import type { BuiltInSource } from "../collect/source.ts";
import type { DocumentLabels } from "../compose/document.ts";
import type { StateCount } from "../compose/figures.ts";
import type { SectionId } from "../compose/section.ts";
import type { Deployment } from "../config/plan/deployments.ts";
import type { CommunicationChannel } from "../config/plan/communications.ts";
import type { Cadence } from "../config/plan/routines.ts";
import type { DeploymentStatus, Unmeasured } from "../assess/deployments/deployment-state.ts";
import type { TriageState } from "../updates/update-record.ts";
import type { Platform, UpdateKind, UpdateStage } from "../updates/update.ts";
import type { RoundMessages } from "../rounds/round.ts";
import type { AlertMessages } from "./alert-messages.ts";
import type { AlertSectionMessages } from "./alert-section-messages.ts";
import { alertSectionEn } from "./alert-texts/alert-section.en.ts";
import { alertsEn } from "./alert-texts/alerts.en.ts";
import type { PluralForms } from "./formatter.ts";
import type { DeadManMessages } from "./dead-man-messages.ts";
import type { HelpdeskMessages } from "./helpdesk-messages.ts";
import type { NoticeMessages } from "./notice-messages.ts";
import type { Language } from "./language.ts";
import type { PracticeMessages } from "./practice-messages.ts";
import type { PlanMessages } from "./plan-messages.ts";
import type { NewcomerMessages, ReachMessages } from "./newcomer-messages.ts";
import type { DrillMessages, TrainingMessages } from "./training-messages.ts";

/** Every text that readers of a report see. English defines the shape. */
export interface Messages {
  readonly labels: DocumentLabels;
  readonly overall: Readonly<Record<OverallLevel, string>>;
  readonly sentence: SentenceMessages;
  readonly sources: Readonly<Record<BuiltInSource, string>>;
  readonly feedSource: string;
  readonly notice: Readonly<
    Record<
      | "switchedOff"
      | "switchedOffSeveral"
      | "unreadable"
      | "incomplete"
      | "got"
      | "further"
      | "seeDataQuality",
      string
    >
  >;
  /** Why a source could not be read in full, for readers who do not know Graph, and what to do. */
  readonly cause: Readonly<Record<CoverageCause["kind"], CauseMessages>>;
  readonly kpi: Readonly<Record<KpiId, KpiMessages>>;
  readonly kpiState: Readonly<Record<KpiState, string>>;
  readonly kpiNote: Readonly<Record<"basis" | "points" | "suggested", string>>;
  readonly sections: Readonly<Record<SectionId, { readonly title: string; readonly intro: string }>>;
  readonly expiryLevel: Readonly<Record<ExpiryLevel, string>>;
  readonly expiryKind: Readonly<Record<ExpiryKind, string>>;
  readonly connectorKind: Readonly<Record<ConnectorKind, string>>;
  readonly attention: Readonly<Record<AttentionReason, string>>;
  readonly complianceState: Readonly<Record<string, string>>;
  readonly malwareSeverity: Readonly<Record<string, string>>;
  /** Members of Graph's `windowsMalwareCategory`. */
  readonly malwareCategory: Readonly<Record<string, string>>;
  /** Members of Graph's `mobileThreatPartnerTenantState`, and the states of the other connectors. */
  readonly connectorState: Readonly<Record<string, string>>;
  /** Members of Graph's `managedDeviceOwnerType`. */
  readonly deviceOwner: Readonly<Record<string, string>>;
  /** Members of Graph's `windowsDefenderProductStatus`. */
  readonly productStatus: Readonly<Record<string, string>>;
  /** Members of Graph's `deviceEnrollmentFailureReason`. */
  readonly enrollmentReason: Readonly<Record<string, string>>;
  /** Members of Graph's `alertSeverity`, and below it of `alertStatus`; categories as Defender names them. */
  readonly alertSeverity: Readonly<Record<string, string>>;
  readonly alertStatus: Readonly<Record<string, string>>;
  readonly alertCategory: Readonly<Record<string, string>>;
  /** Members of Graph's `policyPlatformType`. */
  readonly policyPlatform: Readonly<Record<string, string>>;
  /** Properties of Graph's compliance policies, in lower case. */
  readonly complianceSetting: Readonly<Record<string, string>>;
  /** What profiles and updates count their devices by. */
  readonly stateCount: Readonly<Record<StateCount, string>>;
  /** Members of Graph's `enrollmentState`. */
  readonly autopilotState: Readonly<Record<string, string>>;
  /** Values of `capabilityStatus` of Graph's `subscribedSku`, in lower case. */
  readonly licenceState: Readonly<Record<string, string>>;
  /** Members of Graph's `operationApprovalRequestStatus`. */
  readonly approvalStatus: Readonly<Record<string, string>>;
  /** Words that audit events are put together from, in lower case: what was done, and to what kind of thing. */
  readonly auditWord: Readonly<Record<string, string>>;
  readonly auditResult: Readonly<Record<string, string>>;
  readonly issueClass: Readonly<Record<string, string>>;
  readonly issueStatus: Readonly<Record<string, string>>;
  readonly columns: ColumnMessages;
  readonly texts: TextMessages;
  readonly digest: DigestMessages;
  readonly edits: EditMessages;
  readonly helpdesk: HelpdeskMessages;
  readonly notices: NoticeMessages;
  readonly practice: PracticeMessages;
  readonly privacy: PrivacyMessages;
  readonly riskLevel: Readonly<Record<"low" | "medium" | "high", string>>;
  readonly training: TrainingMessages;
  readonly newcomers: NewcomerMessages;
  readonly reach: ReachMessages;
  readonly drill: DrillMessages;
  readonly alerts: AlertMessages;
  /** Alerts in reports. */
  readonly alertSection: AlertSectionMessages;
  /** Reports that did not go out in time. */
  readonly deadMan: DeadManMessages;
  /** Guided rounds through the admin center. */
  readonly rounds: RoundMessages;
  readonly deployments: DeploymentMessages;
  readonly trends: TrendMessages;
  readonly communications: CommunicationMessages;
  readonly plan: PlanMessages;
}

/** Planned deployments against their plan. */
export interface DeploymentMessages {
  readonly kind: Readonly<Record<Deployment["kind"], string>>;
  readonly status: Readonly<Record<DeploymentStatus, string>>;
  /** Why it is not known how far one has come. */
  readonly why: Readonly<Record<Unmeasured["kind"], string>>;
  /** With `{count}`: how many of those under way follow their plan. */
  readonly follow: PluralForms;
  readonly unknownCount: PluralForms;
  readonly texts: Readonly<
    Record<
      | "noneUnderWay"
      | "table"
      | "none"
      | "planned"
      | "actual"
      | "forecast"
      | "lastDay"
      | "reached"
      | "population"
      | "chart"
      | "chartText"
      | "forecastText"
      | "lateForecastText"
      | "noForecast"
      | "notKnown"
      | "planLine"
      | "actualLine",
      string
    >
  >;
}

/** The course of the measures over a report's period. */
export interface TrendMessages {
  readonly days: PluralForms;
  readonly gaps: PluralForms;
  readonly unitDays: string;
  readonly direction: Readonly<Record<"better" | "worse" | "steady" | "unknown", string>>;
  readonly texts: Readonly<
    Record<
      | "span"
      | "none"
      | "table"
      | "first"
      | "last"
      | "change"
      | "target"
      | "direction"
      | "unmeasured"
      | "chartText"
      | "more",
      string
    >
  >;
}

/** The communications calendar: who is told what, and when. */
export interface CommunicationMessages {
  readonly channel: Readonly<Record<CommunicationChannel, string>>;
  readonly cadence: Readonly<Record<Cadence, string>>;
  readonly recipients: PluralForms;
  readonly texts: Readonly<
    Record<
      | "aheadTable"
      | "noneAhead"
      | "toldTable"
      | "noneTold"
      | "next"
      | "whom"
      | "channel"
      | "often"
      | "once"
      | "when"
      | "record"
      | "sent"
      | "sentInPart"
      | "held"
      | "failed"
      | "noRecord",
      string
    >
  >;
}

/** What is said of counts that are hidden because somebody could be guessed. */
export interface PrivacyMessages {
  readonly leftOut: PluralForms;
  /** A row that stands for several small ones. */
  readonly others: string;
  readonly pooled: string;
  /** With `{text}`, what the chart shows, and `{pooled}`. */
  readonly withPool: string;
}

export interface KpiMessages {
  readonly name: string;
  /** What the denominator counts, after "98 of 102". Empty for plain figures. */
  readonly basis: string;
  readonly definition: string;
}

export interface CauseMessages {
  readonly reason: string;
  readonly fix: string;
}

export interface SentenceMessages {
  readonly days: PluralForms;
  readonly good: string;
  readonly blind: string;
  readonly devicesOff: string;
  readonly expired: string;
  readonly incidents: PluralForms;
  readonly threats: PluralForms;
  readonly expiring: string;
  readonly missed: PluralForms;
  readonly unseen: PluralForms;
}

/** What a provider changed in an update, field by field: what was, what came, what went. */
export interface EditMessages {
  readonly title: EditForms;
  readonly summary: EditForms;
  readonly actBy: EditForms;
  readonly platforms: EditForms & { readonly allGone: string };
  readonly severity: EditForms & { readonly raised: string; readonly lowered: string };
  readonly kind: EditForms;
  readonly stage: EditForms;
  readonly category: EditForms;
  readonly publishedAt: EditForms;
  /** Severities of the message center. */
  readonly severityLevel: Readonly<Record<string, string>>;
}

/** `changed` has both places, `set` where there was nothing has `{to}`, `removed` has `{from}`. */
export type EditForms = Readonly<Record<"changed" | "set" | "removed", string>>;

/** Words of the change digest. */
export interface DigestMessages {
  readonly kind: Readonly<Record<UpdateKind, string>>;
  readonly stage: Readonly<Record<UpdateStage, string>>;
  readonly triage: Readonly<Record<TriageState, string>>;
  /** What a kind of update means to somebody who uses a device. */
  readonly plain: Readonly<Record<UpdateKind, string>>;
  /** Platforms as people who use them say. */
  readonly plainPlatform: Readonly<Record<Platform, string>>;
  readonly newCount: PluralForms;
  readonly editCount: PluralForms;
  readonly dateCount: PluralForms;
  readonly lastDays: PluralForms;
  readonly daysLeft: PluralForms;
  readonly devices: PluralForms;
  readonly users: PluralForms;
  readonly more: PluralForms;
  readonly leftOut: PluralForms;
  readonly otherPlatform: PluralForms;
  readonly otherVersion: PluralForms;
  readonly setAside: PluralForms;
  readonly texts: Readonly<Record<DigestText, string>>;
}

type DigestText =
  | "sinceReport"
  | "inPeriod"
  | "ahead"
  | "nothingNew"
  | "nothingEdited"
  | "noDates"
  | "matterMost"
  | "dueIn"
  | "dueToday"
  | "devicesUnknown"
  | "noPlatform"
  | "apps"
  | "inDevelopment"
  | "ownedBy"
  | "noOwner"
  | "stateIs"
  | "assessBy"
  | "assessLate"
  | "usersSee"
  | "usersAsk"
  | "appliesTo"
  | "source"
  | "sourceAt"
  | "everyPlatform"
  | "severalPlatforms"
  | "newTable"
  | "editTable"
  | "dateTable"
  | "lastDay"
  | "textEdited"
  | "nothingNewLabel"
  | "notAllSeenLabel"
  | "notAllSeen"
  | "nextDate";

export type ColumnMessages = Readonly<
  Record<
    | "device"
    | "user"
    | "users"
    | "platform"
    | "state"
    | "reasons"
    | "lastSync"
    | "silentDays"
    | "graceEnds"
    | "owner"
    | "model"
    | "name"
    | "kind"
    | "expires"
    | "actBy"
    | "daysLeft"
    | "lastHeard"
    | "title"
    | "service"
    | "since"
    | "impact"
    | "published"
    | "source"
    | "due"
    | "finished"
    | "level"
    | "review"
    | "count"
    | "status"
    | "why"
    | "policy"
    | "modified"
    | "compliant"
    | "notCompliant"
    | "errors"
    | "pending"
    | "threat"
    | "severity"
    | "category"
    | "lastSeen"
    | "realTime"
    | "signatures"
    | "threats"
    | "app"
    | "installed"
    | "failed"
    | "share"
    | "code"
    | "meaning"
    | "action"
    | "when"
    | "reason"
    | "where"
    | "role"
    | "contact"
    | "measure"
    | "definition"
    | "version"
    | "encrypted"
    | "enrolled"
    | "serial"
    | "enrollmentType"
    | "setting"
    | "rawName"
    | "detail"
    | "conflicts"
    | "profile"
    | "succeeded"
    | "supportEnds"
    | "devices"
    | "detections"
    | "used"
    | "licences"
    | "free"
    | "product"
    | "assigned"
    | "who"
    | "done"
    | "activity"
    | "result"
    | "requested"
    | "justification"
    | "approveBy"
    | "groups"
    | "scopes"
    | "description"
    | "score"
    | "startup"
    | "appReliability"
    | "anywhere"
    | "removal"
    | "publisher"
    | "required"
    | "available"
    | "uninstall"
    | "everyone"
    | "leftOut"
    | "created"
    | "groupTag"
    | "lastContact"
    | "sku",
    string
  >
>;

export type TextMessages = Readonly<
  Record<
    | "nothingToDecide"
    | "nothingKnownToDecide"
    | "noIncidents"
    | "noChanges"
    | "noExpiries"
    | "noRisks"
    | "noActions"
    | "noDevices"
    | "noPolicies"
    | "noThreats"
    | "notReporting"
    | "noUnhealthy"
    | "noApps"
    | "noFailures"
    | "noConnectors"
    | "noServices"
    | "noErrors"
    | "noContacts"
    | "allRead"
    | "complianceChartText"
    | "platformChart"
    | "trendChart"
    | "trendChartText"
    | "failureChart"
    | "failureChartText"
    | "enrollmentChart"
    | "enrollmentChartText"
    | "unitDevices"
    | "unitPercent"
    | "unitFailures"
    | "decideExpired"
    | "decideExpiring"
    | "decideIncident"
    | "decideThreats"
    | "ownedBy"
    | "decideMissed"
    | "actByDate"
    | "actByPassed"
    | "changed"
    | "isNew"
    | "everyPlatform"
    | "unknownCode"
    | "uncertain"
    | "callAboutIncident"
    | "callAboutApp"
    | "callAboutChange"
    | "callAboutNothing"
    | "errorActions"
    | "overdue"
    | "collectedAt"
    | "complete"
    | "incomplete"
    | "unreadable"
    | "notConfigured"
    | "comparedWith"
    | "notCompared"
    | "devicesListed"
    | "malwareTable"
    | "unhealthyTable"
    | "enrollmentTable"
    | "appTable"
    | "appFailureTable"
    | "policyTable"
    | "connectorTable"
    | "serviceTable"
    | "inventoryTable"
    | "noInventory"
    | "deviceTable"
    | "changeTable"
    | "incidentTable"
    | "expiryTable"
    | "riskTable"
    | "actionTable"
    | "finishedTable"
    | "sourceTable"
    | "definitionTable"
    | "contactTable"
    | "open"
    | "resolved"
    | "on"
    | "off"
    | "overdueSignatures"
    | "freshSignatures"
    | "personalHidden"
    | "connectorSilent"
    | "connectorCode"
    | "heard"
    | "silent"
    | "partnerTable"
    | "ownSignIn"
    | "decideOwnExpired"
    | "decideOwnExpiring"
    | "credentialTable"
    | "noCredentials"
    | "settingTable"
    | "noSettings"
    | "graceTable"
    | "noGrace"
    | "graceText"
    | "profileTable"
    | "noProfiles"
    | "configurationStates"
    | "updateStates"
    | "featureUpdateTable"
    | "noFeatureUpdates"
    | "supported"
    | "supportEnding"
    | "supportEnded"
    | "alertTable"
    | "noAlerts"
    | "alertStates"
    | "openAlerts"
    | "categoryTable"
    | "malwareText"
    | "appLicenceTable"
    | "noAppLicences"
    | "licencesLeft"
    | "noneLeft"
    | "unused"
    | "assignmentText"
    | "assignmentTable"
    | "noAssignments"
    | "autopilotTable"
    | "noAutopilot"
    | "autopilotInventory"
    | "deploymentText"
    | "deploymentTable"
    | "noDeployments"
    | "subscriptionTable"
    | "noSubscriptions"
    | "approvalTable"
    | "noApprovals"
    | "approvalText"
    | "auditTable"
    | "noAudit"
    | "auditStates"
    | "changes"
    | "roleTable"
    | "noRoles"
    | "scoreText"
    | "scoreTable"
    | "noScores",
    string
  >
>;

export const en: Messages = {
  labels: {
    contents: "Contents",
    pageOf: "Page {page} of {pages}",
    generated: "Made",
    dataFrom: "Data from",
    period: "Period",
    audience: "For",
    target: "Target",
    previous: "Before",
    missing: "missing",
    summarySheet: "Summary",
    moreRows: "{shown} of {total} rows are shown here; the workbook has all of them.",
    noRows: "{shown} of {total} rows are shown here.",
    yes: "Yes",
    no: "No",
    figure: "Measure",
    value: "Value",
    state: "State",
    limitedVisibility: "What this report could not see",
  },
  overall: {
    good: "Good order",
    attention: "Needs attention",
    bad: "Act now",
    blind: "Not known",
  },
  sentence: {
    days: { one: "# day", other: "# days" },
    good: "Everything that is measured meets its target and nothing is about to end.",
    blind: "The devices could not be read in full, so the state of the estate is not known.",
    devicesOff: "The reading of devices is switched off, so the state of the estate is not known.",
    expired: "{name} has ended",
    incidents: { one: "one service incident is open", other: "# service incidents are open" },
    threats: { one: "one device has an active threat", other: "# devices have active threats" },
    expiring: "{name} ends in {days}",
    missed: { one: "one measure misses its target", other: "# measures miss their targets" },
    unseen: { one: "one source could not be read in full", other: "# sources could not be read in full" },
  },
  sources: {
    devices: "Devices",
    "device-overview": "Device overview",
    "grace-period": "Devices in grace period",
    "compliance-policies": "Compliance policies",
    "compliance-states": "Compliance states",
    "compliance-settings": "Compliance by setting",
    "configuration-policies": "Configuration profiles",
    "software-updates": "Software updates",
    "feature-updates": "Feature-update policies",
    "protection-overview": "Protection overview",
    malware: "Malware",
    "malware-categories": "Malware by category",
    "unhealthy-devices": "Protection state of devices",
    "defender-alerts": "Defender alerts",
    "endpoint-analytics": "Endpoint analytics",
    apps: "App installations",
    "app-assignments": "App assignments",
    "app-licences": "App licenses",
    "enrollment-failures": "Enrollment failures",
    "autopilot-devices": "Autopilot devices",
    "autopilot-events": "Autopilot deployments",
    "apple-push-certificate": "Apple push certificate",
    "vpp-tokens": "Apple volume purchase tokens",
    "ade-tokens": "Apple automated device enrollment tokens",
    "apple-terms": "Apple terms",
    "android-managed-store": "Managed Google Play",
    "mtd-connectors": "Mobile threat defense connectors",
    "certificate-connectors": "Certificate connectors",
    "ndes-connectors": "NDES connectors",
    "domain-join-connectors": "Domain join connectors",
    "exchange-connectors": "Exchange connectors",
    "management-partners": "Device management partners",
    "service-health": "Service health",
    "service-issues": "Service incidents and advisories",
    "service-messages": "Message center",
    licences: "Licenses",
    "app-credentials": "Secrets and certificates of applications",
    "audit-events": "Audit events",
    "approval-requests": "Approval requests",
    "role-assignments": "Role assignments",
    "directory-users": "Users of the directory",
    "directory-groups": "Groups of the directory",
  },
  feedSource: "Feed {id}",
  notice: {
    switchedOff: "{source} is switched off",
    switchedOffSeveral: "{source} are switched off",
    unreadable: "{source} could not be read",
    incomplete: "{source} could be read only in part",
    got: "{count} rows were read before that.",
    further: "{source} could not be read in full either",
    seeDataQuality: "The section on data quality says why, and the administrators what to do.",
  },
  cause: {
    forbidden: {
      reason: "Access was refused.",
      fix: "Grant the application permission {permission} in Entra ID and give admin consent.",
    },
    unauthorized: {
      reason: "The sign-in was not accepted.",
      fix: "Renew the secret or certificate that the application signs in with.",
    },
    throttled: {
      reason: "The service took no more requests for the time being.",
      fix: "Collect again later, or less often.",
    },
    unavailable: { reason: "The service could not answer.", fix: "Collect again later." },
    timeout: {
      reason: "The service did not answer in time.",
      fix: "Check the network, and collect again later.",
    },
    network: {
      reason: "The service could not be reached.",
      fix: "Check network, proxy and firewall of the machine that collects.",
    },
    badRequest: {
      reason: "The service did not accept the request.",
      fix: "Report this to the supplier of the program.",
    },
    badAnswer: {
      reason: "The answer of the service could not be understood.",
      fix: "Check that no proxy stands between this machine and the service.",
    },
    notOffered: {
      reason: "The service does not offer this for the tenant.",
      fix: "Switch the source off if it is not to be used.",
    },
    moved: {
      reason: "The list changed while it was read, so that some rows may be missing.",
      fix: "Collect again.",
    },
    cut: { reason: "The list ended too early.", fix: "Collect again." },
    rows: {
      reason: "{rows} of the rows could not be understood.",
      fix: "Report this to the supplier of the program.",
    },
    details: { reason: "Some of the details could not be read.", fix: "Collect again." },
    tooMany: {
      reason: "There are more than can be read one by one, so some details are left out.",
      fix: "Switch the source off if it is not to be used.",
    },
    unlisted: {
      reason: "The service counts {rows} devices more than it lists.",
      fix: "Collect again later, and check which devices the account that signs in may see.",
    },
    switchedOff: {
      reason: "The tenant does not allow requests of the kind that it needs (beta).",
      fix: "Set beta: true for the tenant, or switch the source off.",
    },
    feed: {
      reason: "The page or feed could not be read.",
      fix: "Check that its address is right and can be reached.",
    },
    feedItems: { reason: "Some of its items could not be read.", fix: "Check that its address is right." },
    fault: { reason: "It failed in an unexpected way.", fix: "Report this to the supplier of the program." },
  },
  kpi: {
    compliance_rate: {
      name: "Compliance rate",
      basis: "devices in scope",
      definition:
        "Compliant devices of all devices in scope, those not yet evaluated included. Configuration Manager and ChromeOS devices, and those that are being retired or wiped, are left out.",
    },
    checkin_freshness: {
      name: "Check-in freshness",
      basis: "managed devices",
      definition:
        "Devices heard from within 7 days of all managed devices. Devices that are being retired or wiped are left out.",
    },
    protection_coverage: {
      name: "Protection coverage",
      basis: "Windows devices",
      definition:
        "Windows devices that report real-time protection and malware protection on and definitions not overdue, of all managed Windows devices. A device that does not report counts as not protected.",
    },
    signature_currency: {
      name: "Definition currency",
      basis: "reporting devices",
      definition: "Devices whose protection definitions are not overdue, of the Windows devices that report.",
    },
    active_threats: {
      name: "Devices with active threats",
      basis: "",
      definition:
        "Devices with a threat that is active, whose removal failed, or that waits for manual steps.",
    },
    encryption_rate: {
      name: "Encryption rate",
      basis: "devices that report it",
      definition: "Devices with encrypted storage of the devices that report it.",
    },
    app_install_success: {
      name: "App install success",
      basis: "finished installations",
      definition:
        "Installations that succeeded of those that finished. Pending and not applicable ones are left out.",
    },
    enrollment_failures: {
      name: "Failed enrollments, 7 days",
      basis: "",
      definition:
        "Failed enrollments of the last 7 days. The service keeps no record of the attempts that succeed.",
    },
    expiry_margin: {
      name: "Days to first expiry",
      basis: "",
      definition:
        "Days until the first certificate or token ends, the sign-in of intune-om itself included. Missing when one of them has no date. Those of other applications are left out.",
    },
    service_incidents: {
      name: "Open service incidents",
      basis: "",
      definition: "Incidents of Microsoft Intune that are open now. Advisories are not counted.",
    },
    plan_adherence: {
      name: "Plan adherence",
      basis: "deployments under way",
      definition:
        "Planned deployments of policies, apps and versions that are on or ahead of their plan, of those under way or finished in the last 30 days. Missing when the progress of one is not known.",
    },
    lead_time_to_inform: {
      name: "Lead time before change",
      basis: "notices of changes and ends of support, the last 90 days",
      definition:
        "Days between users being told of a change or an end of support and its effect: the median over the notices of the last 90 days.",
    },
    welcome_in_time: {
      name: "Welcome in time",
      basis: "newcomers whose days are over or who were welcomed",
      definition:
        "Users with their first device who got the welcome within the days that the plan gives, of those of the last period who got it or whose days are over.",
    },
    training_completion: {
      name: "Training completion",
      basis: "people who need training",
      definition:
        "People with valid training in everything that their roles ask for, of the people who need any. Training on a version from before a feature changed does not count.",
    },
    material_currency: {
      name: "Material currency",
      basis: "materials linked to a feature",
      definition:
        "Training material that was revised after the latest change of a feature that it covers, of the material that covers any. Missing when announcements could not be read.",
    },
    time_to_acknowledge: {
      name: "Minutes to acknowledgement",
      basis: "",
      definition:
        "The median of how long test alerts of the last 90 days waited until somebody took them. One that is still open counts with its time so far once it is over its target.",
    },
    kb_coverage: {
      name: "Troubleshooting coverage",
      basis: "errors with a code",
      definition:
        "Failed enrollments and app installations of the last 30 days whose error code has an article, our own or a shipped one, of all that have a code.",
    },
    stale_articles: {
      name: "Articles to review",
      basis: "",
      definition:
        "Our own articles that nobody has reviewed for longer than the plan allows. An article that cannot be read counts as one.",
    },
    routine_adherence: {
      name: "Routines done on time",
      basis: "times due",
      definition:
        "Routines done by the end of the day on which they were due, among those due in the last 30 days. One of which nothing could be read counts against.",
    },
    monitoring_adherence: {
      name: "Monitoring as scheduled",
      basis: "times due",
      definition:
        "Times that a scheduled report was run before the next one, among those that the schedules of the last 30 days ask for.",
    },
    update_awareness: {
      name: "Announcements known in time",
      basis: "acknowledgements",
      definition:
        "Acknowledgements within five working days, among one of each administrator for each announcement that had to be known by now, in the last 30 days.",
    },
  },
  kpiState: {
    met: "On target",
    near: "Just off target",
    missed: "Off target",
    missing: "Missing",
    nothing: "Nothing to measure",
  },
  kpiNote: {
    basis: "{numerator} of {denominator} {what}",
    points: "{change} points",
    suggested: "{target} (suggested)",
  },
  sections: {
    state: { title: "What needs a decision", intro: "The most pressing first." },
    kpis: {
      title: "Measures against targets",
      intro: "Every figure with its target, its basis and the change since the last period.",
    },
    incidents: {
      title: "Incidents and disturbances",
      intro: "What Microsoft reports about Intune, counted from the first post.",
    },
    changes: { title: "Coming changes", intro: "What Microsoft has announced, the nearest date first." },
    "changes-new": {
      title: "New since last time",
      intro: "What has been announced, by platform, in the words of its source.",
    },
    "changes-revised": {
      title: "Edited since last time",
      intro: "What you have been told of before, and what has been changed in it since.",
    },
    deadlines: { title: "Deadlines", intro: "The nearest first." },
    expiries: {
      title: "What is about to end",
      intro: "Certificates and tokens without which devices can no longer be managed.",
    },
    risks: { title: "Risks", intro: "Known risks from the operating plan." },
    actions: { title: "Actions", intro: "Agreed actions with owner and date." },
    deployments: {
      title: "Policies and apps against the plan",
      intro: "What is being rolled out, how far it should be by now, and how far it is.",
    },
    trends: {
      title: "Trends",
      intro: "How each measure has moved over the period, with its target.",
    },
    communications: {
      title: "Communications calendar",
      intro: "What will be told to whom in the coming weeks, and what was told.",
    },
    "data-quality": {
      title: "Data quality",
      intro: "When the figures were collected, what could not be seen, and how they are defined.",
    },
    "devices-attention": { title: "Devices that need attention", intro: "The most pressing reason first." },
    compliance: { title: "Compliance", intro: "How devices, policies and settings stand." },
    configuration: {
      title: "Configuration and updates",
      intro: "Profiles that fail, software updates, and Windows versions whose support ends.",
    },
    protection: {
      title: "Endpoint protection",
      intro: "Alerts, threats, and Windows devices whose protection needs a person.",
    },
    apps: { title: "Apps", intro: "Failed installations, the most failures first, and licenses." },
    enrollment: {
      title: "Enrollment",
      intro: "Enrollments that failed in the last 30 days, and devices set up by Windows Autopilot.",
    },
    connectors: {
      title: "Connectors and services",
      intro: "Connections to other systems, and the services that Intune leans on.",
    },
    licences: { title: "Licenses", intro: "How much of each subscription with Intune is in use." },
    administration: {
      title: "Administration",
      intro: "What waits for approval, what was changed, and who may change things.",
    },
    "error-guide": {
      title: "What users will call about",
      intro: "What is going on now, and what to do first for each error.",
    },
    alerts: {
      title: "Alerts",
      intro: "What is wrong now, what is new and over, and what nobody can tell.",
    },
    "helpdesk-week": {
      title: "Coming this week",
      intro: "What users will notice within seven days, by platform, and what to answer.",
    },
    "open-incidents": {
      title: "Broken right now",
      intro: "What is open at the provider, what users notice of it, and what they can do meanwhile.",
    },
    "failing-apps": {
      title: "Apps that have begun to fail",
      intro: "What users have begun to call about, or soon will.",
    },
    "top-errors": {
      title: "The most frequent errors",
      intro: "What each error of the period means, and what to do first.",
    },
    "known-errors": {
      title: "Known errors",
      intro: "Our own articles, and errors that nobody has an answer to yet.",
    },
    escalation: {
      title: "Whom to hand over to",
      intro: "Who takes a case in which order, and when they can be reached.",
    },
    "help-links": {
      title: "Help and contacts",
      intro: "Where users find answers, and whom to hand over to.",
    },
    newcomers: {
      title: "New users and new colleagues",
      intro: "Who has a first device and was welcomed, and what those who are new in the team have done.",
    },
    awareness: {
      title: "Telling users",
      intro:
        "Notices to users about what touches their devices: how many, how early, and what waits for approval.",
    },
    audiences: {
      title: "Who can be told",
      intro: "Groups that the plan names, and owners of devices whom no message reaches.",
    },
    training: {
      title: "Training",
      intro: "Who is trained for what, and which material shows the product as it was.",
    },
    "daily-round": {
      title: "Today's round",
      intro: "Where to look in the admin center, with the figures of this report.",
    },
    "focus-areas": {
      title: "Focus areas",
      intro: "How each part of operations and maintenance is looked after.",
    },
    checklist: { title: "Checklist", intro: "What should hold, and what shows that it does." },
    routines: { title: "Routines", intro: "What is done again and again, who acts and what waits." },
    practice: { title: "How the plan is followed", intro: "Every figure with its target and its basis." },
  },
  expiryLevel: {
    ended: "Ended",
    urgent: "Within 7 days",
    soon: "Within 30 days",
    fine: "Fine",
    replaced: "Replaced",
    unknown: "No date",
  },
  expiryKind: {
    "apple-push-certificate": "Apple push certificate",
    "vpp-token": "Volume purchase token",
    "ade-token": "Automated device enrollment token",
    "app-secret": "Client secret of an application",
    "app-certificate": "Certificate of an application",
  },
  connectorKind: {
    "mobile-threat-defense": "Mobile threat defense",
    certificate: "Certificate connector",
    ndes: "NDES connector",
    "domain-join": "Domain join connector",
    exchange: "Exchange connector",
    "managed-google-play": "Managed Google Play",
    "apple-enrollment": "Apple automated enrollment",
  },
  attention: {
    noncompliant: "Not compliant",
    error: "Policy error",
    conflict: "Policy conflict",
    graceEnding: "Grace period ends",
    stale: "Silent over 30 days",
    quiet: "Silent over 7 days",
    unencrypted: "Not encrypted",
  },
  complianceState: {
    compliant: "Compliant",
    noncompliant: "Not compliant",
    inGracePeriod: "In grace period",
    configManager: "Configuration Manager",
    conflict: "Conflict",
    error: "Error",
    unknown: "Not evaluated",
  },
  malwareSeverity: { unknown: "Unknown", low: "Low", moderate: "Moderate", high: "High", severe: "Severe" },
  malwareCategory: {
    invalid: "Not valid",
    adware: "Adware",
    spyware: "Spyware",
    passwordStealer: "Password stealer",
    trojanDownloader: "Trojan downloader",
    worm: "Worm",
    backdoor: "Backdoor",
    remoteAccessTrojan: "Remote access trojan",
    trojan: "Trojan",
    emailFlooder: "Email flooder",
    keylogger: "Keylogger",
    dialer: "Dialer",
    monitoringSoftware: "Monitoring software",
    browserModifier: "Browser modifier",
    cookie: "Cookie",
    browserPlugin: "Browser plug-in",
    aolExploit: "AOL exploit",
    nuker: "Nuker",
    securityDisabler: "Security disabler",
    jokeProgram: "Joke program",
    hostileActiveXControl: "Hostile ActiveX control",
    softwareBundler: "Software bundler",
    stealthNotifier: "Stealth notifier",
    settingsModifier: "Settings modifier",
    toolBar: "Toolbar",
    remoteControlSoftware: "Remote control software",
    trojanFtp: "FTP trojan",
    potentialUnwantedSoftware: "Potentially unwanted software",
    icqExploit: "ICQ exploit",
    trojanTelnet: "Telnet trojan",
    exploit: "Exploit",
    filesharingProgram: "File sharing program",
    malwareCreationTool: "Malware creation tool",
    remote_Control_Software: "Remote control software",
    tool: "Tool",
    trojanDenialOfService: "Denial-of-service trojan",
    trojanDropper: "Trojan dropper",
    trojanMassMailer: "Mass-mailing trojan",
    trojanMonitoringSoftware: "Monitoring trojan",
    trojanProxyServer: "Proxy server trojan",
    virus: "Virus",
    known: "Known",
    unknown: "Unknown",
    spp: "Software protection",
    behavior: "Suspicious behavior",
    vulnerability: "Vulnerability",
    policy: "Policy",
    enterpriseUnwantedSoftware: "Unwanted software in the enterprise",
    ransom: "Ransomware",
    hipsRule: "Intrusion prevention rule",
  },
  connectorState: {
    unavailable: "Unavailable",
    available: "Available",
    enabled: "Enabled",
    unresponsive: "Does not answer",
    active: "Active",
    inactive: "Inactive",
    error: "Error",
    none: "No state given",
    connected: "Connected",
    connectionPending: "Waits to connect",
    disconnected: "Disconnected",
    terminated: "Ended",
    rejected: "Rejected",
    notSetUp: "Not set up",
    bound: "Bound but not validated",
    unbinding: "Being unbound",
    termsNotAccepted: "New terms of Apple not accepted",
    syncFailed: "Synchronization failed",
    credentialsNotValid: "Credentials not valid",
    androidForWorkApiError: "Error at Google",
    managementServiceError: "Error in the management service",
    unknownError: "Unknown error",
    unknown: "Unknown",
  },
  deviceOwner: { company: "Company", personal: "Personal", unknown: "Unknown" },
  productStatus: {
    serviceNotRunning: "Service not running",
    serviceStartedWithoutMalwareProtection: "Running without malware protection",
    pendingFullScanDueToThreatAction: "Full scan needed after a threat",
    pendingRebootDueToThreatAction: "Restart needed after a threat",
    pendingManualStepsDueToThreatAction: "Manual steps needed after a threat",
    avSignaturesOutOfDate: "Antivirus definitions out of date",
    asSignaturesOutOfDate: "Antispyware definitions out of date",
    noQuickScanHappenedForSpecifiedPeriod: "Quick scan overdue",
    noFullScanHappenedForSpecifiedPeriod: "Full scan overdue",
    systemInitiatedScanInProgress: "Scan under way",
    systemInitiatedCleanInProgress: "Cleaning under way",
    samplesPendingSubmission: "Samples wait to be sent",
    productRunningInEvaluationMode: "Evaluation version",
    productRunningInNonGenuineMode: "Windows is not genuine",
    productExpired: "Product expired",
    offlineScanRequired: "Offline scan needed",
    serviceShutdownAsPartOfSystemShutdown: "Stopped with the system",
    threatRemediationFailedCritically: "Removing a threat failed critically",
    threatRemediationFailedNonCritically: "Removing a threat failed",
    platformOutOfDate: "Platform out of date",
    platformUpdateInProgress: "Platform update under way",
    platformAboutToBeOutdated: "Platform soon out of date",
    signatureOrPlatformEndOfLifeIsPastOrIsImpending: "End of support is near or past",
    windowsSModeSignaturesInUseOnNonWin10SInstall: "S mode definitions on another edition",
  },
  enrollmentReason: {
    unknown: "Not known",
    authentication: "Sign-in failed",
    authorization: "Not allowed to enroll",
    accountValidation: "Account not accepted",
    userValidation: "User not accepted",
    deviceNotSupported: "Device not supported",
    inMaintenance: "Service in maintenance",
    badRequest: "Bad request",
    featureNotSupported: "Feature not supported",
    enrollmentRestrictionsEnforced: "Enrollment restrictions",
    clientDisconnected: "Connection lost",
    userAbandonment: "User gave up",
  },
  alertSeverity: {
    unknown: "Unknown",
    informational: "Informational",
    low: "Low",
    medium: "Medium",
    high: "High",
  },
  alertStatus: { unknown: "Unknown", new: "New", inProgress: "In progress", resolved: "Resolved" },
  alertCategory: {
    initialaccess: "Initial access",
    execution: "Execution",
    persistence: "Persistence",
    privilegeescalation: "Privilege escalation",
    defenseevasion: "Defense evasion",
    credentialaccess: "Credential access",
    discovery: "Discovery",
    lateralmovement: "Lateral movement",
    collection: "Collection",
    exfiltration: "Exfiltration",
    commandandcontrol: "Command and control",
    impact: "Impact",
    malware: "Malware",
    ransomware: "Ransomware",
    unwantedsoftware: "Unwanted software",
    exploit: "Exploit",
    suspiciousactivity: "Suspicious activity",
  },
  policyPlatform: {
    android: "Android (device administrator)",
    androidForWork: "Android (work profile)",
    iOS: "iOS, iPadOS",
    macOS: "macOS",
    windowsPhone81: "Windows Phone 8.1",
    windows81AndLater: "Windows 8.1 and later",
    windows10AndLater: "Windows 10 and later",
    all: "All",
  },
  complianceSetting: {
    passcoderequired: "Passcode required",
    passwordrequired: "Password required",
    passcoderequiredtype: "Type of passcode",
    passwordrequiredtype: "Type of password",
    passcodeminimumlength: "Length of the passcode",
    passwordminimumlength: "Length of the password",
    passcodeblocksimple: "No simple passcode",
    passwordblocksimple: "No simple password",
    passcodeexpirationdays: "Age of the passcode",
    passwordexpirationdays: "Age of the password",
    passcodeminutesofinactivitybeforelock: "Lock when not in use",
    passwordminutesofinactivitybeforelock: "Lock when not in use",
    osminimumversion: "Lowest version of the operating system",
    osmaximumversion: "Highest version of the operating system",
    mobileosminimumversion: "Lowest version of the mobile operating system",
    validoperatingsystembuildranges: "Allowed builds of the operating system",
    bitlockerenabled: "BitLocker on",
    securebootenabled: "Secure Boot on",
    codeintegrityenabled: "Code integrity on",
    earlylaunchantimalwaredriverenabled: "Early launch antimalware on",
    requirehealthydevicereport: "Healthy report of the device",
    storagerequireencryption: "Encrypted storage",
    activefirewallrequired: "Firewall on",
    firewallenabled: "Firewall on",
    defenderenabled: "Microsoft Defender on",
    defenderversion: "Lowest version of Microsoft Defender",
    rtpenabled: "Real-time protection on",
    signatureoutofdate: "Definitions up to date",
    antivirusrequired: "Antivirus on",
    antispywarerequired: "Antispyware on",
    tpmrequired: "Trusted Platform Module (TPM)",
    devicethreatprotectionenabled: "Threat level of the device",
    devicethreatprotectionrequiredsecuritylevel: "Threat level of the device",
    securityblockjailbrokendevices: "Not jailbroken or rooted",
    managedemailprofilerequired: "Managed email profile",
    minandroidsecuritypatchlevel: "Lowest security patch level",
    securityrequireverifyapps: "Apps are scanned for threats",
    securitydisableusbdebugging: "USB debugging off",
    securitypreventinstallappsfromunknownsources: "No apps from unknown sources",
    securityrequiresafetynetattestationbasicintegrity: "Integrity of the device attested",
    securityrequiresafetynetattestationcertifieddevice: "Certified device attested",
    securityrequirecompanyportalappintegrity: "Integrity of Company Portal",
    systemintegrityprotectionenabled: "System integrity protection on",
    configurationmanagercompliancerequired: "Compliant in Configuration Manager",
    requireremaincontact: "In contact with Intune",
    requiredevicecompliancepolicyassigned: "Has a compliance policy",
    requireuserexistence: "The user still exists",
  },
  stateCount: {
    compliant: "Compliant",
    remediated: "Remediated",
    noncompliant: "Not compliant",
    error: "Error",
    conflict: "Conflict",
    notApplicable: "Not applicable",
    unknown: "Not known",
  },
  autopilotState: {
    unknown: "Not known",
    enrolled: "Enrolled",
    pendingReset: "Waits for reset",
    failed: "Failed",
    notContacted: "Not started yet",
    blocked: "Blocked",
  },
  licenceState: {
    enabled: "Active",
    warning: "Ended, still works",
    suspended: "Suspended",
    deleted: "Deleted",
    lockedout: "Locked",
    unknown: "Not known",
  },
  approvalStatus: {
    unknown: "Not known",
    needsApproval: "Waits for approval",
    approved: "Approved",
    rejected: "Rejected",
    cancelled: "Withdrawn",
    completed: "Completed",
    expired: "Too late",
  },
  auditWord: {
    create: "Created",
    patch: "Changed",
    update: "Changed",
    set: "Changed",
    delete: "Deleted",
    assign: "Assigned",
    action: "Other actions",
    syncdevice: "Synchronized",
    rebootnow: "Restarted",
    retire: "Retired",
    wipe: "Wiped",
    remotelock: "Locked",
    resetpasscode: "Passcode reset",
    windowsdefenderscan: "Scanned",
    windowsdefenderupdatesignatures: "Definitions updated",
    rotatebitlockerkeys: "BitLocker keys rotated",
    manageddevice: "Device",
    devicecompliancepolicy: "Compliance policy",
    devicecompliancepolicyassignment: "Assignment of a compliance policy",
    deviceconfiguration: "Configuration profile",
    deviceconfigurationassignment: "Assignment of a configuration profile",
    devicemanagementconfigurationpolicy: "Settings catalog policy",
    devicemanagementconfigurationpolicyassignment: "Assignment of a settings catalog policy",
    deviceenrollmentconfiguration: "Enrollment configuration",
    mobileapp: "App",
    mobileappassignment: "App assignment",
    targetedmanagedappconfiguration: "App configuration policy",
    vpptoken: "Volume purchase token",
    applepushnotificationcertificate: "Apple push certificate",
    deponboardingsetting: "Automated device enrollment token",
    deviceandappmanagementroleassignment: "Role assignment",
    roledefinition: "Role",
    devicemanagementscript: "Script",
    devicehealthscript: "Remediation",
    windowsfeatureupdateprofile: "Feature-update policy",
    windowsautopilotdeploymentprofile: "Autopilot profile",
  },
  auditResult: { success: "Succeeded", failure: "Failed", failed: "Failed" },
  issueClass: { incident: "Incident", advisory: "Advisory" },
  issueStatus: {
    serviceoperational: "Works",
    investigating: "Investigating",
    restoringservice: "Restoring",
    verifyingservice: "Verifying",
    servicerestored: "Restored",
    postincidentreviewpublished: "Review published",
    servicedegradation: "Degraded",
    serviceinterruption: "Interrupted",
    extendedrecovery: "Extended recovery",
    falsepositive: "False positive",
    investigationsuspended: "Investigation suspended",
    resolved: "Resolved",
    mitigatedexternal: "Mitigated elsewhere",
    mitigated: "Mitigated",
    resolvedexternal: "Resolved elsewhere",
    confirmed: "Confirmed",
    reported: "Reported",
  },
  columns: {
    device: "Device",
    user: "User",
    users: "Users",
    platform: "Platform",
    state: "State",
    reasons: "Why",
    lastSync: "Last check-in",
    silentDays: "Silent days",
    graceEnds: "Grace ends",
    owner: "Owner",
    model: "Model",
    name: "Name",
    kind: "Kind",
    expires: "Ends",
    actBy: "Act by",
    daysLeft: "Days left",
    lastHeard: "Last heard from",
    title: "Title",
    service: "Service",
    since: "Since",
    impact: "Effect on users",
    published: "Published",
    source: "Source",
    due: "Due",
    finished: "Finished",
    level: "Level",
    review: "Review by",
    count: "Count",
    status: "Status",
    why: "Why",
    policy: "Policy",
    modified: "Changed",
    compliant: "Compliant",
    notCompliant: "Not compliant",
    errors: "Errors",
    pending: "Pending",
    threat: "Threat",
    severity: "Severity",
    category: "Category",
    lastSeen: "Last seen",
    realTime: "Real-time protection",
    signatures: "Definitions",
    threats: "Active threats",
    app: "App",
    installed: "Installed",
    failed: "Failed",
    share: "Failed share",
    code: "Code",
    meaning: "What it means",
    action: "Do first",
    when: "When",
    reason: "Reason",
    where: "Where",
    role: "Role",
    contact: "Contact",
    measure: "Measure",
    definition: "Definition",
    version: "Version",
    encrypted: "Encrypted",
    enrolled: "Enrolled",
    serial: "Serial number",
    enrollmentType: "Enrollment type",
    setting: "Setting",
    rawName: "Name in Graph",
    detail: "As the collector says it",
    conflicts: "Conflicts",
    profile: "Profile",
    succeeded: "Succeeded",
    supportEnds: "Support ends",
    devices: "Devices",
    detections: "Active detections",
    used: "In use",
    licences: "Licenses",
    free: "Free",
    product: "Subscription",
    assigned: "Assigned",
    who: "Who",
    done: "Did what",
    activity: "Activity",
    result: "Result",
    requested: "Asked",
    justification: "Justification",
    approveBy: "Approve by",
    groups: "Groups",
    scopes: "Scopes",
    description: "Description",
    score: "Score",
    startup: "Startup",
    appReliability: "Apps",
    anywhere: "Work from anywhere",
    removal: "Devices leave on",
    publisher: "Publisher",
    required: "Required",
    available: "Available",
    uninstall: "Uninstall",
    everyone: "Everyone",
    leftOut: "Groups left out",
    created: "Created",
    groupTag: "Group tag",
    lastContact: "Last contact",
    sku: "Code of the subscription",
  },
  edits: {
    title: {
      changed: "title changed from “{from}” to “{to}”",
      set: "title is now “{to}”",
      removed: "title “{from}” removed",
    },
    summary: {
      changed: "text changed: “{to}” instead of “{from}”",
      set: "new in the text: “{to}”",
      removed: "no longer in the text: “{from}”",
    },
    actBy: {
      changed: "deadline moved from {from} to {to}",
      set: "deadline set to {to}",
      removed: "deadline {from} withdrawn",
    },
    platforms: {
      changed: "now also for {to}, no longer for {from}",
      set: "now also for {to}",
      removed: "no longer for {from}",
      allGone: "no longer names a platform, before {from}",
    },
    severity: {
      changed: "severity changed from {from} to {to}",
      raised: "severity raised from {from} to {to}",
      lowered: "severity lowered from {from} to {to}",
      set: "severity set to {to}",
      removed: "severity {from} withdrawn",
    },
    kind: {
      changed: "kind changed from {from} to {to}",
      set: "kind is now {to}",
      removed: "kind {from} removed",
    },
    stage: { changed: "moved from {from} to {to}", set: "moved to {to}", removed: "stage {from} removed" },
    category: {
      changed: "category changed from {from} to {to}",
      set: "category is now {to}",
      removed: "category {from} removed",
    },
    publishedAt: {
      changed: "date of publication moved from {from} to {to}",
      set: "published on {to}",
      removed: "date of publication {from} removed",
    },
    severityLevel: { normal: "normal", high: "high", critical: "critical" },
  },
  digest: {
    kind: {
      new: "New",
      changed: "Changed",
      retirement: "Retirement",
      actionRequired: "Action required",
      incident: "Incident",
      osRelease: "OS release",
      endOfSupport: "End of support",
    },
    stage: { inDevelopment: "In development", announced: "Announced", released: "Released" },
    triage: {
      new: "Not assessed",
      assessed: "Assessed",
      planned: "Planned",
      communicated: "Communicated",
      done: "Done",
      notRelevant: "Not relevant",
    },
    plain: {
      new: "This is new.",
      changed: "This works in another way than before.",
      retirement: "This goes away.",
      actionRequired: "You may be asked to do something.",
      incident: "This does not work as it should right now.",
      osRelease: "Your device may offer you a new version. Install it when it does.",
      endOfSupport: "Older versions will no longer be supported. Update your device in time.",
    },
    plainPlatform: {
      windows: "Windows computers",
      ios: "iPhone",
      ipados: "iPad",
      macos: "Mac",
      android: "Android phones and tablets",
      linux: "Linux computers",
      chromeos: "Chromebooks",
      visionos: "Apple Vision Pro",
      tvos: "Apple TV",
    },
    newCount: { one: "# new change", other: "# new changes" },
    editCount: { one: "# change edited", other: "# changes edited" },
    dateCount: { one: "# deadline lies ahead", other: "# deadlines lie ahead" },
    lastDays: { one: "the last day", other: "the last # days" },
    daysLeft: { one: "# day left", other: "# days left" },
    devices: { one: "# of your devices", other: "# of your devices" },
    users: { one: "# user", other: "# users" },
    more: { one: "and # more in the workbook", other: "and # more in the workbook" },
    leftOut: { one: "# more touches nothing of yours", other: "# more touch nothing of yours" },
    otherPlatform: {
      one: "# for a platform that you do not have",
      other: "# for platforms that you do not have",
    },
    otherVersion: { one: "# for versions that you do not run", other: "# for versions that you do not run" },
    setAside: { one: "# set aside as not relevant", other: "# set aside as not relevant" },
    texts: {
      sinceReport: "{count} since the last report, of {date}.",
      inPeriod: "{count} in {days}.",
      ahead: "{count}, {soon} within 30 days.",
      nothingNew: "Nothing new has been announced.",
      nothingEdited: "Nothing that was announced before has been edited.",
      noDates: "No deadline lies ahead.",
      matterMost: "What matters most",
      dueIn: "Act by {date}, {days}",
      dueToday: "Act by {date}, today",
      devicesUnknown: "Not known how many devices it touches",
      noPlatform: "Names no platform",
      apps: "Your apps: {apps}",
      inDevelopment: "In development, not released yet",
      ownedBy: "Owner: {owner}",
      noOwner: "No owner",
      stateIs: "State: {state}",
      assessBy: "Assess by {date}",
      assessLate: "Should have been assessed by {date}",
      usersSee: "Users will see it",
      usersAsk: "Users may ask about it",
      appliesTo: "For {platforms}",
      source: "Source: {source}",
      sourceAt: "Source: {source}, {date}",
      everyPlatform: "All platforms",
      severalPlatforms: "Several platforms",
      newTable: "New changes",
      editTable: "Edited changes",
      dateTable: "Deadlines",
      lastDay: "Last day: {title}",
      textEdited: "The text has been edited",
      nothingNewLabel: "Nothing new",
      notAllSeenLabel: "Not everything could be seen",
      notAllSeen: "Not every source could be read, so more may have been announced.",
      nextDate: "The next deadline is {date}, {days}: “{title}”.",
    },
  },
  helpdesk: {
    sees: {
      new: "Something new appears on the device or in an app.",
      changed: "Something works or looks other than before.",
      retirement: "Something that they are used to goes away.",
      actionRequired: "Nothing as long as we act in time. After the date something may stop working.",
      incident: "Something does not work as it should.",
      osRelease: "The device offers a new version of its system.",
      endOfSupport: "Older versions get no more updates, and may lose access.",
    },
    answer: {
      new: "Say that it is expected and what it is for. The notice tells how it works.",
      changed: "Say that the change is expected, and show the new way.",
      retirement: "Say from when, and what to use instead. Collect cases in which nothing takes its place.",
      actionRequired: "Ask the administrators whether it is done. After the date, think of this first.",
      incident: "Tell what is known of the incident, and that it is being worked on.",
      osRelease:
        "Let them install it on power and Wi-Fi. Note apps that fail afterwards, with version and device.",
      endOfSupport:
        "Check the version of the device. Help to update it, or hand over when the device cannot.",
    },
    change: { new: "New", worse: "Worse" },
    status: {
      coming: {
        one: "# change comes that users will notice this week",
        other: "# changes come that users will notice this week",
      },
      open: { one: "# matter is open at the provider", other: "# matters are open at the provider" },
      failing: { one: "# app has begun to fail", other: "# apps have begun to fail" },
    },
    comingCount: {
      one: "# change that users will notice within seven days.",
      other: "# changes that users will notice within seven days.",
    },
    openCount: {
      one: "# matter is open at the provider",
      other: "# matters are open at the provider",
    },
    inDays: { one: "in # day", other: "in # days" },
    columns: {
      article: "Article",
      review: "Review",
      met: "Met",
      before: "Failed before",
      change: "Change",
      step: "Step",
      hours: "Can be reached",
      deputies: "Deputies",
    },
    texts: {
      isBroken: "Something is broken",
      isComing: "Changes are coming",
      isOpen: "Good to know",
      isQuiet: "A quiet week",
      quietSentence: "Nothing is broken at the provider, and nothing comes this week that users will notice.",
      maintenance: "Maintenance that the organisation has planned for the next seven days:",
      maintenanceAt: "{from} – {to}",
      nothingComing: "Nothing that users will notice is announced for the next seven days.",
      noneFor: "Nothing for {platforms}.",
      later: "After that:",
      onDay: "{date}, {days}",
      today: "{date}, today",
      outSince: "Out since {date}",
      usersSee: "Users see: {text}",
      answerIs: "Answer: {text}",
      acknowledged: "Acknowledged by {read} of {people} in the help desk",
      noneOpen: "Nothing is open at the provider.",
      since: "Since {at}",
      impact: "Users notice: {text}",
      effect: "Effect: {text}",
      workaround: "Workaround: {text}",
      noWorkaround: "No workaround told",
      saysNoWorkaround: "The provider says that there is no workaround",
      postAt: "{id}, updated {at}",
      failingTable: "Apps that have begun to fail",
      noneFailing: "No app has begun to fail.",
      comparedWith:
        "Compared with the collection of {at}: a new app had no failed installation then, and one that is worse at most half as many.",
      byDates:
        "There is no earlier collection to compare with. An app is new when none of its failed installations is from before {at}.",
      enrollmentErrors: "Enrollments that fail",
      appErrors: "App installations that fail",
      ownAndShipped: "{own} (Shipped table: {shipped})",
      articleOwner: "{title} ({owner})",
      articleIn: "{title} ({owner}), in {language}",
      articleTable: "Articles that apply now or were reviewed lately",
      noArticles:
        "The organisation has no articles of its own. Name a folder under knowledgeBase in the plan.",
      noneApplies: "No article applies to what is met now, and none was reviewed lately.",
      unreadableArticles: "The knowledge base could not be read in full, so articles may lack here.",
      brokenArticles: "Articles that cannot be read: {articles}. The command kb check says why.",
      reviewed: "Reviewed {date}",
      reviewOverdue: "Review overdue, last {date}",
      coverage: "{answered} of {occurrences} errors with a code in the last 30 days have an answer.",
      gapTable: "Errors without an answer",
      noGaps: "Every error with a code in the last 30 days has an answer.",
      escalationTable: "Whom a case is handed to",
      noEscalation: "The plan names nobody to hand a case to.",
      vendor: "Provider",
      daysAndHours: "{days} {from}–{to}",
      away: "{name} (away to {date})",
      awayFor: "{name} (away to {date}, {deputy} stands in)",
    },
  },
  texts: {
    nothingToDecide: "Nothing needs a decision now.",
    nothingKnownToDecide: "Nothing is known to need a decision, but not everything could be seen.",
    noIncidents: "No incident or advisory for Intune in the period.",
    noChanges: "No change has been announced in the period.",
    noExpiries: "No certificate or token is set up.",
    noRisks: "The plan lists no risk.",
    noActions: "The plan lists no open action.",
    noDevices: "No device needs attention.",
    noPolicies: "There is no compliance policy.",
    noThreats: "No malware has been seen.",
    notReporting: "Does not report its protection",
    noUnhealthy: "Every Windows device that reports is healthy.",
    noApps: "No app has failed installations.",
    noFailures: "No enrollment has failed.",
    noConnectors: "No connector is set up.",
    noServices: "The service names no other service.",
    noErrors: "No coded error was met in the period.",
    noContacts: "The plan lists no support contact.",
    allRead: "Every source was read in full.",
    complianceChartText: "{compliant} of {total} devices are compliant.",
    platformChart: "Compliance by platform",
    trendChart: "Compliance rate over time",
    trendChartText: "The compliance rate went from {first} to {last}; the target is {target}.",
    failureChart: "Apps with most failed installations",
    failureChartText: "{app} has the most failures: {count}.",
    enrollmentChart: "Failed enrollments by reason",
    enrollmentChartText: "The most frequent reason is {reason}: {count}.",
    unitDevices: "devices",
    unitPercent: "%",
    unitFailures: "failures",
    decideExpired: "Ended on {date}. Renew it at once: devices can no longer be managed through it.",
    decideExpiring: "Ends on {date}. Name who renews it and when.",
    decideIncident: "{title}: {status} since {date}.",
    decideThreats: "Threats that are not handled. Isolate the devices and follow the routine for malware.",
    ownedBy: "Owner: {owner}.",
    decideMissed: "{value} against a target of {target}.",
    actByDate: "Act by {date}",
    actByPassed: "The date to act by has passed: {date}",
    changed: "Changed",
    isNew: "New",
    everyPlatform: "All",
    unknownCode: "Not in the error table. Take down device, user, time and what was tried, and hand over.",
    uncertain: "Uncertain: sources differ.",
    callAboutIncident: "Open at Microsoft: {title}",
    callAboutApp: "{app} fails to install: {count}",
    callAboutChange: "Coming: {title}",
    callAboutNothing: "Nothing out of the ordinary is going on.",
    errorActions: "First action for each error",
    overdue: "Overdue",
    collectedAt: "Collected {at}.",
    comparedWith: "Figures are compared with {previous}.",
    notCompared: "There is no earlier figure to compare with.",
    complete: "Complete",
    incomplete: "In part",
    unreadable: "Not readable",
    notConfigured: "Not set up",
    devicesListed: "{count} of {total} devices need attention.",
    malwareTable: "Malware seen",
    unhealthyTable: "Devices whose protection needs a person",
    enrollmentTable: "Failed enrollments",
    appTable: "Apps that fail to install",
    appFailureTable: "Failed installations",
    policyTable: "Compliance policies",
    connectorTable: "Connectors",
    serviceTable: "Services",
    inventoryTable: "All devices",
    noInventory: "The tenant has no devices.",
    deviceTable: "Devices that need attention",
    changeTable: "Announced changes",
    incidentTable: "Incidents and advisories",
    expiryTable: "Certificates and tokens",
    riskTable: "Risks",
    actionTable: "Actions",
    finishedTable: "Finished in the period",
    sourceTable: "Sources",
    definitionTable: "Definitions",
    contactTable: "Support contacts",
    open: "Open",
    resolved: "Resolved",
    on: "On",
    off: "Off",
    overdueSignatures: "Overdue",
    freshSignatures: "Up to date",
    personalHidden: "Device and user names are left out for this audience.",
    connectorSilent: "{state}, but silent",
    connectorCode: "{state} (code {code})",
    heard: "Heard from",
    silent: "Silent",
    partnerTable: "Device management partners",
    ownSignIn: "intune-om's own sign-in",
    decideOwnExpired: "Ended on {date}. Renew it at once: without it no report can be made.",
    decideOwnExpiring: "Ends on {date}. Put a new secret or certificate in its place and take this one out.",
    credentialTable: "Other applications' credentials",
    noCredentials: "No secret or certificate of another application ends within 90 days.",
    settingTable: "Settings that most devices fail",
    noSettings: "No device fails a compliance setting.",
    graceTable: "Devices in grace period",
    noGrace: "No device is in its grace period.",
    graceText: "Devices in their grace period: {count}. Of these, the period ends within 7 days for {soon}.",
    profileTable: "Profiles with errors",
    noProfiles: "No configuration profile has errors.",
    configurationStates: "Devices by profile state",
    updateStates: "Devices by update state",
    featureUpdateTable: "Feature-update policies",
    noFeatureUpdates: "No feature-update policy is set up.",
    supported: "Supported",
    supportEnding: "Ends within 90 days",
    supportEnded: "No longer supported",
    alertTable: "Defender alerts",
    noAlerts: "No Defender alert about a device in the last 30 days.",
    alertStates: "Open Defender alerts by severity",
    openAlerts: "All open",
    categoryTable: "Malware by category",
    malwareText:
      "Devices with malware in the last 30 days: {devices}. Detections: {detections}. Kinds: {kinds}.",
    appLicenceTable: "Volume-purchased app licenses",
    noAppLicences: "No app was bought through Apple volume purchase.",
    licencesLeft: "Some left",
    noneLeft: "None left",
    unused: "Not in use",
    assignmentText: "{assigned} of {catalogue} apps in the catalog are assigned to someone.",
    assignmentTable: "App assignments",
    noAssignments: "No app is assigned to anyone.",
    autopilotTable: "Autopilot devices by state",
    noAutopilot: "No device is registered with Windows Autopilot.",
    autopilotInventory: "Autopilot devices",
    deploymentText: "{failed} of {total} deployments by Autopilot in the last 30 days failed.",
    deploymentTable: "Failed deployments by Autopilot",
    noDeployments: "No deployment by Autopilot has failed.",
    subscriptionTable: "Subscriptions with Intune",
    noSubscriptions: "No subscription brings Intune.",
    approvalTable: "Changes that wait for approval",
    noApprovals: "No change waits for approval.",
    approvalText: "Changes that wait for approval: {count}.",
    auditTable: "Changes in the last 7 days",
    noAudit: "Nothing was changed in Intune in the last 7 days.",
    auditStates: "Changes in the last 7 days",
    changes: "Changes",
    roleTable: "Role assignments",
    noRoles: "No role in Intune is assigned.",
    scoreText:
      "Average score of Endpoint analytics: {score} of 100, over {count} devices. Devices that need attention: {low}.",
    scoreTable: "Devices with a poor score",
    noScores: "No device has a score that needs attention.",
  },
  newcomers: {
    states: {
      inTime: "Welcomed in time",
      late: "Welcomed late",
      waiting: "Still to be welcomed",
      overdue: "Overdue",
    },
    steps: { done: "Done", open: "To do", overdue: "Overdue" },
    columns: {
      person: "Person",
      account: "Account",
      platforms: "Devices",
      firstDevice: "First device",
      dueBy: "Due by",
      welcomed: "Welcomed",
      state: "State",
      started: "Started",
      step: "Step",
      done: "Done",
      people: "People",
    },
    texts: {
      table: "New users and their welcome",
      countTable: "New users and their welcome",
      nobody: "Nobody got a first device in the period, and nobody waits for a welcome.",
      notWatched: "The plan does not ask for a welcome to new users.",
      notCounted: "Who is new can be told from the next complete reading of the devices on.",
      joined: "Users with their first device in the period",
      inTime: "Welcomed in time",
      late: "Not welcomed in time",
      without: "Still without a welcome",
      onboardingTable: "New in the team",
      noOnboarding: "Nobody is new in the team.",
      onboardingText: "Steps of those who are new in the team: {done} of {steps} done, {overdue} overdue.",
      strategyNone: "Ask the help desk what applies to new devices.",
    },
  },
  reach: {
    why: {
      noUser: "The device has no user",
      unknownUser: "The directory does not know the user",
      disabled: "The account is disabled",
      noAddress: "No usable mail address",
      doNotSend: "The plan says that nothing is sent there",
      told: "Told already",
    },
    groupState: {
      read: "Read",
      cut: "Read in part",
      forbidden: "Not allowed to read it",
      gone: "No such group",
      unreadable: "Could not be read",
    },
    columns: {
      group: "Group",
      groupId: "Object id",
      people: "People",
      reachable: "Can be reached",
      devices: "Devices",
      state: "State",
      person: "Person",
      account: "Account",
      why: "Why",
    },
    texts: {
      groupTable: "Groups that the plan names",
      noGroups: "The plan names no group of the directory.",
      otherGroup: "A group that the plan no longer names",
      ownerTable: "Owners of devices who cannot be told anything",
      noOwners: "Everybody with a device can be told.",
    },
  },
  training: {
    states: { valid: "Trained", outdated: "Out of date", expired: "Expired", missing: "Missing" },
    columns: {
      person: "Person",
      needsFor: "Needed for",
      module: "Module",
      completed: "Completed",
      learntVersion: "On version",
      validUntil: "Counts until",
      group: "Role or audience",
      people: "People",
      without: "Without valid training",
      version: "Version",
      revised: "Revised",
      because: "Because of",
    },
    texts: {
      peopleTable: "Who is trained",
      groupTable: "Training by role",
      materialTable: "Training material",
      noPeople: "The plan asks nobody for any training.",
      noMaterial: "The plan names no training material.",
      allTrained: "All trained",
      notAllTrained: "Not all trained",
      upToDate: "Up to date",
      noChangeKnown: "No change known",
      toRevise: "To be revised",
      reviseLate: "Revision is late",
      notLinked: "Not linked to a feature",
      summary: "People with all the training that they need: {trained} of {required}.",
      summaryMaterial: "Material that has to be revised: {count}.",
    },
  },
  alerts: alertsEn,
  alertSection: alertSectionEn,
  deadMan: {
    standing: {
      notBegun: "Its run has not begun.",
      underWay: "Its run has begun and is not finished.",
      waiting: "The report is made, but not every message of it has gone out.",
      failed: "Its run failed.",
      missed: "Its run did not take place.",
    },
    steps: {
      notBegun: ["See what the program is busy with: {command}", "See whether it can do its work: {command}"],
      underWay: ["See how far it has come: {command}", "See what may stand in its way: {command}"],
      waiting: ["See which messages wait, and for what: {command}"],
      failed: ["See what stands in the way, and mend it: {command}", "Then send the report: {command}"],
      missed: ["If it is still wanted, send it now: {command}"],
    },
    texts: {
      subject: "Not sent in time: {title}, {due}",
      lead: "{title} was due {due} and should have reached its readers by {deadline}. It has not.",
      overSubject: "Sent after all: {title}, {due}",
      overLead: "{title}, which had not gone out when it was due {due}, has gone out since.",
      others: "Since then it has come due more often without going out: {count}",
      onlyOnce: "This message comes once. Another one follows when the report has gone out.",
      report: "Report",
      tenant: "Tenant",
      due: "Due",
      reason: "Reason",
      run: "Run",
      stepsTitle: "What to do",
      help: "Questions",
      why: "You get this because the operations plan of {organisation} has you watch over its reports.",
    },
    alertWatch: {
      title: "Collection for alerts",
      subject: "Not collected in time: {title}, {due}",
      lead: "{title} was due {due} and should have been done by {deadline}. It has not been: what has gone wrong since is not noticed.",
      overSubject: "Collected after all: {title}, {due}",
      overLead: "{title}, which had not been done when it was due {due}, has been done since.",
      onlyOnce: "This message comes once. Another one follows when data has been collected.",
      collect: "Then collect by hand: {command}",
    },
  },
  drill: {
    mark: "TEST",
    kinds: {
      "service-incident": {
        title: "Incident in the Intune service",
        text: "Imagine that Microsoft has just reported an incident that touches your tenant.",
      },
      "push-certificate-expiring": {
        title: "The Apple push certificate is about to end",
        text: "Imagine that the certificate ends within days. When it has ended, no Apple device can be managed.",
      },
      "token-expiring": {
        title: "A token from Apple is about to end",
        text: "Imagine that the token for apps or for automated enrollment ends within days.",
      },
      "connector-unhealthy": {
        title: "A connector is unhealthy",
        text: "Imagine that a connector has not been heard from for three days.",
      },
      "active-threat": {
        title: "Active threat on a device",
        text: "Imagine that a device has malware that could not be removed.",
      },
      "compliance-drop": {
        title: "Many devices are no longer compliant",
        text: "Imagine that the share of compliant devices has fallen steeply since yesterday.",
      },
      "app-failing": {
        title: "An app cannot be installed",
        text: "Imagine that a required app fails on many devices.",
      },
      "enrollment-failures": {
        title: "Users cannot enroll their devices",
        text: "Imagine that many enrollments have failed within an hour.",
      },
    },
    severity: { low: "Low", medium: "Medium", high: "High", critical: "Critical" },
    texts: {
      subject: "{mark}: {title}",
      lead: "THIS IS A TEST. Nothing has happened: it is a drill that measures how soon an alert is taken.",
      practise:
        "Do what you would do if it were real up to the first look, so that you know the way when it matters.",
      kind: "Alert",
      severity: "Severity",
      sentAt: "Sent",
      within: "Acknowledge within",
      withinMinutes: "{minutes} minutes",
      number: "Drill",
      stepsTitle: "What to do",
      acknowledge: "Acknowledge it, so that the time is measured: {command}",
      look: "Open the page below and find where a real alert of this kind would show.",
      talk: "Tell the one who started the drill what was missing: an address, a right, or a word of advice.",
      linksTitle: "Where to look",
      open: "Open in the admin center",
      helpTitle: "Who helps",
      whyHolder:
        "You receive this because you have the role {role} in the operations plan of {organisation}.",
      whyStandsIn:
        "You receive this because you stand in for {name}, who has the role {role} in the operations plan of {organisation}.",
      whyRoleDeputy:
        "You receive this because you are deputy in the role {role} in the operations plan of {organisation}.",
      whyAsked: "You receive this because {by} has sent you this drill by name.",
      whyRoute:
        "You receive this because the alert routes in the operations plan of {organisation} lead to you just now.",
    },
  },
  rounds: {
    rounds: {
      daily: {
        title: "Daily round in the admin center",
        intro: "Nine places to look at, ten minutes. You learn the console, and see what no report shows.",
      },
      weekly: {
        title: "Weekly round in the admin center",
        intro: "Policies, updates and apps against the plan, and devices that have gone silent.",
      },
    },
    steps: {
      "service-health": {
        title: "Service health and message center",
        path: "Tenant administration > Tenant status > Service health and message center",
        look: "Read the incidents that are open and the newest messages.",
        why: "When the service itself is disturbed, nothing that you change will help, and the help desk must know first.",
        normal: "No incident that is open; every message has somebody who takes care of it.",
        otherwise:
          "Tell the help desk, note what users notice, and give each new message an owner with `intune-om updates`.",
      },
      "devices-overview": {
        title: "Overview of devices",
        path: "Devices > Overview",
        look: "Look at how many devices there are, of which platforms, and how many are compliant.",
        why: "A jump in any of these is the first sign of trouble, and you only see a jump when you know the usual.",
        normal: "About as many as yesterday; compliance and check-in on target.",
        otherwise: "Look for what was changed the day before, in the audit log and in the message center.",
      },
      "noncompliant-devices": {
        title: "Devices that are not compliant",
        path: "Devices > Compliance > Monitor > Noncompliant devices",
        look: "Sort by policy and by operating system. See whether one policy stands out.",
        why: "Where access depends on compliance, these users are locked out now or will be soon.",
        normal: "A few devices for different reasons, and each in its grace period is known.",
        otherwise: "One policy: look at it. One user: let the help desk call before the grace period ends.",
      },
      "enrollment-failures": {
        title: "Failed enrollments",
        path: "Devices > Monitor > Enrollment failures",
        look: "Read the reasons, and open one row for what Microsoft advises.",
        why: "Somebody stands there with a new device and cannot work.",
        normal: "Single failures with different reasons.",
        otherwise:
          "The same reason several times: check restrictions, licenses and tokens, and give the help desk an answer.",
      },
      "app-installs": {
        title: "App installations",
        path: "Apps > Monitor > App install status",
        look: "Sort by failed installations and open the app with the most.",
        why: "A required app that fails is work that does not get done, and rarely reported.",
        normal: "A few failures, spread over apps and devices.",
        otherwise:
          "Look up the code with `intune-om lookup`, and stop the deployment if a new version brought the failures.",
      },
      "connectors-tokens": {
        title: "Connectors and tokens",
        path: "Tenant administration > Connectors and tokens",
        look: "Open each connector that you use; see when it was last heard from and when its certificate or token ends.",
        why: "When one of these ends, whole platforms lose management at once.",
        normal: "All healthy, and nothing ends within 30 days.",
        otherwise:
          "Renew with the same account as before, ahead of the last day. A connector that is silent: look at its server.",
      },
      "configuration-errors": {
        title: "Configuration profiles with errors",
        path: "Devices > Configuration > a profile > Device and user check-in status",
        look: "Look at the profiles that you changed last, and at those with errors or conflicts.",
        why: "A profile that fails leaves a device without what you think it has.",
        normal: "No errors under profiles that were not changed; a few that wait.",
        otherwise:
          "Two profiles in conflict: find the setting that both of them set. An error: open the device and read the setting.",
      },
      antivirus: {
        title: "Antivirus",
        path: "Endpoint security > Antivirus > Unhealthy endpoints and Active malware",
        look: "Read both lists: devices whose protection is not well, and malware that is active.",
        why: "These are the devices on which something can happen today.",
        normal: "No active malware; devices with old definitions are ones that have been switched off.",
        otherwise: "Start a scan, update definitions, and hand a threat that stays to the security lead.",
      },
      "audit-log": {
        title: "Audit log",
        path: "Tenant administration > Audit logs",
        look: "See who changed what since yesterday, and whether you recognise it.",
        why: "Most faults begin with a change, and a change that nobody recognises may be an attack.",
        normal: "Changes by people of the team that you have heard of.",
        otherwise: "Ask the person. If nobody recognises it, call the security lead at once.",
      },
      "compliance-policies": {
        title: "Compliance policies",
        path: "Devices > Compliance > a policy > View report",
        look: "Go through each policy: how many devices it has, how many fail, and by which setting.",
        why: "A rule that half of the devices fail is a wrong rule, or work that nobody does.",
        normal: "Few failures per policy, and fewer than the week before.",
        otherwise: "Decide with its owner: help the users, change the policy, or lengthen the grace period.",
      },
      "windows-updates": {
        title: "Software updates",
        path: "Devices > Monitor, and Reports > Windows updates",
        look: "See how far the newest updates have come, and which devices hang.",
        why: "A device without updates is open to what everybody knows about.",
        normal: "The rings follow one another, and no version in use loses support within 90 days.",
        otherwise: "Pause the ring that fails; plan the way to the next version before support ends.",
      },
      "apps-against-plan": {
        title: "Apps and policies against the plan",
        path: "Apps > All apps > an app > Device install status",
        look: "Compare each planned deployment with how many devices have it.",
        why: "A deployment that lags unseen is late when it is needed.",
        normal: "Every deployment on its plan or ahead of it.",
        otherwise: "See `intune-om deployments`: tell its owner, and move the date or the phase.",
      },
      "stale-devices": {
        title: "Devices that have gone silent",
        path: "Devices > All devices, sorted by last check-in",
        look: "Find devices that have not been heard from for 30 days or more.",
        why: "They are lost, stored or unused: all three are a risk, and take licenses.",
        normal: "Few, and you know where they are.",
        otherwise: "Ask the user, find the device, and retire what is no longer used.",
      },
    },
    figures: {
      devices: "Devices",
      compliantPercent: "Compliant",
      freshPercent: "Heard from within 7 days",
      noncompliant: "Not compliant",
      inGrace: "In their grace period",
      enrollmentFailures: "Failed enrollments in 7 days",
      failedApps: "Apps with failed installations",
      failedInstalls: "Failed installations",
      incidents: "Incidents open",
      messages: "Messages in 7 days",
      daysToExpiry: "Days until the first certificate or token ends",
      silentConnectors: "Connectors silent for more than 3 days",
      profilesWithErrors: "Profiles with errors",
      policies: "Compliance policies with errors",
      activeThreats: "Devices with active threats",
      overdueSignatures: "Devices with old definitions",
      changesToday: "Changes in 24 hours",
      behindPlan: "Deployments behind their plan",
      endingVersions: "Windows versions whose support ends within 90 days",
      silentDevices: "Devices silent for more than 30 days",
    },
    words: {
      path: "Where",
      why: "Why",
      normal: "Normal",
      now: "Now",
      notKnown: "not known, because its source was not read in full",
      otherwise: "If not",
      open: "Open",
      read: "Read more",
      asOf: "Figures from {at}",
    },
  },
  notices: {
    texts: {
      change: {
        subject: "A change that you will notice on {platforms}",
        title: "A change that you will notice on {platforms}",
        lead: "It takes effect on {date}.",
        undated: "Microsoft has not named the day yet.",
        paragraphs: [
          "Microsoft is changing something that you may notice on what you use for work. We tell you now, so that it does not come as a surprise.",
        ],
        steps: [
          "Install the updates that your device offers you.",
          "Ask for help if something does not work as it did before.",
        ],
        why: "You get this because you use {devices} at {organisation}, which the change is about.",
      },
      "end-of-support": {
        subject: "Update by {date}: support for {system} ends",
        title: "Support for {system} ends",
        lead: "Update before {date}.",
        undated: null,
        paragraphs: [
          "You use {devices} with a version that will get no more security updates after that day. Apps that you need for work may stop working on it.",
        ],
        steps: [
          "Make sure that what matters to you is saved, and connect the device to power and Wi-Fi.",
          "Open the settings of the device and look for a system update. Install it.",
          "If the device offers no newer version, ask for help: it may have to be replaced.",
        ],
        why: "You get this because you are the user of {devices} at {organisation}.",
      },
      "grace-period": {
        subject: "{device}: something must be put right before {deadline}",
        title: "Your device does not meet our requirements",
        lead: "Put it right before {deadline}. After that, {device} may lose access to mail, files and apps at work.",
        undated: null,
        paragraphs: [],
        steps: [
          "Open the Company Portal app on the device, choose the device and check its status. It tells you what is left to do.",
          "Ask for help in good time if you cannot get it right.",
        ],
        why: "You get this because you are the user of {device} at {organisation}.",
      },
      "stale-device": {
        subject: "We have not heard from {device} since {lastSeen}",
        title: "We have not heard from your device for a while",
        lead: null,
        undated: null,
        paragraphs: [
          "A device that is not in touch with us gets no security updates, no new apps and no new settings. After a time it may be removed, and then it has to be set up again.",
        ],
        steps: [
          "Turn the device on and connect it to the internet.",
          "Open the Company Portal app, choose the device and check its status.",
          "Tell support if you no longer have the device or no longer use it.",
        ],
        why: "You get this because you are the user of {device} at {organisation}.",
      },
      incident: {
        subject: "Right now: a fault at Microsoft may affect your device",
        title: "A fault at Microsoft may affect your device",
        lead: "The fault is in Microsoft's service, and Microsoft is working on it. You need not do anything.",
        undated: null,
        paragraphs: ["We write again when Microsoft says that it is over."],
        steps: [
          "Wait with setting up a new device or installing apps, if you can.",
          "Ask for help if you cannot do your work in the meantime.",
        ],
        why: "You get this because you use {devices} at {organisation}.",
      },
      "incident-end": {
        subject: "Solved: the fault at Microsoft is over",
        title: "The fault at Microsoft is over",
        lead: "Microsoft says that its service works as usual again.",
        undated: null,
        paragraphs: ["It may take a few hours until everything has caught up on your device."],
        steps: [
          "Restart the device if something is still not right.",
          "Ask for help if that does not make a difference.",
        ],
        why: "You get this because we wrote to you when the fault began.",
      },
      welcome: {
        subject: "Welcome: your device at {organisation}",
        title: "Welcome! This is how your device works here",
        lead: null,
        undated: null,
        paragraphs: [
          "Your device is now looked after by {organisation}: it gets the apps, settings and updates that you need for work.",
        ],
        steps: [
          "Read the guide for your device through the link below.",
          "Open the Company Portal app: there you find apps, and see whether your device is all right.",
          "Ask for help rather than wait: we would like to hear from you.",
        ],
        why: "You get this once, because your first device at {organisation} was set up recently.",
      },
    },
    greeting: "Hello {name}!",
    noDate: "not named yet",
    quote: "Microsoft's own name for it: “{title}”",
    quoteLink: "What Microsoft says about it",
    toEverybody:
      "Microsoft does not say which devices are affected, so this goes to everybody with a device. You may not notice anything.",
    labels: {
      devices: "Your device",
      when: "When",
      deadline: "To be done before",
      reason: "Why",
      lastSeen: "Last heard from",
      since: "Since",
      ended: "Over since",
      system: "What ends",
    },
    reasons: {
      encryption: "The storage of {device} is not encrypted.",
      osVersion: "The system of {device} is too old.",
      passcode: "{device} has no passcode, or one that is too simple.",
      firewall: "The firewall of {device} is off.",
      protection: "The protection against viruses on {device} is off or out of date.",
      tampered: "The built-in safeguards of {device} seem to have been removed.",
      secureStart: "{device} does not start in the secure way that we require.",
      unknown: "We cannot see from here which requirement {device} misses. The Company Portal app shows it.",
    },
    remedies: {
      encryption:
        "Turn on encryption in the settings, and keep the device connected to power until it is done.",
      osVersion: "Install the system update that the settings offer.",
      passcode: "Choose a longer passcode in the settings.",
      firewall: "Turn the firewall on in the settings.",
      protection: "Open the settings for virus protection, turn it on and let it update.",
      tampered: "Contact support: the device has to be reset.",
      secureStart: "Restart the device. If that does not help, contact support.",
      unknown: "Do what the Company Portal app asks for.",
    },
    versions: {
      exact: "{system} {version}",
      below: "{system} before {version}",
      upTo: "{system} {version} and earlier",
    },
    stepsTitle: "What you can do",
    linksTitle: "Read more",
    helpTitle: "Where to get help",
    noHelp: "Turn to your support as usual.",
    pilot: {
      one: "TRIAL: only you get this. It would go to # person.",
      other: "TRIAL: only you get this. It would go to # people; this is how it reads for one of them.",
    },
    report: {
      kind: {
        change: "Coming change",
        "end-of-support": "End of support",
        "grace-period": "Grace period ends",
        "stale-device": "Silent device",
        incident: "Incident",
        "incident-end": "End of an incident",
        welcome: "Welcome",
      },
      state: {
        draft: "Waits for approval",
        held: "Held",
        approved: "Approved",
        sending: "Being sent",
        sent: "Sent",
        withdrawn: "Withdrawn",
      },
      hold: {
        nobody: "Nobody behind the devices could be reached",
        tenfold: "Ten times as many people as last time",
        many: "More people than the plan lets through",
      },
      exclusion: {
        noUser: "The device has no user",
        unknownUser: "The directory does not know the user",
        disabled: "The account is disabled",
        noAddress: "No usable mail address",
        doNotSend: "On the do-not-send list",
        told: "Told already",
        refused: "The mail server refused the address before",
        setAside: "Set aside by decision",
        noLongerTouched: "The device has another owner or is no longer touched",
        matterEnded: "The matter was over before it was sent",
      },
      columns: {
        notice: "Notice",
        state: "State",
        recipients: "People",
        reached: "Reached",
        lead: "Lead time",
        effect: "Takes effect",
        excluded: "Not told",
        reason: "Reason",
        what: "What",
        value: "Figure",
      },
      table: "Notices to users",
      leftOutTable: "Who was not told, and why",
      noNotices: "No notices to users in the period.",
      nothingWaits: "No notice waits for approval.",
      waits: { one: "# notice waits for approval.", other: "# notices wait for approval." },
      held: {
        one: "# notice is held because of its size.",
        other: "# notices are held because of their size.",
      },
      summary: {
        title: "The last 90 days",
        sent: "Notices sent",
        people: "People told",
        reach: "Reached of those meant",
        lead: "Time ahead (median)",
        inTime: "Told before it took effect",
        waiting: "Waiting for approval",
        none: "No notice has been sent yet.",
      },
      days: { one: "# day", other: "# days" },
      unknown: "not known",
      trial: "sent on trial",
    },
  },
  practice: {
    item: {
      "monitoring-applied": "The monitoring routines are carried out",
      "ready-for-alerts": "The team is ready for important alerts",
      "admins-know-updates": "Every administrator knows what has been announced",
      "helpdesk-knows-changes": "The help desk knows what changes in Intune and on each operating system",
      "owners-named": "Every routine, message and material has an owner",
      "process-for-material": "Training material is kept up to date with the service",
      "measures-and-reporting": "Measures are agreed, and the stakeholders get their reports",
      "certificates-watched": "Certificates and tokens are watched before they end",
      "uncovered-devices": "Every device has a compliance policy",
    },
    checklistState: { green: "In place", amber: "In part", red: "Not in place", unknown: "Not known" },
    occurrence: {
      onTime: "Done",
      late: "Done late",
      overdue: "Overdue",
      due: "Due today",
      upcoming: "Coming",
      unknown: "Not known",
    },
    cadence: {
      daily: "Each working day",
      weekly: "Each week",
      monthly: "Each month",
      quarterly: "Each quarter",
      yearly: "Each year",
      "on-event": "When it happens",
    },
    goal: {
      planning: "The service is set up to last, and people go on using it.",
      helpdesk: "Support hears of changes and faults before the users, and has the answer ready.",
      awareness: "Whoever notices a change knows of it in time, newcomers too.",
      training: "What people are taught is how the service works today.",
      operations: "Alerts and problems are seen and dealt with, and what is rolled out keeps to its plan.",
    },
    shown: {
      collected: "Collected {at}.",
      notCollected: "Nothing was collected in that time.",
      reportRan: "Report {report} was run {at}.",
      reportNotRun: "The report was not run to its end in that time.",
      delivered: "Delivered to all {total} recipients {at}.",
      deliveredInPart: "Delivered to {done} of {total} recipients.",
      notDelivered: "The report was not sent in that time.",
      noticesSent: "Sent to all {total} recipients {at}.",
      noneSent: "No message was sent in that time.",
      acknowledged: "Announcements acknowledged: all {total}, the last {at}.",
      acknowledgedInPart: "Announcements acknowledged: {done} of {total}.",
      nothingAnnounced: "Nothing new was announced up to {at}.",
      updatesUnread: "What has been announced could not be read.",
      measured: "Figures measured: all {total}, {at}.",
      measuredInPart: "Figures measured: {done} of {total}; the others could not be read.",
      notMeasured: "Nothing was measured in that time.",
      measureUnread: "The figures could not be read.",
      compared: "The state of {at} can be compared with that of {before}.",
      notCompared: "There is no earlier collection to compare with.",
      listed: "Listed {at}.",
      listUnread: "The lists could not be read in full.",
      approved: "The plan was approved {at}.",
      notApproved: "The plan was not approved in that time.",
      revised: "Material brought up to date: {total}, the last {at}.",
      revisedInPart: "Material brought up to date: {done} of {total}.",
      trained: "Training completed: all {total}.",
      trainedInPart: "Training completed: {done} of {total}.",
      nobodyToTrain: "The plan names nobody for this training.",
      incidentsTaken: "Incidents taken: all {total}, the last {at}.",
      incidentsInPart: "Incidents taken: {done} of {total}.",
      noIncident: "No incident came up to {at}.",
      attested: "{by} vouched for it {at}.",
      notAttested: "Nobody has vouched for it.",
      said: "{by} says so, {at}.",
      monitored: "Carried out {met} of {expected} times in 30 days.",
      monitoringGap: "{missed} times in a row were missed.",
      noSchedule: "No report of the plan has a schedule.",
      looked: "Somebody looked at the result {at}.",
      notLooked: "Nobody has said that they looked at the result.",
      answered: "What happens with an important alert is written down.",
      notAnswered: "What happens with an important alert is not written down.",
      routed: "Alerts go to {role}, with somebody who stands in.",
      notRouted: "Nobody stands in for the role that alerts go to: {role}.",
      drilled: "A test alert was taken within {minutes} minutes, {at}; the target is {target}.",
      notDrilled: "No test alert was taken within its target.",
      adminsKnow:
        "{given} of {needed} acknowledgements are there: {people} administrators, {updates} announcements.",
      actionUnread: "{open} of the open ones are for announcements that need action.",
      noAdministrators: "The plan names no administrators.",
      noneDue: "No announcement is old enough to be asked for yet.",
      briefed: "All {total} changes were told to the help desk in time.",
      briefedLate: "{done} of {total} changes were told to the help desk in time.",
      briefsRead: "The help desk has acknowledged {read} of {total}.",
      platformsCovered: "Covered: {platforms}.",
      platformsUncovered: "Not covered: {platforms}.",
      nothingToBrief: "No change that users notice has been announced yet.",
      owned: "All {total} have an owner.",
      unowned: "{open} of {total} have no owner.",
      confirmed: "The plan was confirmed {at}.",
      notConfirmed: "Nobody has approved the plan or vouched for its owners.",
      materialKept: "None of the {total} modules is overdue for revision.",
      materialLate: "{late} of {total} modules are overdue for revision.",
      nothingTouched: "Nothing has been revised in the last 180 days.",
      notLinked: "No module says what of the product it shows.",
      targetsSet: "All {total} targets have an owner and a date of approval.",
      targetsOpen: "{set} of {total} targets have an owner and a date of approval.",
      stakeholdersTold: "All {total} stakeholders got a report in the last 40 days.",
      stakeholdersUntold: "{told} of {total} stakeholders got a report in the last 40 days.",
      noStakeholders: "The plan names no stakeholders.",
      earliestExpiry: "Days until the first one ends: {days}.",
      noExpiry: "Nothing that ends on a date is set up.",
      expiryUnread: "Not everything that ends on a date could be read.",
      watched: "Last looked at {at}.",
      notWatched: "No collection is on record yet.",
      covered: "Devices with a policy: all {total}.",
      uncovered: "Devices without any policy: {uncovered} of {total}.",
      coverageUnread: "How many devices have a policy could not be read.",
      partlyUnread: "Some sources of announcements could not be read, so there may be more.",
      stale: "What shows it is {days} days old and holds for {valid}.",
    },
    next: {
      runReports: "See why scheduled reports were missed, and run them",
      scheduleReports: "Give the reports of the plan a schedule",
      goThroughRound: "Go through the daily round and say so",
      answerAlertQuestion: "Write down what happens when an important alert comes out of hours",
      nameDeputy: "Name somebody who stands in for the role that alerts go to",
      startDrill: "Send a test alert and acknowledge it in time",
      acknowledgeUpdates: "Read the open announcements and acknowledge them",
      nameAdministrators: "Name the administrators as an audience of the plan",
      collectUpdates: "Give access to what announces changes, and collect again",
      briefHelpdesk: "Send the help desk its report on changes",
      acknowledgeBriefs: "Have the help desk acknowledge the changes",
      nameOwners: "Name an owner for everything in the plan",
      confirmOwners: "Approve the plan with its owners",
      reviseMaterial: "Bring the overdue material up to date",
      linkMaterial: "Say for each module what of the product it shows",
      approveTargets: "Give each target an owner and a date of approval",
      scheduleStakeholders: "Give each stakeholder a report on a schedule",
      sendStakeholders: "Send the stakeholders their report",
      renewExpiring: "Renew what ends first",
      grantAccess: "Grant the access that this needs",
      collect: "Collect, so that it is on record",
      assignPolicies: "Assign a compliance policy to the devices without one",
      attest: "Vouch for it",
      attestAgain: "Look at it again, so that it is shown anew",
      wait: "Nothing yet: it shows with the next that comes",
    },
    overdueRoutines: { one: "# routine overdue", other: "# routines overdue" },
    openItems: {
      one: "# item of the checklist not in place",
      other: "# items of the checklist not in place",
    },
    days: { one: "# day", other: "# days" },
    texts: {
      checklistTable: "Checklist",
      noChecklist: "The plan does without a checklist.",
      item: "What should hold",
      evidence: "What shows it",
      age: "Age",
      next: "Next step",
      nextBy: "{step} ({owner})",
      command: "Command",
      checklistCount: "{green} of {total} in place",
      routineTable: "Routines",
      noRoutines: "The plan has no routines.",
      routine: "Routine",
      area: "Focus area",
      cadence: "How often",
      actsToday: "Acts today",
      nobody: "Nobody is there",
      due: "Due",
      lastDone: "Last done",
      onTime: "On time",
      month: "On time, 30 days",
      adherence: "Done on time within the last 30 days: {share} ({done} of {due}).",
      adherenceNone: "No routine has been due yet.",
      adherenceUnknown: "Whether the routines were done could not be read.",
      overdueCallout: "Overdue: {routines}",
      overdueMore: "and {count} more",
      areaTable: "Focus areas",
      goal: "What it is for",
      openMatters: "Open matters",
      noOpenMatters: "None",
      onTrack: "On track",
      partly: "In part",
      behind: "Behind",
      notYet: "Nothing due yet",
      notKnown: "Not known",
      noPractice: "Nothing has been measured of how the plan is followed.",
    },
    reminder: {
      subject: { one: "Reminder: # routine", other: "Reminder: # routines" },
      lead: { one: "# routine waits for you.", other: "# routines wait for you." },
      intro: "The operations plan of {organisation} has you down for this today:",
      dueToday: "{title}: due today",
      overdueSince: "{title}: was due {date}",
      standIn: "You stand in for {name}.",
      steps: "When it is done",
      doneStep: "Say so, or ask whoever runs the tool to: {command}",
      links: "How it is done",
      help: "Questions",
      why: "You receive this because the operations plan of {organisation} names you for these routines.",
    },
  },
  privacy: {
    leftOut: {
      one: "# more is not shown: it counts fewer than five.",
      other: "# more are not shown: each counts fewer than five.",
    },
    others: "Others",
    pooled: "Too few to show apart",
    withPool: "{text} “{pooled}” stands for states in which there are fewer than five.",
  },
  riskLevel: { low: "Low", medium: "Medium", high: "High" },
  plan: {
    question: {
      "who-is-team": {
        text: "Who makes up the O&M team, and who stands in for whom?",
        short: "The team",
      },
      "how-report": {
        text: "To whom do you report how things stand, in which way and how often?",
        short: "Reporting",
      },
      "who-knows-updates": {
        text: "Who is responsible for knowing what Microsoft, Apple and Google are about to change?",
        short: "Coming changes",
      },
      "alert-practice": {
        text: "What happens, step by step, when an important alert comes at night or at a weekend?",
        short: "Important alerts",
      },
      "what-is-success": {
        text: "By which figures do you tell that the service works, and who has decided them?",
        short: "Goals",
      },
      "who-needs-targeted": {
        text: "Who needs messages or training of their own when something changes?",
        short: "Messages of their own",
      },
      "channel-effect": {
        text: "How do you know that a message reached people and was understood?",
        short: "Whether messages reach people",
      },
      "where-get-help": {
        text: "Where do users find answers before they call?",
        short: "Help for users",
      },
      "existing-blockers": {
        text: "Which risks and obstacles do you know of today?",
        short: "Known risks",
      },
    },
    area: {
      planning: "Planning",
      helpdesk: "Help desk",
      awareness: "Awareness",
      training: "Training",
      operations: "Operations",
    },
    evidence: {
      "run-log": "Runs of the tool",
      acknowledgement: "Acknowledgements",
      "delivery-log": "Messages delivered",
      metric: "Measured figures",
      "snapshot-diff": "Changes seen in Intune",
      inventory: "What is in place",
      "document-review": "A document that was gone through",
      "training-record": "Completed training",
      "incident-log": "Handled alerts",
      attestation: "The word of whoever did it",
    },
    updateArea: {
      autopilot: "Windows Autopilot",
      "company-portal": "Company Portal",
      "intune-suite": "Intune Suite",
      rbac: "Role-based access control",
      "device-enrollment": "Device enrollment",
      updates: "Software updates",
      "conditional-access": "Conditional Access",
      "device-compliance": "Device compliance",
      "app-management": "App management",
      "device-security": "Device security",
      "device-configuration": "Device configuration",
      "monitor-and-troubleshoot": "Monitoring and troubleshooting",
      "tenant-administration": "Tenant administration",
      licensing: "Licensing",
      scripts: "Scripts",
      "user-interface": "User interface",
      "device-management": "Device management",
    },
    updateAudience: { admin: "Administrators", helpdesk: "The help desk", user: "Users" },
    handbook: {
      title: "O&M handbook for Intune",
      audience: "Everybody who keeps Intune running",
      section: {
        questions: {
          title: "What the plan answers",
          intro: "The questions that a plan for operations and maintenance begins with.",
        },
        team: { title: "The team", intro: "Who answers for what, who stands in, and how to reach them." },
        routines: {
          title: "Who does what, and when",
          intro:
            "Days are working days of the organisation. The next day is the one after this handbook was made.",
        },
        alerts: {
          title: "When an important alert comes",
          intro: "What to do, who acts, and whom to hand over to.",
        },
        updates: {
          title: "When something is about to change",
          intro: "How announced changes are taken care of.",
        },
        notices: {
          title: "How users are told",
          intro: "Nothing goes to users before somebody has approved it.",
        },
        reports: { title: "Reports", intro: "What is sent to whom, and when." },
        communications: { title: "Communications calendar", intro: "Who tells whom what." },
        training: {
          title: "Training and onboarding",
          intro: "What people learn, and what somebody new in the team does.",
        },
        deployments: { title: "Planned deployments", intro: "What is rolled out, and how far it should be." },
        targets: {
          title: "Targets",
          intro: "What the figures should be, who answers for them and since when.",
        },
        risks: { title: "Risks and actions", intro: "What may go wrong, and what has been promised." },
        maintenance: { title: "Maintenance windows", intro: "Times in the organisation's time zone." },
        help: { title: "Help and contacts", intro: "Where users find answers, and who helps." },
        versions: {
          title: "Version and approval",
          intro: "Which version of the plan this handbook was made from.",
        },
      },
      noticeKind: {
        change: "A coming change",
        "end-of-support": "The end of support for an operating system",
        "grace-period": "A grace period that ends",
        "stale-device": "A device that has not checked in",
        incident: "A disturbance of the service",
        "incident-end": "The end of a disturbance",
        welcome: "Welcome of newcomers",
      },
      updateTask: { notice: "Tell users", training: "Revise training material", pilot: "Try it out first" },
      changes: { one: "# record has changed since", other: "# records have changed since" },
      days: { one: "# day", other: "# days" },
      workingDays: { one: "# working day", other: "# working days" },
      months: { one: "# month", other: "# months" },
      texts: {
        version: "Version {version}",
        approvedLabel: "Approved",
        approved: "Version {version} of the plan was approved by {person} on {date}.",
        changedLabel: "Changed since the approval",
        changed: "Version {version} was approved by {person} on {date}; {changes}.",
        notApprovedLabel: "Not approved",
        notApproved: "Nobody has approved the plan yet.",
        question: "Question",
        answer: "Answer",
        answeredBy: "See “{section}”.",
        unanswered: "Not answered yet.",
        role: "Role",
        duty: "Answers for",
        holders: "Held by",
        deputies: "Stands in",
        none: "Nobody",
        person: "Person",
        reach: "Address",
        hours: "Reached",
        standsIn: "Deputy",
        roleTable: "Roles",
        peopleTable: "People",
        noRoles: "The plan has no roles.",
        noPeople: "The plan names nobody.",
        absenceTable: "Known absences",
        noAbsences: "No absence is known.",
        from: "From",
        to: "To",
        what: "What",
        area: "Part",
        who: "Who",
        next: "Next",
        shownBy: "Shown by",
        noRoutines: "The plan has no routines.",
        practice: "What we do",
        noPractice: "The plan does not say what happens outside of office hours.",
        escalation: "A case is handed on in this order:",
        alertTable: "Who acts",
        noAlertRoles: "No role has a daily routine in operations.",
        routeTable: "Who is told of which alerts",
        routeAlerts: "Alerts",
        routeTold: "Told",
        otherAlerts: "All others",
        routeOwner: "whoever has the alert",
        routeDeputy: "their deputy",
        routeOnCall: "whoever is on call ({rota})",
        routeOutOfHours: "outside working hours {to}",
        routeStep: "after {minutes} minutes without acknowledgement {to}",
        routeDigest: "Once a day, together",
        routeNever: "Never",
        routeBySeverity: "As severe as it is",
        routeAtWork: "At once, in working hours",
        onCallTurns: "On call in turn ({rota}): {people}",
        watch: "{role} ({people}) reads what is announced, and has {days} to decide what it means for us.",
        noWatcher: "The plan has no role that reads what is announced.",
        ruleTable: "Changes with an owner of their own",
        noRules: "Every change belongs to the role above.",
        when: "When",
        owner: "Owner",
        taskTable: "Work that a change may ask for",
        noTasks: "Whoever has the change does the work that it asks for.",
        ownerOfUpdate: "Whoever has the change",
        setting: "Rule",
        value: "Here",
        noticeTable: "Rules for messages to users",
        approver: "Approved by",
        nobodyApproves: "Nobody: no message goes to users",
        pilot: "Goes first to",
        noPilot: "The people it concerns",
        mostRecipients: "Held when there are more readers than",
        quietHours: "Not sent between",
        always: "Sent at any time",
        toldOf: "Users are told of",
        staleAfter: "A device is stale after",
        graceDays: "Told before a grace period ends",
        endOfSupportDays: "Told before support ends",
        welcome: "Newcomers are welcomed within",
        noWelcome: "Newcomers are not welcomed by the tool",
        welcomeBy: "Welcome approved by",
        welcomeWaits: "Each time by the role above",
        strategy: "How we use devices",
        reportTable: "Reports",
        noReports: "The plan has no reports.",
        report: "Report",
        readers: "Readers",
        byHand: "By hand",
        approvedBy: "Approved by",
        communicationTable: "Calendar",
        noCommunications: "The plan has no communications calendar.",
        channel: "Where",
        moduleTable: "Training",
        noModules: "The plan has no training.",
        forWhom: "For",
        materialVersion: "Version",
        revised: "Revised",
        holds: "Holds for",
        forGood: "For good",
        stepTable: "Somebody new in the team",
        noSteps: "The plan has no steps for somebody new.",
        within: "Within",
        deploymentTable: "Deployments",
        noDeployments: "No deployment is planned.",
        phases: "Should have reached",
        targetTable: "Targets",
        noTargets: "The organisation has set no targets.",
        figure: "Figure",
        target: "Target",
        atLeast: "at least {value}",
        atMost: "at most {value}",
        decided: "Decided",
        windowTable: "Planned work",
        noWindows: "No maintenance is planned.",
        begins: "Begins",
        ends: "Ends",
        versionTable: "Versions",
        noVersions: "No version has been recorded yet.",
        seen: "First seen",
        note: "Note",
        everyRole: "Everybody",
        notAvailable: "–",
      },
    },
    init: {
      ask: {
        file: "Answers to the questions that a plan begins with. Replace what is made up; leave out what you cannot answer yet.",
        welcome: "Let us begin your plan for operations and maintenance of Intune.",
        optional: "Leave it empty if you do not know yet.",
        several: "Choose with the space bar, and go on with Enter.",
        organisation: "What is your organisation called?",
        country: "In which country are your working days and public holidays? Two letters, such as SE.",
        timeZone: "In which time zone do you work?",
        language: "Which language does the organisation use?",
        people: "Who is in the team, or gets a report? Name and mail address of each.",
        personName: "Name of a person in the team, or who gets a report",
        personAddress: "Mail address of {name}",
        morePeople: "Is there anybody else?",
        team: "Who has which role, and who stands in? Roles that nobody has fall to the O&M owner.",
        holder: "{role}: who has the role? {duty}.",
        deputy: "{role}: who stands in?",
        reportTo: "Who are the stakeholders that get a report of how things stand?",
        reportOften: "How often do they get it?",
        reportHow: "In which other ways do you report to them?",
        alerts: "What happens, step by step, when an important alert comes at night or at a weekend?",
        targets: "By which figures do you tell that the service works?",
        decidedOn: "On which day were the targets decided? Year, month and day, such as 2026-11-30.",
        pilot: "Which users are told first of what will change?",
        platforms: "Which platforms do your users have?",
        needs: "Who else needs messages or training of their own?",
        reached: "How do you know that a message reached people and was understood?",
        help: "On which pages do users find answers before they call?",
        helpTitle: "What is the page called?",
        helpUrl: "Where is it? The whole address, with https://",
        more: "Is there another one?",
        contact: "What is your help desk called?",
        contactAddress: "Mail address of {name}",
        contactPhone: "Telephone of {name}",
        risks: "Which risks and obstacles do you know of today?",
        riskTitle: "A risk or an obstacle",
        riskLevel: "How bad is it?",
        tenantId: "Directory (tenant) id of your Microsoft Entra tenant, or one of its domains",
        clientId: "Application (client) id of the app registration that reads Intune",
        mailHost: "Which server sends mail? Without one, messages are written into the folder outbox.",
        mailFrom: "From which address are messages sent?",
        done: "Both files are written.",
      },
      sample: {
        how: "At the management meeting, once a month.",
        alerts:
          "The duty manager is called. Whoever has the role of Intune administrator, or the deputy, decides within an hour what is to be done, and tells the help desk before the morning.",
        needs: "Shift workers without mail of their own, and shared devices in the workshop.",
        reached: "We ask ten users after each notice what they have understood.",
        help: "Help with your device",
        contact: "Service desk",
        risk: "Only one person can package apps",
      },
      choice: {
        weekly: "Every week",
        monthly: "Every month",
        suggested: "The figures that the product suggests",
        none: "We decide later",
        nobody: "Nobody yet",
      },
      refusal: {
        empty: "Write some text.",
        address: "Write one plain mail address.",
        taken: "Somebody else has this address.",
        url: "Write the whole address, with https://",
        zone: "Write an IANA name such as Europe/Stockholm.",
        country: "Write two capital letters, such as SE.",
        id: "Copy the id from the overview of the app registration.",
        host: "Write the name of the server alone.",
      },
    },
  },
  deployments: {
    kind: { app: "App", policy: "Policy", "os-update": "OS update", enrollment: "Enrollment" },
    status: {
      failing: "Failing",
      overdue: "Overdue",
      behind: "Behind",
      unknown: "Not known",
      onPlan: "On plan",
      ahead: "Ahead",
      done: "Done",
      closed: "Closed",
      notStarted: "Not started",
    },
    why: {
      noMeasure: "The plan does not say what shows how far it is.",
      notRead: "{source} could not be read in full.",
      notFound: "Nothing in Intune is called “{name}”.",
      several: "{count} in Intune are called “{name}”, so it is not known which one is meant.",
      noFigures: "Intune gave no figures for “{name}”.",
      noVersion: "Versions cannot be compared with “{version}”.",
      noGroup: "The members of the group that should have it are not known.",
      deviceGroup:
        "The group that should have it holds devices, and it is not known which of Intune's they are.",
      noTarget: "The plan does not say how many should have it.",
      nobody: "Nobody is there yet who should have it.",
    },
    follow: {
      one: "On or ahead of plan: {count} of # deployment under way.",
      other: "On or ahead of plan: {count} of # deployments under way.",
    },
    unknownCount: {
      one: "Of one, it is not known how far it is.",
      other: "Of #, it is not known how far they are.",
    },
    texts: {
      noneUnderWay: "No planned deployment is under way.",
      table: "Deployments",
      none: "The plan has no deployment.",
      planned: "Planned",
      actual: "Actual",
      forecast: "Forecast",
      lastDay: "Last day",
      reached: "Devices that have it",
      population: "Devices in all",
      chart: "{title}: plan and actual",
      chartText: "By {date}, {planned} was planned and {actual} reached. {status}. {forecast}",
      forecastText: "At the pace of the last two weeks, {final} is reached on {date}.",
      lateForecastText:
        "At the pace of the last two weeks, {final} is reached on {date}, after its last day.",
      noForecast: "No day can be foretold from the last two weeks.",
      notKnown: "How far it is, is not known",
      planLine: "Plan",
      actualLine: "Actual",
    },
  },
  trends: {
    days: { one: "# day", other: "# days" },
    gaps: { one: "Not measured on # day.", other: "Not measured on # days." },
    unitDays: "days",
    direction: { better: "Better", worse: "Worse", steady: "Steady", unknown: "Not known" },
    texts: {
      span: "From {from} to {to}, collected on {days}.",
      none: "There is no trend yet: the data has been collected on one day only.",
      table: "Course of the measures",
      first: "First",
      last: "Last",
      change: "Change",
      target: "Target",
      direction: "Direction",
      unmeasured: "Days not measured",
      chartText: "From {first} on {from} to {last} on {to}: {direction}. Target {target}. {gaps}",
      more: "The charts show the measures that need attention most.",
    },
  },
  communications: {
    channel: {
      mail: "Mail",
      intranet: "Intranet",
      meeting: "Meeting",
      chat: "Chat",
      poster: "Poster",
    },
    cadence: {
      daily: "Daily",
      weekly: "Weekly",
      monthly: "Monthly",
      quarterly: "Quarterly",
      yearly: "Yearly",
      "on-event": "When needed",
    },
    recipients: { one: "# recipient", other: "# recipients" },
    texts: {
      aheadTable: "Coming weeks",
      noneAhead: "Nothing is planned for the coming weeks.",
      toldTable: "Told in the period",
      noneTold: "Nothing was told in the period.",
      next: "Next",
      whom: "To whom",
      channel: "Where",
      often: "How often",
      once: "Once",
      when: "Told on",
      record: "Record",
      sent: "Sent to {recipients}",
      sentInPart: "Sent to {recipients}, not to all",
      held: "Not sent yet",
      failed: "Not sent",
      noRecord: "Planned, no record",
    },
  },
};

export const english: Language = {
  // English without a country's order of month and day: `5 Nov 2026` can be read in one way only.
  tag: "en-GB",
  name: "English",
  dates: {
    parts: { year: "numeric", month: "short", day: "numeric" },
    workbook: { date: "[$-809]d mmm yyyy", dateTime: "[$-809]d mmm yyyy hh:mm" },
  },
  messages: en,
  formatWords: {
    skipToContent: "Skip to the report",
    keyFigures: "Key figures",
    basis: "Basis",
    change: "Change",
    date: "Date",
    sheet: "Sheet",
    rows: "Rows",
    whatToDo: "What to do",
    better: "better",
    worse: "worse",
    more: "and {count} more",
    moreAttached: "and {count} more in the attached report",
    furtherSections: "Also in the report",
    attachments: "Attached",
    leftOut: "Not attached, because the mail would have been too large",
    leftOutFile: "{size}, kept where the report was made: {path}",
    leftOutAsk: "Ask {contact} if you need one of these files.",
    filesInMail: "Files, attached to the mail",
    restInMail: "The mail has the rest.",
    formats: {
      pdf: "the report, to read and print",
      xlsx: "all rows, to sort and filter",
      html: "the report, for the browser",
      ics: "the dates, for your calendar",
    },
    contact: "Questions",
    whyYouGetThis:
      "You receive this report because you are listed under “{audience}” in the operations plan of {organisation}.",
  },
};
