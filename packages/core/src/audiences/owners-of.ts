import type { Device } from "../collect/rows/device.ts";
import type { Snapshot } from "../collect/snapshot.ts";
import { createDirectory, type Directory, isPersonKey, personKey } from "./directory.ts";
import { createReach, type ReachOptions } from "./reach.ts";
import type { Recipient, Resolution } from "./recipient.ts";

/**
 * Who has some devices: each person once, with all of these that are theirs, and why the others are not reached.
 * Devices that nobody uses are excluded together, under an empty key. Pure.
 */
export function ownersOf(
  devices: readonly Device[],
  snapshot: Pick<Snapshot, "coverage" | "lists">,
  options: ReachOptions,
): Resolution {
  return createOwnerFinder(snapshot, options)(devices);
}

/** The same for many sets of devices of one snapshot: its accounts are indexed once. */
export function createOwnerFinder(
  snapshot: Pick<Snapshot, "coverage" | "lists">,
  options: ReachOptions,
): (devices: readonly Device[]) => Resolution {
  const directory = createDirectory(snapshot);
  const devicesDoubts = doubtsOfDevices(snapshot);
  return (devices) => {
    const { recipients, excluded } = findOwners(devices, directory, options);
    return {
      recipients,
      excluded,
      doubts: [...devicesDoubts, ...directory.doubts, ...doubtsOfNames(devices)],
    };
  };
}

function findOwners(
  devices: readonly Device[],
  directory: Directory,
  options: ReachOptions,
): Omit<Resolution, "doubts"> {
  const reach = createReach(options);
  const recipients: Recipient[] = [];
  const excluded: Resolution["excluded"][number][] = [];
  const owned = Map.groupBy(uniqueById(devices), ({ userPrincipalName }) => personKey(userPrincipalName));
  for (const [key, own] of [...owned].toSorted(([one], [other]) => (one < other ? -1 : 1))) {
    if (key === "") {
      excluded.push({ key, devices: own.length, why: "noUser" });
      continue;
    }
    const reached = reach(directory.byName(key));
    if (reached.kind === "reached") recipients.push({ ...reached.recipient, devices: own });
    else excluded.push({ key, devices: own.length, why: reached.why });
  }
  return { recipients, excluded };
}

function uniqueById(devices: readonly Device[]): Iterable<Device> {
  return new Map(devices.map((device) => [device.id, device])).values();
}

function doubtsOfDevices({ coverage }: Pick<Snapshot, "coverage">): readonly string[] {
  const entry = coverage.find(({ source }) => source === "devices");
  if (entry?.status === "complete") return [];
  if (entry?.status === "incomplete") return ["The devices were read only in part: owners may be missing."];
  return ["The devices could not be read: nobody's devices are known."];
}

/** Names that are no names lead to nobody, without a word of the service. */
function doubtsOfNames(devices: readonly Device[]): readonly string[] {
  const concealed = devices.filter(({ userPrincipalName }) => {
    const key = personKey(userPrincipalName);
    return key !== "" && !isPersonKey(key);
  });
  if (concealed.length === 0) return [];
  return [
    `The users of ${concealed.length} devices have no user principal name. Names may be concealed: see Settings, Org settings, Reports in the Microsoft 365 admin center.`,
  ];
}
