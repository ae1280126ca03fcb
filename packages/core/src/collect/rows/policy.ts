/** One policy or profile. `kind` is the OData type without namespace, the base type where it is missing. */
export interface Policy {
  readonly id: string;
  readonly name: string;
  readonly kind: string;
  readonly modifiedAt: Date | null;
  /** Devices by state, `null` when the policy's own status could not be read. */
  readonly status: PolicyStatus | null;
}

/** One compliance policy, for example of kind `windows10CompliancePolicy`. */
export type CompliancePolicy = Policy;

/** One configuration profile, for example of kind `windows10GeneralConfiguration`. */
export type ConfigurationPolicy = Policy;

export interface PolicyStatus {
  readonly pending: number;
  readonly notApplicable: number;
  readonly success: number;
  readonly error: number;
  readonly failed: number;
}

/** How many devices are in which state under one compliance setting, over all policies. */
export interface SettingState {
  readonly id: string;
  /** The setting as the service names it, for example `Windows10CompliancePolicy.BitLockerEnabled`. */
  readonly setting: string;
  /** `windows10AndLater`, `iOS`, `all` or a later member. */
  readonly platform: string;
  readonly compliant: number;
  readonly nonCompliant: number;
  readonly error: number;
  readonly conflict: number;
}

/** A Windows feature-update policy and the end of support of the version that it installs. */
export interface FeatureUpdatePolicy {
  readonly id: string;
  readonly name: string;
  readonly version: string;
  readonly endOfSupportAt: Date | null;
}
