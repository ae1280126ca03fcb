import type { Platform } from "../estate/platforms.ts";
import type { ComplianceCause } from "./compliance.ts";

/** A compliance policy of the company. Without `kind` the service leaves `@odata.type` out. */
export interface Policy {
  readonly id: string;
  readonly name: string;
  readonly description: string | null;
  readonly kind: string | null;
  readonly platforms: readonly Platform[];
  /** Devices fail it for this cause. */
  readonly cause: ComplianceCause;
  readonly version: number;
  /** Day of the last change. */
  readonly changedOn: number;
  readonly settings: Readonly<Record<string, unknown>>;
}

const PASSCODE = {
  passcodeBlockSimple: true,
  passcodeExpirationDays: null,
  passcodeMinimumCharacterSetCount: null,
  passcodeMinimumLength: 6,
  passcodeMinutesOfInactivityBeforeLock: 5,
  passcodePreviousPasscodeBlockCount: null,
  passcodeRequired: true,
  passcodeRequiredType: "numeric",
};

const WINDOWS = {
  passwordRequired: false,
  passwordBlockSimple: false,
  passwordRequiredToUnlockFromIdle: false,
  passwordMinutesOfInactivityBeforeLock: null,
  passwordExpirationDays: null,
  passwordMinimumLength: null,
  passwordMinimumCharacterSetCount: null,
  passwordRequiredType: "deviceDefault",
  passwordPreviousPasswordBlockCount: null,
  requireHealthyDeviceReport: false,
  osMinimumVersion: null,
  osMaximumVersion: null,
  mobileOsMinimumVersion: null,
  mobileOsMaximumVersion: null,
  earlyLaunchAntiMalwareDriverEnabled: false,
  bitLockerEnabled: false,
  secureBootEnabled: false,
  codeIntegrityEnabled: false,
  storageRequireEncryption: false,
};

export const POLICIES: readonly Policy[] = [
  {
    id: "1f0c2b9e-6a57-4d7a-9d33-0a4be1c70001",
    name: "Windows – grundkrav",
    description: "Lägsta version, Secure Boot och kodintegritet.",
    kind: "windows10CompliancePolicy",
    platforms: ["windows"],
    cause: "baseline",
    version: 12,
    changedOn: -48,
    settings: {
      ...WINDOWS,
      osMinimumVersion: "10.0.19045.0",
      secureBootEnabled: true,
      codeIntegrityEnabled: true,
    },
  },
  {
    id: "1f0c2b9e-6a57-4d7a-9d33-0a4be1c70002",
    name: "Windows – kryptering",
    description: null,
    kind: "windows10CompliancePolicy",
    platforms: ["windows"],
    cause: "encryption",
    version: 4,
    changedOn: 1,
    settings: { ...WINDOWS, bitLockerEnabled: true, storageRequireEncryption: true },
  },
  {
    id: "1f0c2b9e-6a57-4d7a-9d33-0a4be1c70003",
    name: "iOS/iPadOS – grundkrav",
    description: "",
    kind: "iosCompliancePolicy",
    platforms: ["ios", "ipados"],
    cause: "baseline",
    version: 7,
    changedOn: -120,
    settings: {
      ...PASSCODE,
      osMinimumVersion: "17.0",
      osMaximumVersion: null,
      securityBlockJailbrokenDevices: true,
      deviceThreatProtectionEnabled: true,
      deviceThreatProtectionRequiredSecurityLevel: "medium",
      managedEmailProfileRequired: false,
    },
  },
  {
    id: "1f0c2b9e-6a57-4d7a-9d33-0a4be1c70004",
    name: "macOS – grundkrav",
    description: null,
    kind: "macOSCompliancePolicy",
    platforms: ["macos"],
    cause: "baseline",
    version: 3,
    changedOn: -75,
    settings: {
      passwordRequired: true,
      passwordBlockSimple: true,
      passwordExpirationDays: 65_535,
      passwordMinimumLength: 8,
      passwordMinutesOfInactivityBeforeLock: 10,
      passwordPreviousPasswordBlockCount: null,
      passwordMinimumCharacterSetCount: null,
      passwordRequiredType: "alphanumeric",
      osMinimumVersion: "14.0",
      osMaximumVersion: null,
      systemIntegrityProtectionEnabled: true,
      deviceThreatProtectionEnabled: false,
      deviceThreatProtectionRequiredSecurityLevel: "unavailable",
      storageRequireEncryption: true,
      firewallEnabled: true,
      firewallBlockAllIncoming: false,
      firewallEnableStealthMode: true,
    },
  },
  {
    id: "1f0c2b9e-6a57-4d7a-9d33-0a4be1c70005",
    name: "Android – arbetsprofil",
    description: null,
    kind: "androidWorkProfileCompliancePolicy",
    platforms: ["android"],
    cause: "baseline",
    version: 5,
    changedOn: -33,
    settings: {
      passwordRequired: true,
      passwordMinimumLength: 6,
      passwordRequiredType: "numericComplex",
      passwordMinutesOfInactivityBeforeLock: 5,
      passwordExpirationDays: null,
      passwordPreviousPasswordBlockCount: null,
      securityPreventInstallAppsFromUnknownSources: false,
      securityDisableUsbDebugging: false,
      securityRequireVerifyApps: false,
      deviceThreatProtectionEnabled: false,
      deviceThreatProtectionRequiredSecurityLevel: "unavailable",
      securityBlockJailbrokenDevices: true,
      osMinimumVersion: "13.0",
      osMaximumVersion: null,
      minAndroidSecurityPatchLevel: "2026-05-01",
      storageRequireEncryption: true,
      securityRequireSafetyNetAttestationBasicIntegrity: true,
      securityRequireSafetyNetAttestationCertifiedDevice: true,
      securityRequireGooglePlayServices: true,
      securityRequireUpToDateSecurityProviders: true,
      securityRequireCompanyPortalAppIntegrity: false,
    },
  },
  {
    id: "1f0c2b9e-6a57-4d7a-9d33-0a4be1c70006",
    name: "Android AOSP – fältglasögon",
    description: null,
    kind: null,
    platforms: ["aosp"],
    cause: "baseline",
    version: 1,
    changedOn: -20,
    settings: {},
  },
];

/** The policy that a device of a platform fails for a cause, for its status counts. */
export function policyFor(platform: Platform, cause: ComplianceCause): Policy | undefined {
  return POLICIES.find((policy) => policy.platforms.includes(platform) && policy.cause === cause);
}
