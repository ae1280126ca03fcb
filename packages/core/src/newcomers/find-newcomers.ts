import { createDirectory, isPersonKey, personKey } from "../audiences/directory.ts";
import type { Device } from "../collect/rows/device.ts";
import type { Snapshot } from "../collect/snapshot.ts";
import { devicePlatform } from "../updates/device-platform.ts";
import { PLATFORMS, type Platform } from "../updates/update.ts";
import type { KnownPerson, PeopleChanges, SeenPerson } from "./newcomer.ts";

export interface FindNewcomersInput {
  readonly known: readonly KnownPerson[];
  /** When everybody was counted for the first time; null when that is still to come. */
  readonly since: Date | null;
  readonly snapshot: Pick<Snapshot, "coverage" | "lists">;
  readonly now: Date;
}

/** A device that was enrolled shortly before everybody was counted may not have been listed then. */
const LISTING_LAG_MS = 24 * 3_600_000;

/**
 * Whose first device this snapshot shows. Pure. Nobody is new twice: neither with a second device, after a
 * re-enrollment, under another name, nor when a list has lost them for a day. Null when the snapshot says nothing for
 * sure: the devices could not be read, or names are concealed. Everybody is counted only from a list read to its end.
 */
export function findNewcomers(input: FindNewcomersInput): PeopleChanges | null {
  const { known, since, snapshot } = input;
  const status = snapshot.coverage.find(({ source }) => source === "devices")?.status;
  const { devices } = snapshot.lists;
  if (devices === undefined || status === undefined || status === "unreadable") return null;
  if ((since === null && status !== "complete") || areNamesConcealed(devices)) return null;
  if (since === null && known.length === 0) {
    return { begins: true, seen: everybody(devices, input), renamed: [], identified: [] };
  }
  const names = new Map(known.map((person) => [person.key, person]));
  const formerNames = new Map(known.flatMap(({ userId, key }) => (userId === null ? [] : [[userId, key]])));
  const firstDevices = new Set(known.map(({ firstDevice }) => firstDevice));
  const idOf = createIdTeller(snapshot);
  const seen: SeenPerson[] = [];
  const renamed: { readonly from: string; readonly to: string }[] = [];
  const identified: { readonly key: string; readonly userId: string }[] = [];
  for (const [key, owner] of ownersIn(devices)) {
    const userId = idOf(key);
    const before = names.get(key);
    const former = userId === null ? undefined : formerNames.get(userId);
    const isTaken = former !== undefined || firstDevices.has(owner.first.id);
    const person = seenPerson(key, owner, { ...input, userId, isTaken });
    if (before === undefined && former === undefined) seen.push(person);
    if (before === undefined && former !== undefined) {
      renamed.push({ from: former, to: key });
      // A device may keep the former name for a while.
      seen.push({ ...person, key: former, userId: null });
    }
    if (before?.userId === null && userId !== null && former === undefined) identified.push({ key, userId });
  }
  return { begins: since === null, seen, renamed, identified };
}

/** The people of the first count, one after the other, so that they never stand in memory all at once. */
function everybody(devices: readonly Device[], input: FindNewcomersInput): Iterable<SeenPerson> {
  return {
    *[Symbol.iterator]() {
      const idOf = createIdTeller(input.snapshot);
      for (const [key, owner] of ownersIn(devices))
        yield seenPerson(key, owner, { ...input, userId: idOf(key), isTaken: false });
    },
  };
}

/** The object id of an account; each belongs to one name alone. */
function createIdTeller(snapshot: FindNewcomersInput["snapshot"]): (key: string) => string | null {
  const directory = createDirectory(snapshot);
  const told = new Set<string>();
  return (key) => {
    const id = directory.byName(key)?.id ?? null;
    if (id === null || told.has(id)) return null;
    told.add(id);
    return id;
  };
}

interface Owner {
  /** The device that was enrolled first. */
  first: Device;
  platforms: readonly Platform[];
}

/** One list for each platform, shared by the many who have that alone. */
const ALONE: ReadonlyMap<Platform, readonly Platform[]> = new Map(
  PLATFORMS.map((platform) => [platform, [platform]]),
);
const NONE: readonly Platform[] = [];

/** People by name, each with what they have. */
function ownersIn(devices: readonly Device[]): ReadonlyMap<string, Owner> {
  const owners = new Map<string, Owner>();
  for (const device of devices) {
    const key = personKey(device.userPrincipalName);
    if (!isPersonKey(key)) continue;
    const owner = owners.get(key) ?? { first: device, platforms: NONE };
    owners.set(key, owner);
    if (enrolledMs(device) < enrolledMs(owner.first)) owner.first = device;
    const platform = devicePlatform(device);
    if (platform !== null) owner.platforms = withPlatform(owner.platforms, platform);
  }
  return owners;
}

function withPlatform(platforms: readonly Platform[], platform: Platform): readonly Platform[] {
  if (platforms.length === 0) return ALONE.get(platform) ?? [platform];
  return platforms.includes(platform) ? platforms : [...platforms, platform];
}

function enrolledMs({ enrolledAt }: Device): number {
  return enrolledAt?.getTime() ?? Infinity;
}

function seenPerson(
  key: string,
  { first, platforms }: Owner,
  by: Pick<FindNewcomersInput, "since" | "now"> & {
    readonly userId: string | null;
    /** The device is the first one of somebody else: it was handed over, or its owner has another name now. */
    readonly isTaken: boolean;
  },
): SeenPerson {
  const { userId, since, now, isTaken } = by;
  const cameMs = Math.min(enrolledMs(first), now.getTime());
  const isNew = since !== null && !isTaken && cameMs > since.getTime() - LISTING_LAG_MS;
  return {
    key,
    userId,
    firstDevice: first.id,
    firstDeviceAt: new Date(cameMs),
    platforms,
    isNew,
  };
}

/** Hashes instead of names would make everybody new once names are shown again. */
function areNamesConcealed(devices: readonly Device[]): boolean {
  let named = 0;
  let unnamed = 0;
  for (const { userPrincipalName } of devices) {
    const key = personKey(userPrincipalName);
    if (key === "") continue;
    if (isPersonKey(key)) named += 1;
    else unnamed += 1;
  }
  return unnamed > named;
}
