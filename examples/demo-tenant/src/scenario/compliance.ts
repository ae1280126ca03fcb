import type { Platform } from "../estate/platforms.ts";
import { fraction } from "../random.ts";

/** What the estate's compliance can say of a device; all members of Microsoft's `complianceState`. */
export type ComplianceState =
  | "unknown"
  | "compliant"
  | "noncompliant"
  | "conflict"
  | "error"
  | "inGracePeriod"
  | "configManager";

/** Which policy a device fails, when it fails one. */
export type ComplianceCause = "none" | "baseline" | "encryption" | "inactive";

export interface Compliance {
  readonly state: ComplianceState;
  readonly cause: ComplianceCause;
  /** Whole days of grace left, 0 when no grace period runs. */
  readonly graceDays: number;
}

/**
 * Share of Windows devices that fail the encryption policy, by day. A firmware update suspends BitLocker
 * on day 2; the repair begins on day 6 and is through on day 9.
 */
const ENCRYPTION_FAILS = [0, 0, 0.04, 0.09, 0.13, 0.16, 0.12, 0.07, 0.03, 0] as const;

const INACTIVE_AFTER_DAYS = 30;
const FINE: Compliance = { state: "compliant", cause: "none", graceDays: 0 };

export function complianceOf(
  seed: number,
  index: number,
  platform: Platform,
  day: number,
  silentDays: number,
): Compliance {
  if (silentDays >= INACTIVE_AFTER_DAYS) return { state: "noncompliant", cause: "inactive", graceDays: 0 };
  if (platform === "other") return { state: "unknown", cause: "none", graceDays: 0 };
  if (failsEncryption(seed, index, platform, day)) {
    const isNew = !failsEncryption(seed, index, platform, day - 1);
    return isNew
      ? { state: "inGracePeriod", cause: "encryption", graceDays: 1 }
      : { state: "noncompliant", cause: "encryption", graceDays: 0 };
  }
  return usual(seed, index, platform, day);
}

/** Whether the encryption policy fails on a device that is otherwise in order. */
export function failsEncryption(seed: number, index: number, platform: Platform, day: number): boolean {
  return platform === "windows" && fraction(seed, index, 31) < (ENCRYPTION_FAILS[day] ?? 0);
}

/** The everyday drift: each device keeps its state for some days, then draws again. */
function usual(seed: number, index: number, platform: Platform, day: number): Compliance {
  const spell = Math.floor((day + (index % 6)) / 6);
  const at = fraction(seed, index, 4000 + spell);
  if (at < 0.03) return { state: "noncompliant", cause: "baseline", graceDays: 0 };
  if (at < 0.046) {
    const left = 6 - ((day + (index % 6)) % 6);
    return { state: "inGracePeriod", cause: "baseline", graceDays: left };
  }
  if (at < 0.052) return { state: "error", cause: "baseline", graceDays: 0 };
  if (at < 0.055) return { state: "conflict", cause: "baseline", graceDays: 0 };
  if (at < 0.061) return { state: "unknown", cause: "none", graceDays: 0 };
  if (at < 0.067 && platform === "windows") return { state: "configManager", cause: "none", graceDays: 0 };
  return FINE;
}
