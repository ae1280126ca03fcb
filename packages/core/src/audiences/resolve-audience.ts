import type { Snapshot } from "../collect/snapshot.ts";
import type { Audience, GroupReference, Plan } from "../config/plan/plan.ts";
import { createDirectory, type Directory } from "./directory.ts";
import { devicesOfRule } from "./estate-rule.ts";
import { ownersOf } from "./owners-of.ts";
import { createReach, type ReachOptions } from "./reach.ts";
import type { Recipient, Resolution } from "./recipient.ts";

/** Whether it takes a snapshot to tell who belongs to an audience. */
export function isComputed({ group, rule }: Pick<Audience, "group" | "rule">): boolean {
  return group !== null || rule !== null;
}

/**
 * Everybody in an audience, each once: its people of the plan, the members of its group, those of groups within it
 * included, and the owners of the devices that its rule means. Pure.
 */
export function resolveAudience(
  audience: Audience,
  snapshot: Pick<Snapshot, "tenant" | "coverage" | "lists">,
  plan: Pick<Plan, "people">,
  options: ReachOptions,
): Resolution {
  const directory = createDirectory(snapshot);
  return combine([
    membersOf(audience, plan, directory),
    ...(audience.group === null ? [] : [groupMembers(audience.group, { snapshot, directory, options })]),
    ...(audience.rule === null ? [] : [ownersByRule(audience, snapshot, options)]),
  ]);
}

/** People of the plan, known by their account where the directory has their address. */
function membersOf(
  { members }: Audience,
  { people }: Pick<Plan, "people">,
  directory: Directory,
): Resolution {
  const recipients = members.flatMap((id): readonly Recipient[] => {
    const person = people.find((one) => one.id === id);
    if (person === undefined) return [];
    const { name, address, language } = person;
    const account = directory.byAddress(address)?.userPrincipalName ?? "";
    return [{ key: (account || address).toLowerCase(), address, name, language, devices: [] }];
  });
  return { recipients, excluded: [], doubts: [] };
}

interface GroupInput {
  readonly snapshot: Pick<Snapshot, "tenant" | "coverage" | "lists">;
  readonly directory: Directory;
  readonly options: ReachOptions;
}

function groupMembers(group: GroupReference, { snapshot, directory, options }: GroupInput): Resolution {
  const doubts = [...doubtsOfGroup(group, snapshot), ...directory.doubts];
  const reach = createReach(options);
  const recipients: Recipient[] = [];
  const excluded: Resolution["excluded"][number][] = [];
  for (const { group: of, kind, id } of snapshot.lists.groupMembers ?? []) {
    if (of !== group.id || kind !== "user") continue;
    const reached = reach(directory.byId(id));
    if (reached.kind === "reached") recipients.push({ ...reached.recipient, devices: [] });
    else
      excluded.push({
        key: directory.byId(id)?.userPrincipalName.toLowerCase() || id,
        devices: 0,
        why: reached.why,
      });
  }
  return { recipients, excluded, doubts };
}

function doubtsOfGroup(
  { id, tenant }: GroupReference,
  snapshot: Pick<Snapshot, "tenant" | "coverage" | "lists">,
): readonly string[] {
  if (tenant !== null && tenant !== snapshot.tenant)
    return [`Group ${id} is one of tenant ${tenant}, and this is about ${snapshot.tenant}.`];
  const read = snapshot.lists.directoryGroups?.find((group) => group.id === id);
  if (read?.state === "read") {
    return read.devices === 0
      ? []
      : [`Group ${id} also has ${read.devices} devices: their owners do not belong to the audience by that.`];
  }
  const entry = snapshot.coverage.find(({ source }) => source === "directory-groups");
  const reason = entry !== undefined && "reason" in entry ? ` ${entry.reason}` : "";
  const fix = entry !== undefined && "fix" in entry && entry.fix !== undefined ? ` ${entry.fix}` : "";
  const why = `${reason}${fix}`;
  if (read?.state === "cut") return [`Group ${id} was read only in part.${why}`];
  return [`The members of group ${id} are not known.${why}`];
}

function ownersByRule(
  { rule }: Audience,
  snapshot: Pick<Snapshot, "coverage" | "lists">,
  options: ReachOptions,
): Resolution {
  if (rule === null) return { recipients: [], excluded: [], doubts: [] };
  const { devices, doubts } = devicesOfRule(rule, snapshot);
  const owners = ownersOf(devices, snapshot, options);
  return { ...owners, doubts: [...doubts, ...owners.doubts] };
}

/** Each person once, under the name and language that come first, with the devices of all; whoever is reached is not excluded. */
function combine(parts: readonly Resolution[]): Resolution {
  const recipients = new Map<string, Recipient>();
  for (const recipient of parts.flatMap((part) => part.recipients)) {
    const known = recipients.get(recipient.key);
    const devices = [...(known?.devices ?? []), ...recipient.devices];
    recipients.set(recipient.key, { ...(known ?? recipient), devices });
  }
  const excluded = new Map(
    parts
      .flatMap((part) => part.excluded)
      .filter(({ key }) => !recipients.has(key))
      .map((one) => [one.key, one]),
  );
  return {
    recipients: [...recipients.values()],
    excluded: [...excluded.values()],
    doubts: [...new Set(parts.flatMap(({ doubts }) => doubts))],
  };
}
