import type { Update } from "../feeds/update.ts";

/** The lists of a snapshot by name. Every date is UTC; `null` means that the service said "never" or nothing. */
export interface Lists {
  readonly devices: readonly Device[];
  readonly compliancePolicies: readonly CompliancePolicy[];
  readonly malware: readonly Malware[];
  readonly unhealthyDevices: readonly UnhealthyDevice[];
  readonly apps: readonly AppInstallState[];
  readonly appFailures: readonly AppFailure[];
  readonly enrollmentFailures: readonly EnrollmentFailure[];
  readonly expiries: readonly Expiry[];
  readonly connectors: readonly Connector[];
  readonly serviceHealth: readonly ServiceHealth[];
  readonly serviceIssues: readonly ServiceIssue[];
  readonly updates: readonly Update[];
}

export type ListName = keyof Lists;

/** One managed device (Graph `managedDevice`), only the fields the product uses. */
export interface Device {
  readonly id: string;
  readonly name: string;
  /** Free text of the service, for example `Windows`, `iOS`; unknown values stay as they came. */
  readonly os: string;
  readonly osVersion: string;
  /** `compliant`, `noncompliant`, `inGracePeriod`, `configManager`, `conflict`, `error`, `unknown` or a later member. */
  readonly complianceState: string;
  readonly managementState: string;
  readonly managementAgent: string;
  readonly owner: string;
  readonly lastSyncAt: Date | null;
  readonly enrolledAt: Date | null;
  readonly graceEndsAt: Date | null;
  readonly encrypted: boolean | null;
  readonly userPrincipalName: string;
  readonly model: string;
  readonly manufacturer: string;
  readonly serialNumber: string;
}

/** One compliance policy. `kind` is the OData type without namespace, or `deviceCompliancePolicy` when it is missing. */
export interface CompliancePolicy {
  readonly id: string;
  readonly name: string;
  readonly kind: string;
  readonly modifiedAt: Date | null;
  /** Devices by state, `null` when the policy's own status could not be read. */
  readonly status: PolicyStatus | null;
}

export interface PolicyStatus {
  readonly pending: number;
  readonly notApplicable: number;
  readonly success: number;
  readonly error: number;
  readonly failed: number;
}

/** One kind of malware seen in the estate (Graph `windowsMalwareInformation`). */
export interface Malware {
  readonly id: string;
  readonly name: string;
  readonly severity: string;
  readonly category: string;
  readonly lastDetectedAt: Date | null;
  readonly url: string | null;
}

/** A Windows device whose protection needs a person, with why. */
export interface UnhealthyDevice {
  readonly deviceId: string;
  readonly deviceName: string;
  readonly userPrincipalName: string;
  readonly deviceState: string;
  readonly realTimeProtection: boolean | null;
  readonly malwareProtection: boolean | null;
  readonly signatureOverdue: boolean | null;
  readonly signatureVersion: string;
  readonly lastReportedAt: Date | null;
  /** Threats in state active, actionFailed or manualStepsRequired. */
  readonly activeThreats: number;
  readonly productStatus: readonly string[];
}

/** Install figures of one assigned app. */
export interface AppInstallState {
  readonly id: string;
  readonly name: string;
  readonly version: string;
  readonly platform: string;
  readonly installed: number;
  readonly failed: number;
  readonly pending: number;
  readonly notInstalled: number;
  readonly notApplicable: number;
}

/** One failed install on one device. `code` is written as `0x` and eight hex digits, or as it came. */
export interface AppFailure {
  readonly appId: string;
  readonly appName: string;
  readonly deviceName: string;
  readonly userPrincipalName: string;
  readonly platform: string;
  readonly code: string;
  readonly at: Date | null;
}

/** One failed enrollment (Graph `enrollmentTroubleshootingEvent`). */
export interface EnrollmentFailure {
  readonly id: string;
  readonly at: Date | null;
  readonly os: string;
  readonly osVersion: string;
  /** Member of `deviceEnrollmentFailureReason`, for example `authorization`; unknown members as they came. */
  readonly category: string;
  readonly reason: string;
  readonly enrollmentType: string;
  readonly userId: string;
}

/** Something that ends on a date and takes management with it. */
export interface Expiry {
  readonly id: string;
  readonly kind: "apple-push-certificate" | "vpp-token";
  readonly name: string;
  readonly expiresAt: Date | null;
  readonly lastSyncAt: Date | null;
  readonly state: string;
}

/** A connector to another system and when it was last heard from. */
export interface Connector {
  readonly id: string;
  readonly kind: "mobile-threat-defense";
  readonly name: string;
  readonly state: string;
  readonly lastHeartbeatAt: Date | null;
}

/** The state of one Microsoft service as its provider tells it. */
export interface ServiceHealth {
  readonly id: string;
  readonly service: string;
  readonly status: string;
}

/** An incident or advisory. Its age counts from `firstPostAt`: start dates are set back in time. */
export interface ServiceIssue {
  readonly id: string;
  readonly title: string;
  readonly service: string;
  readonly feature: string;
  readonly classification: string;
  readonly status: string;
  readonly impact: string;
  readonly startAt: Date | null;
  readonly firstPostAt: Date | null;
  readonly endAt: Date | null;
  readonly updatedAt: Date | null;
  readonly resolved: boolean;
  /** Plain text of the newest post. */
  readonly latestPost: string;
}
