import type { Device } from "../estate/device.ts";
import { DEPARTMENTS } from "../estate/people.ts";
import type { Platform } from "../estate/platforms.ts";
import { guid, hash, hex, pick } from "../random.ts";
import { DAY_MS, graphDate, NEVER, NO_END } from "../scenario/calendar.ts";

/**
 * Every property of a managed device in a list, each worked out alone, so that `$select` saves the work too.
 * Personal data is there on purpose: a reader that does not select gets it all.
 */
export const DEVICE_PROPERTIES: Readonly<Record<string, (device: Device) => unknown>> = {
  id: (device) => device.id,
  userId: (device) =>
    device.person === null ? nothing(device) : guid(device.seed, device.person.number, 99),
  deviceName: (device) => device.name,
  managedDeviceOwnerType: (device) => device.owner,
  enrolledDateTime: (device) => graphDate(device.enrolled, spice(device, 1)),
  lastSyncDateTime: (device) => graphDate(device.lastSync, spice(device, 2)),
  operatingSystem: (device) => device.os,
  complianceState: (device) => device.compliance.state,
  jailBroken: (device) => (device.platform === "ios" || device.platform === "ipados" ? "False" : "Unknown"),
  managementAgent: (device) => agentOf(device),
  osVersion: (device) => device.osVersion,
  easActivated: (device) => device.platform === "windows",
  easDeviceId: (device) =>
    device.platform === "windows" ? hex(spice(device, 3)).toUpperCase() : nothing(device),
  easActivationDateTime: () => NEVER,
  azureADRegistered: (device) => (spice(device, 4) % 23 === 0 ? null : true),
  deviceEnrollmentType: (device) => enrollmentTypeOf(device),
  activationLockBypassCode: () => null,
  emailAddress: (device) => device.person?.upn ?? nothing(device),
  azureADDeviceId: (device) => guid(device.seed, device.index, 101),
  deviceRegistrationState: (device) => (spice(device, 5) % 97 === 0 ? "keyConflict" : "registered"),
  deviceCategoryDisplayName: (device) => categoryOf(device),
  isSupervised: (device) => isApple(device.platform) && device.owner === "company",
  exchangeLastSuccessfulSyncDateTime: () => NEVER,
  exchangeAccessState: () => "none",
  exchangeAccessStateReason: () => "none",
  remoteAssistanceSessionUrl: () => null,
  remoteAssistanceSessionErrorDetails: () => null,
  isEncrypted: (device) => device.encrypted,
  userPrincipalName: (device) => device.person?.upn ?? nothing(device),
  model: (device) => device.model,
  manufacturer: (device) => device.manufacturer,
  imei: (device) => (isPhone(device.platform) ? `35${digits(device, 6, 13)}` : nothing(device)),
  complianceGracePeriodExpirationDateTime: (device) =>
    device.graceEnds === null ? NO_END : graphDate(device.graceEnds, spice(device, 7)),
  serialNumber: (device) => serialOf(device),
  // From the numbers that Sweden keeps for fiction.
  phoneNumber: (device) => (isPhone(device.platform) ? `+46701740${605 + (spice(device, 8) % 95)}` : ""),
  androidSecurityPatchLevel: (device) => (device.platform === "android" ? "2026-10-01" : ""),
  userDisplayName: (device) => device.person?.name ?? nothing(device),
  configurationManagerClientEnabledFeatures: () => null,
  wiFiMacAddress: (device) =>
    `02${hex(spice(device, 9)).toUpperCase()}${hex(spice(device, 10)).slice(0, 2).toUpperCase()}`,
  deviceHealthAttestationState: () => null,
  subscriberCarrier: (device) => (isPhone(device.platform) ? "Fjällnät" : ""),
  meid: () => "",
  totalStorageSpaceInBytes: (device) => 1024 ** 3 * (64 << (spice(device, 11) % 4)),
  freeStorageSpaceInBytes: (device) =>
    spice(device, 12) % 211 === 0 ? 0 : 1024 ** 3 * (4 + (spice(device, 12) % 56)),
  managedDeviceName: (device) =>
    `${device.person?.given ?? "delad"}_${device.os}_${hex(spice(device, 13)).slice(0, 4)}`,
  partnerReportedThreatState: (device) => (device.platform === "windows" ? "secured" : "unknown"),
  requireUserEnrollmentApproval: () => null,
  managementCertificateExpirationDate: (device) =>
    graphDate(device.enrolled + 4 * 365 * DAY_MS, spice(device, 14)),
  iccid: () => null,
  udid: () => null,
  notes: () => null,
  ethernetMacAddress: () => null,
  physicalMemoryInBytes: () => 0,
  enrollmentProfileName: (device) => (device.platform === "aosp" ? "Fältglasögon" : nothing(device)),
  managementState: (device) => (spice(device, 15) % 331 === 0 ? "retirePending" : "managed"),
  deviceActionResults: () => [],
};

/** Properties that a list leaves empty and that one device read with `$select` fills in. */
export const DETAIL_PROPERTIES: Readonly<Record<string, (device: Device) => unknown>> = {
  ...DEVICE_PROPERTIES,
  physicalMemoryInBytes: (device) => 1024 ** 3 * (8 << (spice(device, 16) % 3)),
  ethernetMacAddress: (device) =>
    isPhone(device.platform) ? null : `02${hex(spice(device, 17)).toUpperCase()}00`,
  udid: (device) => (isApple(device.platform) ? guid(device.seed, device.index, 102).toUpperCase() : null),
  iccid: (device) => (isPhone(device.platform) ? `8946${digits(device, 18, 15)}` : null),
  notes: () => "",
  activationLockBypassCode: (device) =>
    isApple(device.platform) && device.owner === "company" ? "DEMO0-0000D-EMO0-0000-0000-0000" : null,
};

/** Missing text comes as an empty text or as null, as it happens. */
function nothing(device: Device): "" | null {
  return spice(device, 19) % 2 === 0 ? "" : null;
}

function agentOf(device: Device): string {
  if (device.platform === "aosp") return "intuneAosp";
  if (device.platform === "android") return "googleCloudDevicePolicyController";
  if (device.compliance.state === "configManager") return "configurationManagerClientMdm";
  return "mdm";
}

function enrollmentTypeOf(device: Device): string {
  if (device.platform === "aosp") return "androidAOSPUserOwnedDeviceEnrollment";
  if (device.platform === "windows")
    return device.person === null ? "windowsBulkUserless" : "windowsAzureADJoin";
  if (isApple(device.platform) && device.owner === "company") {
    return device.person === null ? "appleBulkWithoutUser" : "appleBulkWithUser";
  }
  return "userEnrollment";
}

function categoryOf(device: Device): string {
  const drawn = spice(device, 20);
  if (drawn % 10 < 3) return drawn % 2 === 0 ? "Unknown" : "";
  return pick(DEPARTMENTS, drawn >>> 4);
}

export function serialOf(device: Device): string {
  if (device.model === "Standard PC (Q35 + ICH9, 2009)") return "";
  return `${hex(spice(device, 21))}${hex(spice(device, 22)).slice(0, 2)}`.toUpperCase();
}

function isApple(platform: Platform): boolean {
  return platform === "ios" || platform === "ipados" || platform === "macos" || platform === "other";
}

function isPhone(platform: Platform): boolean {
  return platform === "ios" || platform === "android";
}

function digits(device: Device, salt: number, count: number): string {
  return `${spice(device, salt)}${spice(device, salt + 50)}`.padStart(count, "0").slice(-count);
}

function spice(device: Device, salt: number): number {
  return hash(device.seed, device.index, 10_000 + salt);
}
