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
import type { TriageState } from "../updates/update-record.ts";
import type { Platform, UpdateKind, UpdateStage } from "../updates/update.ts";
import type { PluralForms } from "./formatter.ts";

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
  readonly riskLevel: Readonly<Record<"low" | "medium" | "high", string>>;
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
    "help-links": {
      title: "Help and contacts",
      intro: "Where users find answers, and whom to hand over to.",
    },
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
  riskLevel: { low: "Low", medium: "Medium", high: "High" },
};
