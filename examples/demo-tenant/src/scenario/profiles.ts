import type { Device } from "../estate/device.ts";
import type { Platform } from "../estate/platforms.ts";
import { fraction } from "../random.ts";
import { failsEncryption } from "./compliance.ts";
import { isReached, type Rollout } from "./rollout.ts";

/** A configuration profile of the company. Without `kind` the service leaves `@odata.type` out. */
export interface Profile {
  readonly id: string;
  readonly name: string;
  readonly description: string | null;
  readonly kind: string | null;
  readonly platforms: readonly Platform[];
  readonly version: number;
  /** Day of the last change. */
  readonly changedOn: number;
  /** Share of its devices on which it ends in an error. */
  readonly errors: number;
  /** Share of its devices on which another profile says otherwise. */
  readonly conflicts: number;
  /** Cannot be applied while encryption is suspended. */
  readonly encrypts?: boolean;
  /** For one that is new: it applies to nobody before, and ends in an error on some devices for some days. */
  readonly rollout?: Rollout & { readonly fails: { readonly from: number; readonly until: number } };
  readonly settings: Readonly<Record<string, unknown>>;
}

export type ProfileState = "success" | "pending" | "error" | "conflict" | "notApplicable";

const UPDATE_RING = {
  deliveryOptimizationMode: "httpWithPeeringNat",
  prereleaseFeatures: "notAllowed",
  automaticUpdateMode: "autoInstallAtMaintenanceTime",
  microsoftUpdateServiceAllowed: true,
  driversExcluded: false,
  qualityUpdatesPaused: false,
  featureUpdatesPaused: false,
  qualityUpdatesPauseExpiryDateTime: "0001-01-01T00:00:00Z",
  featureUpdatesPauseExpiryDateTime: "0001-01-01T00:00:00Z",
  businessReadyUpdatesOnly: "userDefined",
  skipChecksBeforeRestart: false,
  updateWeeks: null,
  allowWindows11Upgrade: true,
};

export const PROFILES: readonly Profile[] = [
  {
    id: "5b7e40d2-93c1-4f0e-8a55-7c20e9d10001",
    name: "Windows – BitLocker och brandvägg",
    description: "Kryptering av systemdisken och brandvägg för alla nätverk.",
    kind: "windows10EndpointProtectionConfiguration",
    platforms: ["windows"],
    version: 9,
    changedOn: -64,
    errors: 0.004,
    conflicts: 0,
    encrypts: true,
    settings: {
      bitLockerEncryptDevice: true,
      bitLockerDisableWarningForOtherDiskEncryption: true,
      firewallBlockStatefulFTP: null,
      firewallIdleTimeoutForSecurityAssociationInSeconds: null,
      smartScreenEnableInShell: true,
      smartScreenBlockOverrideForFiles: true,
      applicationGuardEnabled: false,
    },
  },
  {
    id: "5b7e40d2-93c1-4f0e-8a55-7c20e9d10002",
    name: "Windows – grundinställningar",
    description: null,
    kind: "windows10GeneralConfiguration",
    platforms: ["windows"],
    version: 21,
    changedOn: -12,
    errors: 0.002,
    conflicts: 0,
    settings: {
      cameraBlocked: false,
      bluetoothBlocked: false,
      bluetoothAllowedServices: [],
      cortanaBlocked: true,
      defenderScanMaxCpu: 40,
      defenderRequireCloudProtection: true,
      edgeBlockPasswordManager: true,
    },
  },
  {
    id: "5b7e40d2-93c1-4f0e-8a55-7c20e9d10003",
    name: "Windows – uppdateringsring, pilot",
    description: "Uppdateringar samma dag, för it-avdelningen och tjugo frivilliga.",
    kind: "windowsUpdateForBusinessConfiguration",
    platforms: ["windows"],
    version: 5,
    changedOn: -30,
    errors: 0,
    conflicts: 0.006,
    settings: {
      ...UPDATE_RING,
      qualityUpdatesDeferralPeriodInDays: 0,
      featureUpdatesDeferralPeriodInDays: 0,
      deadlineForQualityUpdatesInDays: 2,
    },
  },
  {
    id: "5b7e40d2-93c1-4f0e-8a55-7c20e9d10004",
    name: "Windows – uppdateringsring, alla",
    description: "",
    kind: "windowsUpdateForBusinessConfiguration",
    platforms: ["windows"],
    version: 6,
    changedOn: -30,
    errors: 0,
    conflicts: 0.006,
    settings: {
      ...UPDATE_RING,
      qualityUpdatesDeferralPeriodInDays: 7,
      featureUpdatesDeferralPeriodInDays: 60,
      deadlineForQualityUpdatesInDays: 5,
    },
  },
  {
    id: "5b7e40d2-93c1-4f0e-8a55-7c20e9d10005",
    name: "Windows – hälsoövervakning",
    description: null,
    kind: null,
    platforms: ["windows"],
    version: 1,
    changedOn: -210,
    errors: 0,
    conflicts: 0,
    settings: {},
  },
  {
    id: "5b7e40d2-93c1-4f0e-8a55-7c20e9d10006",
    name: "iOS/iPadOS – begränsningar",
    description: null,
    kind: "iosGeneralDeviceConfiguration",
    platforms: ["ios", "ipados"],
    version: 14,
    changedOn: -41,
    errors: 0.003,
    conflicts: 0,
    settings: {
      airDropForceUnmanagedDropTarget: true,
      cameraBlocked: false,
      appStoreBlocked: false,
      documentsBlockManagedDocumentsInUnmanagedApps: true,
      emailInDomainSuffixes: [],
      iCloudBlockManagedAppsSync: true,
      iCloudRequireEncryptedBackup: true,
    },
  },
  {
    id: "5b7e40d2-93c1-4f0e-8a55-7c20e9d10007",
    name: "macOS – lösenord",
    description: null,
    kind: "macOSGeneralDeviceConfiguration",
    platforms: ["macos"],
    version: 2,
    changedOn: -150,
    errors: 0.004,
    conflicts: 0,
    settings: {
      passwordRequired: true,
      passwordBlockSimple: true,
      passwordMinimumLength: 8,
      passwordExpirationDays: null,
      passwordRequiredType: "alphanumeric",
      emailInDomainSuffixes: [],
    },
  },
  {
    id: "5b7e40d2-93c1-4f0e-8a55-7c20e9d10008",
    name: "Android – arbetsprofil",
    description: null,
    kind: "androidWorkProfileGeneralDeviceConfiguration",
    platforms: ["android"],
    version: 3,
    changedOn: -88,
    errors: 0.002,
    conflicts: 0,
    settings: {
      workProfileDataSharingType: "preventAny",
      workProfileBlockCrossProfileCopyPaste: true,
      workProfileRequirePassword: true,
      workProfilePasswordMinimumLength: 6,
      workProfilePasswordRequiredType: "numericComplex",
      securityRequireVerifyApps: true,
    },
  },
  {
    id: "5b7e40d2-93c1-4f0e-8a55-7c20e9d10009",
    name: "iOS/iPadOS – längre lösenkod",
    description: "Åtta tecken i stället för sex.",
    kind: "iosGeneralDeviceConfiguration",
    platforms: ["ios", "ipados"],
    version: 1,
    changedOn: -5,
    errors: 0,
    conflicts: 0,
    rollout: { from: 7, until: 23, fails: { from: 11, until: 17 } },
    settings: { passcodeRequired: true, passcodeMinimumLength: 8, emailInDomainSuffixes: [] },
  },
];

/** Share of the devices that have it on which a new profile fails while it does. */
const FAILING_SHARE = 0.3;

/** How a profile has fared on a device; null when it is not meant for the device. */
export function profileState(profile: Profile, device: Device, day: number): ProfileState | null {
  const { seed, index, platform } = device;
  if (!profile.platforms.includes(platform)) return null;
  if (device.compliance.state === "configManager") return "notApplicable";
  const { rollout } = profile;
  if (rollout !== undefined && day < rollout.from) return "notApplicable";
  if (device.silentDays > 14) return "pending";
  if (rollout !== undefined) return newState(rollout, device, day);
  if (profile.encrypts === true && failsEncryption(seed, index, platform, day)) return "error";
  // One draw for all profiles, so that a conflict has its two sides on the same device.
  const drawn = fraction(seed, index, 20_000 + Math.floor((day + (index % 10)) / 10));
  if (drawn < profile.errors) return "error";
  return drawn > 1 - profile.conflicts ? "conflict" : "success";
}

function newState(rollout: NonNullable<Profile["rollout"]>, device: Device, day: number): ProfileState {
  if (!isReached(rollout, device, day)) return "pending";
  const { from, until } = rollout.fails;
  const isFailing = day >= from && day < until && fraction(device.seed, device.index, 21_000) < FAILING_SHARE;
  return isFailing ? "error" : "success";
}
