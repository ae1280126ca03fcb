import type { Device } from "../collect/rows/device.ts";
import { daysBetween } from "./days.ts";

/** Why a device stands on the list, the most pressing reason first. */
export const ATTENTION_REASONS = [
  "noncompliant",
  "error",
  "conflict",
  "graceEnding",
  "stale",
  "quiet",
  "unencrypted",
] as const;
export type AttentionReason = (typeof ATTENTION_REASONS)[number];

export interface DeviceAttention {
  readonly device: Device;
  readonly reasons: readonly AttentionReason[];
  /** Whole days since it was last heard from; null when it never was. */
  readonly silentDays: number | null;
}

/** A device that is silent for so long usually turns not compliant. */
const STALE_DAYS = 30;
/** What check-in freshness counts against. */
const QUIET_DAYS = 7;
const GRACE_DAYS = 3;

/** Devices that someone should do something about, the most pressing first. */
export function devicesNeedingAttention(devices: readonly Device[], now: Date): readonly DeviceAttention[] {
  const listed = devices.flatMap((device): DeviceAttention[] => {
    const silentDays = device.lastSyncAt === null ? null : Math.floor(daysBetween(device.lastSyncAt, now));
    const reasons = ATTENTION_REASONS.filter((reason) => holds[reason](device, silentDays, now));
    return reasons.length === 0 ? [] : [{ device, reasons, silentDays }];
  });
  return listed.sort(byUrgency);
}

const holds: Record<AttentionReason, (device: Device, silentDays: number | null, now: Date) => boolean> = {
  noncompliant: (device) => device.complianceState === "noncompliant",
  error: (device) => device.complianceState === "error",
  conflict: (device) => device.complianceState === "conflict",
  graceEnding: (device, _silentDays, now) =>
    device.complianceState === "inGracePeriod" &&
    device.graceEndsAt !== null &&
    daysBetween(now, device.graceEndsAt) <= GRACE_DAYS,
  stale: (_device, silentDays) => silentDays === null || silentDays > STALE_DAYS,
  quiet: (_device, silentDays) => silentDays !== null && silentDays >= QUIET_DAYS && silentDays <= STALE_DAYS,
  unencrypted: (device) => device.encrypted === false,
};

function byUrgency(one: DeviceAttention, other: DeviceAttention): number {
  const rank = ({ reasons }: DeviceAttention): number =>
    reasons[0] === undefined ? ATTENTION_REASONS.length : ATTENTION_REASONS.indexOf(reasons[0]);
  if (rank(one) !== rank(other)) return rank(one) - rank(other);
  const silence = (other.silentDays ?? Infinity) - (one.silentDays ?? Infinity);
  if (silence !== 0 && !Number.isNaN(silence)) return silence;
  return one.device.id < other.device.id ? -1 : 1;
}
