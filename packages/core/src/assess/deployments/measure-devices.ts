import type { Device } from "../../collect/rows/device.ts";
import type { Snapshot } from "../../collect/snapshot.ts";
import type { DeploymentMeasure } from "../../config/plan/plan.ts";
import { devicePlatform } from "../../updates/device-platform.ts";
import { parseOsVersion } from "../../updates/os-version.ts";
import type { Platform } from "../../updates/update.ts";
import { versionTest } from "../../updates/version-test.ts";
import { managedDevices } from "../managed-devices.ts";
import type { Measured, Unmeasured } from "./deployment-state.ts";
import type { MeasureInput } from "./measure-deployment.ts";
import { isRead } from "./read-in-full.ts";
import { devicesOfPeople, targetOf } from "./target-devices.ts";

type VersionMeasure = Extract<DeploymentMeasure, { readonly kind: "version" }>;
type EnrolledMeasure = Extract<DeploymentMeasure, { readonly kind: "enrolled" }>;

/** Devices of a platform on a version or above it, of the target or of all of that platform. */
export function measureVersion({ snapshot, measure, target }: MeasureInput<VersionMeasure>): Measured {
  const { platform, version } = measure;
  const isBelow = versionTest({ platform, version, range: "below" }, false);
  if (isBelow === null) return unknown({ kind: "noVersion", version });
  const devices = devicesOf(platform, snapshot);
  if (devices === null) return unknown({ kind: "notRead", source: "devices" });
  // A device whose version cannot be read has not shown that it is there.
  const hasIt = ({ osVersion }: Device): boolean => {
    const own = parseOsVersion(osVersion);
    return own !== null && !isBelow(own);
  };
  const meant = targetOf(target, snapshot);
  if (meant.kind === "unknown") return unknown(meant.why);
  if (meant.kind === "members") return unknown({ kind: "deviceGroup" });
  const own = meant.kind === "people" ? devicesOfPeople(devices, meant.ids, snapshot) : devices;
  if (own === null) return unknown({ kind: "notRead", source: "directory-users" });
  return known(own.filter(hasIt).length, meant.kind === "devices" ? meant.count : own.length);
}

/** Devices of a platform that are enrolled, of the target: without one Graph cannot tell who is still to come. */
export function measureEnrolled({ snapshot, measure, target }: MeasureInput<EnrolledMeasure>): Measured {
  const devices = devicesOf(measure.platform, snapshot);
  if (devices === null) return unknown({ kind: "notRead", source: "devices" });
  const meant = targetOf(target, snapshot);
  switch (meant.kind) {
    case "unknown":
      return unknown(meant.why);
    case "all":
      return unknown({ kind: "noTarget" });
    case "members":
      return unknown({ kind: "deviceGroup" });
    case "devices":
      return known(devices.length, meant.count);
    default: {
      const own = devicesOfPeople(devices, meant.ids, snapshot);
      if (own === null) return unknown({ kind: "notRead", source: "directory-users" });
      const people = new Set(own.map(({ userPrincipalName }) => userPrincipalName.toLowerCase()));
      return known(people.size, meant.ids.size);
    }
  }
}

function known(reached: number, population: number): Measured {
  return { known: true, reach: { reached, failed: null, population } };
}

function unknown(why: Unmeasured): Measured {
  return { known: false, why };
}

/** Null when the devices were not read in full. */
function devicesOf(platform: Platform, snapshot: Snapshot): readonly Device[] | null {
  const { devices } = snapshot.lists;
  if (devices === undefined || !isRead(snapshot, "devices")) return null;
  return managedDevices(devices).filter((device) => devicePlatform(device) === platform);
}
