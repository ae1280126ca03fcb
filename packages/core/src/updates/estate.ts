import type { AppAssignments, AppInstallState } from "../collect/rows/app.ts";
import type { Device } from "../collect/rows/device.ts";
import { createAppIndex, type NamedApp } from "./app-index.ts";
import { devicePlatform } from "./device-platform.ts";
import { type OsVersion, parseOsVersion, type VersionTest } from "./os-version.ts";
import type { Platform } from "./update.ts";

export interface EstateInput {
  /** The managed devices, `null` when they could not be read in full. */
  readonly devices: readonly Device[] | null;
  /** `null` when they could not be read. */
  readonly apps: readonly AppInstallState[] | null;
  readonly appAssignments: readonly AppAssignments[] | null;
}

/** Devices of one platform, those alone whose version passes one of the tests; `null` stands for all. */
export interface Selection {
  readonly platform: Platform;
  /** Tells selections apart: the same name must mean the same tests. */
  readonly name: string;
  readonly tests: readonly VersionTest[] | null;
}

export interface DeviceCount {
  readonly devices: number;
  /** Distinct accounts. */
  readonly users: number;
  /** Devices of the platforms whose version cannot be read, so that nobody knows. */
  readonly unclear: number;
}

/** What an organisation has, indexed once, so that thousands of notices can be held against it. */
export interface Estate {
  /** `null` when the devices could not be read in full. */
  readonly devices: number | null;
  has(platform: Platform): boolean;
  count(selections: readonly Selection[]): DeviceCount;
  /** Apps that a text names; `null` when no apps could be read. */
  appsIn(text: string, platforms: readonly Platform[]): readonly NamedApp[] | null;
}

/** Devices of one platform and version. */
interface Group {
  readonly version: OsVersion | null;
  devices: number;
  /** Numbers of the accounts, each once for each of its devices. */
  readonly users: number[];
}

export function createEstate({ devices, apps, appAssignments }: EstateInput): Estate {
  const { groups, accounts } = groupDevices(devices ?? []);
  const counted = new Map<string, DeviceCount>();
  const marks = new Uint32Array(accounts);
  const index =
    apps === null && appAssignments === null ? null : createAppIndex(apps ?? [], appAssignments ?? []);
  return {
    devices: devices === null ? null : devices.length,
    has: (platform) => groups.has(platform),
    count: (selections) => {
      const name = selections.map((selection) => `${selection.platform}:${selection.name}`).join("|");
      const known = counted.get(name);
      if (known !== undefined) return known;
      const count = countDevices(groups, selections, { marks, mark: counted.size + 1 });
      counted.set(name, count);
      return count;
    },
    appsIn: (text, platforms) => index?.namedIn(text, platforms) ?? null,
  };
}

function groupDevices(devices: readonly Device[]): {
  readonly groups: ReadonlyMap<Platform, ReadonlyMap<string, Group>>;
  readonly accounts: number;
} {
  const groups = new Map<Platform, Map<string, Group>>();
  const accounts = new Map<string, number>();
  for (const device of devices) {
    const platform = devicePlatform(device);
    if (platform === null) continue;
    const byVersion = groups.get(platform) ?? new Map<string, Group>();
    groups.set(platform, byVersion);
    const group = byVersion.get(device.osVersion) ?? {
      version: parseOsVersion(device.osVersion),
      devices: 0,
      users: [],
    };
    byVersion.set(device.osVersion, group);
    group.devices += 1;
    const account = device.userPrincipalName.toLowerCase();
    if (account === "") continue;
    const number = accounts.get(account) ?? accounts.size;
    accounts.set(account, number);
    group.users.push(number);
  }
  return { groups, accounts: accounts.size };
}

/** Accounts are marked with the number of the count, so that none is counted twice and nothing need be cleared. */
function countDevices(
  groups: ReadonlyMap<Platform, ReadonlyMap<string, Group>>,
  selections: readonly Selection[],
  { marks, mark }: { readonly marks: Uint32Array; readonly mark: number },
): DeviceCount {
  let devices = 0;
  let users = 0;
  let unclear = 0;
  for (const { platform, tests } of selections) {
    for (const group of groups.get(platform)?.values() ?? []) {
      const { version } = group;
      if (tests !== null && version === null) unclear += group.devices;
      if (tests !== null && (version === null || !tests.some((test) => test(version)))) continue;
      devices += group.devices;
      for (const user of group.users) {
        if (marks[user] === mark) continue;
        marks[user] = mark;
        users += 1;
      }
    }
  }
  return { devices, users, unclear };
}
