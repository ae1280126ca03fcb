import type { Device } from "../../collect/rows/device.ts";
import type { Snapshot } from "../../collect/snapshot.ts";
import type { Deployment, GroupReference } from "../../config/plan/plan.ts";
import type { Unmeasured } from "./deployment-state.ts";

/** Who should have something in the end. */
export type Target =
  /** All that it applies to. */
  | { readonly kind: "all" }
  /** So many devices, whichever they are. */
  | { readonly kind: "devices"; readonly count: number }
  /** The people of a group, by object id. */
  | { readonly kind: "people"; readonly ids: ReadonlySet<string> }
  /** A group with devices in it, and so many members in all. Intune names devices by other ids than the directory. */
  | { readonly kind: "members"; readonly count: number }
  | { readonly kind: "unknown"; readonly why: Unmeasured };

/** Whom a deployment is for, as far as the directory was read. */
export function targetOf(target: Deployment["target"], snapshot: Snapshot): Target {
  if (target === null) return { kind: "all" };
  return target.kind === "devices"
    ? { kind: "devices", count: target.count }
    : membersOf(target.group, snapshot);
}

export type TargetSize =
  /** Null where the plan names no target. */
  | { readonly known: true; readonly devices: number | null }
  | { readonly known: false; readonly why: Unmeasured };

/** How many devices should have something in the end; a person of a group stands for one. */
export function targetSize(target: Deployment["target"], snapshot: Snapshot): TargetSize {
  const found = targetOf(target, snapshot);
  if (found.kind === "unknown") return { known: false, why: found.why };
  if (found.kind === "all") return { known: true, devices: null };
  return { known: true, devices: found.kind === "people" ? found.ids.size : found.count };
}

/** The devices of some people, or null when nobody can tell whose a device is. */
export function devicesOfPeople(
  devices: readonly Device[],
  ids: ReadonlySet<string>,
  { lists }: Pick<Snapshot, "lists">,
): readonly Device[] | null {
  if (lists.users === undefined) return null;
  const members = lists.users.filter(({ id }) => ids.has(id));
  // A member whose account was not read has devices that nobody would find.
  if (members.length < ids.size) return null;
  const names = new Set(members.map(({ userPrincipalName }) => userPrincipalName.toLowerCase()));
  return devices.filter(({ userPrincipalName }) => names.has(userPrincipalName.toLowerCase()));
}

function membersOf({ id, tenant }: GroupReference, { tenant: own, lists }: Snapshot): Target {
  const isOf = (name: string): boolean => name.toLowerCase() === id.toLowerCase();
  const group = lists.directoryGroups?.find((read) => isOf(read.id));
  if ((tenant !== null && tenant !== own) || group?.state !== "read") {
    return { kind: "unknown", why: { kind: "noGroup", group: id } };
  }
  if (group.devices > 0) return { kind: "members", count: group.devices + group.people };
  const people = (lists.groupMembers ?? []).filter((member) => isOf(member.group) && member.kind === "user");
  return { kind: "people", ids: new Set(people.map((member) => member.id)) };
}
