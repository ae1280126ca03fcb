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

/** A device that does not comply and still has access, until its grace period ends. */
export interface GraceDevice {
  readonly id: string;
  readonly name: string;
  readonly os: string;
  readonly osVersion: string;
  readonly userPrincipalName: string;
  /** When access ends, `null` when the service names no end. */
  readonly graceEndsAt: Date | null;
}

/**
 * Endpoint Analytics scores of one device, from 0 to 100. `null` stands for "not enough data", which the
 * service writes as -1 or leaves out.
 */
export interface DeviceScore {
  readonly id: string;
  readonly deviceName: string;
  readonly manufacturer: string;
  readonly model: string;
  readonly endpointAnalytics: number | null;
  readonly startupPerformance: number | null;
  readonly appReliability: number | null;
  readonly workFromAnywhere: number | null;
  readonly healthStatus: string;
}
