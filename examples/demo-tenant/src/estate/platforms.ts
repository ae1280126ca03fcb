/** Kinds of device in the estate. An iPad is its own kind because the service names its system otherwise. */
export const PLATFORMS = ["windows", "ios", "ipados", "android", "aosp", "macos", "linux", "other"] as const;
export type Platform = (typeof PLATFORMS)[number];

type Weighted<T> = readonly (readonly [weight: number, value: T])[];

/** What devices of one platform look like. */
export interface PlatformFacts {
  readonly os: string;
  readonly share: number;
  /** Manufacturer and model. */
  readonly models: Weighted<readonly [string, string]>;
  /** Versions, oldest first; the estate moves towards the last ones as days go by. */
  readonly versions: readonly string[];
  readonly personalShare: number;
}

export const PLATFORM_FACTS: Readonly<Record<Platform, PlatformFacts>> = {
  windows: {
    os: "Windows",
    share: 0.6,
    models: [
      [5, ["LENOVO", "ThinkPad T14 Gen 5"]],
      [4, ["Dell Inc.", "Latitude 5450"]],
      [3, ["HP", "HP EliteBook 840 14 inch G11 Notebook PC"]],
      [2, ["Microsoft Corporation", "Surface Laptop 7"]],
      [1, ["LENOVO", "ThinkCentre M70q"]],
      [1, ["Microsoft Corporation", "Cloud PC Enterprise 4vCPU/16GB/128GB"]],
    ],
    versions: ["10.0.19045.6456", "10.0.22631.6060", "10.0.26100.6899", "10.0.26100.7171", "10.0.26200.7171"],
    personalShare: 0.02,
  },
  ios: {
    os: "iOS",
    share: 0.16,
    models: [
      [4, ["Apple", "iPhone 15"]],
      [3, ["Apple", "iPhone 16"]],
      [2, ["Apple", "iPhone SE"]],
      [1, ["Apple", "iPhone 17 Pro"]],
    ],
    versions: ["16.7.12", "17.7.2", "18.7.2", "26.0.1", "26.1"],
    personalShare: 0.35,
  },
  ipados: {
    os: "iPadOS",
    share: 0.04,
    models: [
      [3, ["Apple", "iPad (10th generation)"]],
      [1, ["Apple", "iPad Pro 11-inch"]],
    ],
    versions: ["17.7.10", "18.7.2", "26.1"],
    personalShare: 0.05,
  },
  android: {
    os: "Android",
    share: 0.115,
    models: [
      [4, ["samsung", "SM-A556B"]],
      [3, ["samsung", "SM-S921B"]],
      [2, ["Google", "Pixel 9"]],
      [2, ["Zebra Technologies", "TC58"]],
    ],
    versions: ["12", "13.0", "14.0", "15", "16"],
    personalShare: 0.4,
  },
  aosp: {
    os: "Android",
    share: 0.005,
    models: [[1, ["RealWear", "Navigator 520"]]],
    versions: ["11", "12"],
    personalShare: 0,
  },
  macos: {
    os: "macOS",
    share: 0.06,
    models: [
      [3, ["Apple", "MacBook Air"]],
      [3, ["Apple", "MacBook Pro"]],
      [1, ["Apple", "Mac mini"]],
    ],
    versions: ["14.8.2 (23J126)", "15.7.2 (24G325)", "26.0.1 (25A362)", "26.1 (25B78)"],
    personalShare: 0.03,
  },
  linux: {
    os: "Linux",
    share: 0.015,
    models: [
      [2, ["Dell Inc.", "Precision 3591"]],
      [1, ["QEMU", "Standard PC (Q35 + ICH9, 2009)"]],
    ],
    versions: ["22.04", "24.04"],
    personalShare: 0,
  },
  other: {
    os: "visionOS",
    share: 0.005,
    models: [[1, ["Apple", "Apple Vision Pro"]]],
    versions: ["26.0", "26.1"],
    personalShare: 0,
  },
};

/** The platform at a point in [0, 1), by share. */
export function platformAt(point: number): Platform {
  let left = point;
  for (const platform of PLATFORMS) {
    left -= PLATFORM_FACTS[platform].share;
    if (left < 0) return platform;
  }
  return "windows";
}
