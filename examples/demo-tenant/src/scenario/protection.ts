import type { Device } from "../estate/device.ts";
import { fraction } from "../random.ts";
import { type Infection, isActive } from "./malware.ts";

/** Bit values of Microsoft's `windowsDeviceHealthState`. */
export const HEALTH_BITS = {
  fullScanPending: 1,
  rebootPending: 2,
  manualStepsPending: 4,
  offlineScanPending: 8,
  critical: 16,
} as const;
export type HealthState = keyof typeof HEALTH_BITS;

/** Bit values of Microsoft's `windowsDefenderProductStatus`, those the scenario uses. */
export const PRODUCT_BITS = {
  serviceStartedWithoutMalwareProtection: 2,
  pendingManualStepsDueToThreatAction: 16,
  avSignaturesOutOfDate: 32,
  noQuickScanHappenedForSpecifiedPeriod: 128,
  threatRemediationFailedCritically: 131_072,
  noStatusFlagsSet: 524_288,
} as const;
type ProductStatus = keyof typeof PRODUCT_BITS;

/** What the antimalware agent of a Windows device last reported. */
export interface Protection {
  readonly reportedAt: number;
  readonly realTime: boolean;
  readonly malwareProtection: boolean;
  readonly tamperProtection: boolean;
  readonly networkInspection: boolean;
  readonly signatureOverdue: boolean;
  readonly quickScanOverdue: boolean;
  readonly fullScanOverdue: boolean;
  readonly virtual: boolean;
  readonly signatureVersion: string;
  /** Empty means clean. */
  readonly health: readonly HealthState[];
  readonly product: readonly ProductStatus[];
}

/** Null for a device that is not Windows or whose agent never reported. The infections are the device's own. */
export function protectionOf(
  device: Device,
  day: number,
  infections: readonly Infection[],
): Protection | null {
  const { seed, index } = device;
  const active = infections.filter(isActive);
  const neverReported = fraction(seed, index, 81) < 0.03 && infections.length === 0;
  if (device.platform !== "windows" || neverReported) return null;
  const off = fraction(seed, index, 8100 + Math.floor((day + (index % 4)) / 4)) < 0.006;
  const signatureOverdue = device.silentDays > 3 || fraction(seed, index, 8200 + Math.floor(day / 3)) < 0.012;
  const quickScanOverdue = fraction(seed, index, 8300 + Math.floor(day / 7)) < 0.05;
  const reboot = fraction(seed, index, 8400 + Math.floor(day / 2)) < 0.01;
  return {
    reportedAt: device.lastSync,
    realTime: !off,
    malwareProtection: !(off && fraction(seed, index, 82) < 0.5),
    tamperProtection: fraction(seed, index, 83) > 0.02,
    networkInspection: !off,
    signatureOverdue,
    quickScanOverdue,
    fullScanOverdue: fraction(seed, index, 84) < 0.04,
    virtual: device.model.startsWith("Cloud PC"),
    signatureVersion: `1.441.${signatureOverdue ? 12 : 100 + (day % 900)}.0`,
    health: healthOf(active, reboot),
    product: productOf(active, off, signatureOverdue, quickScanOverdue),
  };
}

/** Whether the service's report of unhealthy agents would name the device. */
export function isUnhealthy(protection: Protection): boolean {
  return (
    protection.health.length > 0 ||
    !protection.realTime ||
    !protection.malwareProtection ||
    protection.signatureOverdue
  );
}

function healthOf(active: readonly Infection[], reboot: boolean): readonly HealthState[] {
  const states = new Set<HealthState>();
  if (reboot) states.add("rebootPending");
  for (const infection of active) {
    states.add(infection.threatState === "manualStepsRequired" ? "manualStepsPending" : "critical");
  }
  return [...states];
}

function productOf(
  active: readonly Infection[],
  off: boolean,
  signatureOverdue: boolean,
  quickScanOverdue: boolean,
): readonly ProductStatus[] {
  const status: ProductStatus[] = [];
  if (off) status.push("serviceStartedWithoutMalwareProtection");
  if (active.some((one) => one.threatState === "manualStepsRequired"))
    status.push("pendingManualStepsDueToThreatAction");
  if (active.some((one) => one.threatState === "actionFailed"))
    status.push("threatRemediationFailedCritically");
  if (signatureOverdue) status.push("avSignaturesOutOfDate");
  if (quickScanOverdue) status.push("noQuickScanHappenedForSpecifiedPeriod");
  return [...status, "noStatusFlagsSet"];
}
