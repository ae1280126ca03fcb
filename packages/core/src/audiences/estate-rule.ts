import { managedDevices } from "../assess/managed-devices.ts";
import type { AppFailure } from "../collect/rows/app.ts";
import type { Device } from "../collect/rows/device.ts";
import type { Snapshot } from "../collect/snapshot.ts";
import type { EstateRule } from "../config/plan/plan.ts";
import { devicePlatform } from "../updates/device-platform.ts";
import { parseOsVersion } from "../updates/os-version.ts";
import type { Platform } from "../updates/update.ts";
import { versionTest } from "../updates/version-test.ts";
import { personKey } from "./directory.ts";

/** Devices that a rule means, and why there may be others. */
export interface RuleMatch {
  readonly devices: readonly Device[];
  /** For administrators. */
  readonly doubts: readonly string[];
}

type Verdict = "yes" | "no" | "unclear";

/** The managed devices of a snapshot for which everything holds that a rule says. Pure. */
export function devicesOfRule(
  rule: EstateRule,
  { coverage, lists }: Pick<Snapshot, "coverage" | "lists">,
): RuleMatch {
  const version = versionVerdict(rule);
  const hasApp = appTest(rule, lists.appFailures ?? []);
  const devices: Device[] = [];
  let unclear = 0;
  for (const device of managedDevices(lists.devices ?? [])) {
    if (!isOfKind(rule, device) || !hasApp(device)) continue;
    const verdict = version(device);
    if (verdict === "unclear") unclear += 1;
    if (verdict === "yes") devices.push(device);
  }
  const isAppRead = coverage.some(({ source, status }) => source === "apps" && status === "complete");
  return {
    devices,
    doubts: [
      ...(unclear === 0
        ? []
        : [`The version of ${unclear} devices cannot be compared with ${rule.versionBelow}.`]),
      ...(rule.app === null
        ? []
        : [
            `Graph tells device by device only where ${rule.app} failed to install: devices on which it is installed are not known.`,
          ]),
      ...(rule.app !== null && !isAppRead ? ["The failures of apps could not be read in full."] : []),
    ],
  };
}

function isOfKind({ platforms, compliance, ownership }: EstateRule, device: Device): boolean {
  const platform = devicePlatform(device);
  if (platforms !== null && (platform === null || !platforms.includes(platform))) return false;
  if (ownership !== null && device.owner.toLowerCase() !== ownership) return false;
  const state = device.complianceState.toLowerCase();
  return compliance === null || compliance.some((wanted) => wanted.toLowerCase() === state);
}

/** A version that a device does not tell, or that cannot be told from the name, is below nothing for sure. */
function versionVerdict({ versionBelow }: EstateRule): (device: Device) => Verdict {
  if (versionBelow === null) return () => "yes";
  const tests = new Map<Platform, ReturnType<typeof versionTest>>();
  return (device) => {
    const platform = devicePlatform(device);
    if (platform === null) return "unclear";
    if (!tests.has(platform))
      tests.set(platform, versionTest({ platform, version: versionBelow, range: "below" }, false));
    const test = tests.get(platform) ?? null;
    const own = parseOsVersion(device.osVersion);
    if (test === null || own === null) return "unclear";
    return test(own) ? "yes" : "no";
  };
}

/** The name of a device is its user's to give, so that the user must be the same too. */
function appTest({ app }: EstateRule, failures: readonly AppFailure[]): (device: Device) => boolean {
  if (app === null) return () => true;
  const wanted = app.toLowerCase();
  const placeOf = (name: string, user: string): string => `${personKey(user)}\n${name.toLowerCase()}`;
  const failed = new Set(
    failures
      .filter(({ appId, appName }) => appName.toLowerCase() === wanted || appId.toLowerCase() === wanted)
      .map(({ deviceName, userPrincipalName }) => placeOf(deviceName, userPrincipalName)),
  );
  return ({ name, userPrincipalName }) => failed.has(placeOf(name, userPrincipalName));
}
