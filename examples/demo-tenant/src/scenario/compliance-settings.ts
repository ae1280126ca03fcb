/** One setting of the compliance policies, as the service lists it. */
export interface ComplianceSetting {
  readonly name: string;
  /** Member of Microsoft's `policyPlatformType`. */
  readonly platform: string;
  /** The policy it is part of; null for those that the service has built in. */
  readonly policy: string | null;
  /** Whether the devices that fail the policy fail it for this setting. */
  readonly fails: boolean;
}

/** Devices that have been silent too long fail this one, whatever their platform. */
export const REMAIN_CONTACT = "DefaultDeviceCompliancePolicy.RequireRemainContact";

const WINDOWS_BASELINE = "1f0c2b9e-6a57-4d7a-9d33-0a4be1c70001";
const WINDOWS_ENCRYPTION = "1f0c2b9e-6a57-4d7a-9d33-0a4be1c70002";
const IOS = "1f0c2b9e-6a57-4d7a-9d33-0a4be1c70003";
const MACOS = "1f0c2b9e-6a57-4d7a-9d33-0a4be1c70004";
const ANDROID = "1f0c2b9e-6a57-4d7a-9d33-0a4be1c70005";

export const COMPLIANCE_SETTINGS: readonly ComplianceSetting[] = [
  builtIn("DefaultDeviceCompliancePolicy.RequireDeviceCompliancePolicyAssigned"),
  builtIn(REMAIN_CONTACT),
  builtIn("DefaultDeviceCompliancePolicy.RequireUserExistence"),
  part("Windows10CompliancePolicy.OsMinimumVersion", "windows10AndLater", WINDOWS_BASELINE, true),
  part("Windows10CompliancePolicy.SecureBootEnabled", "windows10AndLater", WINDOWS_BASELINE),
  part("Windows10CompliancePolicy.CodeIntegrityEnabled", "windows10AndLater", WINDOWS_BASELINE),
  part("Windows10CompliancePolicy.BitLockerEnabled", "windows10AndLater", WINDOWS_ENCRYPTION, true),
  part("IosCompliancePolicy.OsMinimumVersion", "iOS", IOS, true),
  part("IosCompliancePolicy.PasscodeRequired", "iOS", IOS),
  part("MacOSCompliancePolicy.StorageRequireEncryption", "macOS", MACOS),
  part("MacOSCompliancePolicy.OsMinimumVersion", "macOS", MACOS, true),
  part("AndroidWorkProfileCompliancePolicy.MinAndroidSecurityPatchLevel", "androidForWork", ANDROID, true),
];

function builtIn(name: string): ComplianceSetting {
  return { name, platform: "all", policy: null, fails: false };
}

function part(name: string, platform: string, policy: string, fails = false): ComplianceSetting {
  return { name, platform, policy, fails };
}
