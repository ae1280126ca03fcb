import type { Device } from "./estate/device.ts";
import type { Estate } from "./estate/estate.ts";
import type { Platform } from "./estate/platforms.ts";
import { nowOf } from "./scenario/calendar.ts";
import type { ComplianceState } from "./scenario/compliance.ts";
import { type EnrollmentFailure, enrollmentFailures } from "./scenario/enrollment.ts";
import { type Infection, infectionsOn } from "./scenario/malware.ts";
import { type HealthState, isUnhealthy, type Protection, protectionOf } from "./scenario/protection.ts";
import { APPS } from "./scenario/app-catalogue.ts";
import { type InstallState, installState } from "./scenario/app-installs.ts";
import { POLICIES, policyFor } from "./scenario/policies.ts";
import { countProfiles, type ProfileTally } from "./scenario/profile-tally.ts";

/** The tenant on one day: the estate and everything that is counted over it, each counted once when first asked for. */
export interface World {
  readonly estate: Estate;
  readonly day: number;
  /** The scenario's "now", in milliseconds. */
  readonly now: number;
  readonly infections: readonly Infection[];
  device(index: number): Device;
  protection(device: Device): Protection | null;
  tally(): Tally;
  profileTally(): ProfileTally;
  appTally(): ReadonlyMap<string, AppTally>;
  enrollmentFailures(): readonly EnrollmentFailure[];
}

interface PolicyTally {
  success: number;
  failed: number;
  error: number;
  conflict: number;
  pending: number;
  notApplicable: number;
}

/** Counts over all devices. */
interface Tally {
  readonly compliance: Readonly<Record<ComplianceState, number>>;
  readonly platforms: Readonly<Partial<Record<Platform, number>>>;
  readonly policies: ReadonlyMap<string, PolicyTally>;
  /** Devices that have been silent too long to comply. */
  readonly inactive: number;
  readonly health: Readonly<
    Record<HealthState | "clean" | "signature" | "quickScan" | "fullScan" | "inactive", number>
  >;
  readonly reported: number;
  /** Indices of the devices in the report of unhealthy agents. */
  readonly unhealthy: readonly number[];
}

type AppTally = Readonly<Record<InstallState, number>>;

export function createWorld(estate: Estate, day: number): World {
  const infections = infectionsOn(estate, day);
  const byDevice = Map.groupBy(infections, (infection) => infection.index);
  const world: World = {
    estate,
    day,
    now: nowOf(estate.calendar, day),
    infections,
    device: (index) => estate.device(index, day),
    protection: (device) => protectionOf(device, day, byDevice.get(device.index) ?? []),
    tally: once(() => countDevices(world)),
    profileTally: once(() => countProfiles(devicesOf(world), day)),
    appTally: once(() => countApps(world)),
    enrollmentFailures: once(() => enrollmentFailures(estate, day)),
  };
  return world;
}

/** Every device of the world, one at a time. */
export function* devicesOf(world: World, from = 0): Generator<Device> {
  for (let index = from; index < world.estate.size; index++) yield world.device(index);
}

function countDevices(world: World): Tally {
  const compliance = {
    unknown: 0,
    compliant: 0,
    noncompliant: 0,
    conflict: 0,
    error: 0,
    inGracePeriod: 0,
    configManager: 0,
  };
  const health = {
    clean: 0,
    fullScanPending: 0,
    rebootPending: 0,
    manualStepsPending: 0,
    offlineScanPending: 0,
    critical: 0,
    signature: 0,
    quickScan: 0,
    fullScan: 0,
    inactive: 0,
  };
  const platforms: Partial<Record<Platform, number>> = {};
  const policies = new Map<string, PolicyTally>();
  const unhealthy: number[] = [];
  let reported = 0;
  let inactive = 0;
  for (const device of devicesOf(world)) {
    compliance[device.compliance.state]++;
    platforms[device.platform] = (platforms[device.platform] ?? 0) + 1;
    countPolicies(policies, device);
    if (device.compliance.cause === "inactive") inactive++;
    const protection = world.protection(device);
    if (protection === null) continue;
    reported++;
    if (isUnhealthy(protection)) unhealthy.push(device.index);
    if (protection.health.length === 0) health.clean++;
    for (const state of protection.health) health[state]++;
    if (protection.signatureOverdue) health.signature++;
    if (protection.quickScanOverdue) health.quickScan++;
    if (protection.fullScanOverdue) health.fullScan++;
    if (!protection.malwareProtection) health.inactive++;
  }
  return { compliance, platforms, policies, inactive, health, reported, unhealthy };
}

function countPolicies(policies: Map<string, PolicyTally>, device: Device): void {
  const failing = policyFor(device.platform, device.compliance.cause);
  for (const policy of POLICIES) {
    if (!policy.platforms.includes(device.platform)) continue;
    let tally = policies.get(policy.id);
    if (tally === undefined) {
      tally = { success: 0, failed: 0, error: 0, conflict: 0, pending: 0, notApplicable: 0 };
      policies.set(policy.id, tally);
    }
    if (device.compliance.state === "unknown") tally.pending++;
    else if (device.compliance.state === "configManager") tally.notApplicable++;
    else if (policy !== failing) tally.success++;
    else if (device.compliance.state === "error") tally.error++;
    else if (device.compliance.state === "conflict") tally.conflict++;
    else tally.failed++;
  }
}

function countApps(world: World): ReadonlyMap<string, AppTally> {
  const tallies = new Map(
    APPS.map((app) => [
      app.id,
      { installed: 0, failed: 0, notInstalled: 0, pendingInstall: 0, notApplicable: 0 },
    ]),
  );
  for (const device of devicesOf(world)) {
    for (const app of APPS) {
      const state = installState(app, device, world.day);
      const tally = tallies.get(app.id);
      if (state !== null && tally !== undefined) tally[state]++;
    }
  }
  return tallies;
}

function once<T>(work: () => T): () => T {
  let held: { readonly value: T } | undefined;
  return () => (held ??= { value: work() }).value;
}
