import type { Device } from "../src/collect/rows/device.ts";
import type { DirectoryGroup, DirectoryUser, GroupMember } from "../src/collect/rows/directory.ts";
import type { Lists } from "../src/collect/lists.ts";
import type { Snapshot } from "../src/collect/snapshot.ts";
import { device, snapshot } from "./snapshots.ts";

/** An enabled account with a mailbox of the same name, in Swedish, unless told. */
export function user(name: string, patch: Partial<DirectoryUser> = {}): DirectoryUser {
  const address = `${name}@contoso.example`;
  return {
    id: `id-of-${name}`,
    userPrincipalName: address,
    mail: address,
    name,
    language: "sv-SE",
    enabled: true,
    guest: false,
    ...patch,
  };
}

/** A device of somebody of the directory. */
export function deviceOf(name: string, id: string, patch: Partial<Device> = {}): Device {
  return device({
    id,
    name: `device ${id}`,
    userPrincipalName: name === "" ? "" : `${name}@contoso.example`,
    ...patch,
  });
}

/** A group that was read in full, and its members. */
export function group(
  id: string,
  members: readonly string[],
  patch: Partial<DirectoryGroup> = {},
): { readonly directoryGroups: DirectoryGroup; readonly groupMembers: readonly GroupMember[] } {
  return {
    directoryGroups: { id, state: "read", people: members.length, devices: 0, ...patch },
    groupMembers: members.map((name) => ({ group: id, kind: "user", id: `id-of-${name}` })),
  };
}

/** A snapshot in which all was read, with these lists. */
export function estate(lists: Partial<Lists>): Snapshot {
  return snapshot({ lists: { ...snapshot().lists, ...lists } });
}
