/** What a text can be: all of it, or (`isOpen`) what is usual where the service writes whatever it likes. */
export interface KnownValues {
  readonly values: readonly string[];
  readonly isOpen: boolean;
}

/** A set that has all there is. */
export function closed(...values: readonly string[]): KnownValues {
  return { values, isOpen: false };
}

/** Members of Graph's enums, each as https://learn.microsoft.com/graph/api/resources/intune-graph-overview has it. */
export const COMPLIANCE: KnownValues = closed(
  "unknown",
  "compliant",
  "noncompliant",
  "conflict",
  "error",
  "inGracePeriod",
  "configManager",
);
export const OWNERS: KnownValues = closed("unknown", "company", "personal");
export const MALWARE_SEVERITIES: KnownValues = closed("unknown", "low", "moderate", "high", "severe");
export const MALWARE_CATEGORIES: KnownValues = closed(
  "invalid",
  "adware",
  "spyware",
  "passwordStealer",
  "trojanDownloader",
  "worm",
  "backdoor",
  "remoteAccessTrojan",
  "trojan",
  "emailFlooder",
  "keylogger",
  "dialer",
  "monitoringSoftware",
  "browserModifier",
  "cookie",
  "browserPlugin",
  "aolExploit",
  "nuker",
  "securityDisabler",
  "jokeProgram",
  "hostileActiveXControl",
  "softwareBundler",
  "stealthNotifier",
  "settingsModifier",
  "toolBar",
  "remoteControlSoftware",
  "trojanFtp",
  "potentialUnwantedSoftware",
  "icqExploit",
  "trojanTelnet",
  "exploit",
  "filesharingProgram",
  "malwareCreationTool",
  "remote_Control_Software",
  "tool",
  "trojanDenialOfService",
  "trojanDropper",
  "trojanMassMailer",
  "trojanMonitoringSoftware",
  "trojanProxyServer",
  "virus",
  "known",
  "unknown",
  "spp",
  "behavior",
  "vulnerability",
  "policy",
  "enterpriseUnwantedSoftware",
  "ransom",
  "hipsRule",
);
export const MALWARE_STATES: KnownValues = closed(
  "active",
  "actionFailed",
  "manualStepsRequired",
  "fullScanRequired",
  "rebootRequired",
  "remediatedWithNonCriticalFailures",
  "quarantined",
  "removed",
  "cleaned",
  "allowed",
  "noStatusCleared",
);
export const MALWARE_EXECUTIONS: KnownValues = closed(
  "unknown",
  "blocked",
  "allowed",
  "running",
  "notRunning",
);
export const DEFENDER_SEVERITIES: KnownValues = closed("unknown", "informational", "low", "medium", "high");
export const DEFENDER_STATES: KnownValues = closed("unknown", "new", "inProgress", "resolved");
export const ENROLLMENT_REASONS: KnownValues = closed(
  "unknown",
  "authentication",
  "authorization",
  "accountValidation",
  "userValidation",
  "deviceNotSupported",
  "inMaintenance",
  "badRequest",
  "featureNotSupported",
  "enrollmentRestrictionsEnforced",
  "clientDisconnected",
  "userAbandonment",
);
export const ENROLLMENT_STATES: KnownValues = closed(
  "unknown",
  "enrolled",
  "pendingReset",
  "failed",
  "notContacted",
  "blocked",
);
export const DEPLOYMENT_STATES: KnownValues = closed(
  "unknown",
  "success",
  "inProgress",
  "failure",
  "successWithTimeout",
  "notAttempted",
  "disabled",
  "successOnRetry",
);
export const MANAGEMENT_STATES: KnownValues = closed(
  "managed",
  "retirePending",
  "retireFailed",
  "wipePending",
  "wipeFailed",
  "unhealthy",
  "deletePending",
  "retireIssued",
  "wipeIssued",
  "wipeCanceled",
  "retireCanceled",
  "discovered",
);
export const HEALTH_STATES: KnownValues = closed(
  "unknown",
  "insufficientData",
  "needsAttention",
  "meetingGoals",
);
