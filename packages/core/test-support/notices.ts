import type { Device } from "../src/collect/rows/device.ts";
import type { DirectoryUser } from "../src/collect/rows/directory.ts";
import type { Snapshot } from "../src/collect/snapshot.ts";
import { createOwnerFinder } from "../src/audiences/owners-of.ts";
import { DEFAULT_NOTICES, type NoticePolicy, type Plan } from "../src/config/plan/plan.ts";
import type { MatterInput } from "../src/notices/matter.ts";
import { createToldLog } from "../src/notices/told-log.ts";
import { role } from "./plans.ts";
import { device, NOW, plan, snapshot } from "./snapshots.ts";

/** An account with a mailbox, `anna@contoso.example` for `anna`. */
export function user(name: string, patch: Partial<DirectoryUser> = {}): DirectoryUser {
  return {
    id: `id-${name}`,
    userPrincipalName: `${name}@contoso.example`,
    mail: `${name}@contoso.example`,
    name,
    language: "en-GB",
    enabled: true,
    guest: false,
    ...patch,
  };
}

/** A device of somebody's, named after both. */
export function deviceOf(owner: string, id: string, patch: Partial<Device> = {}): Device {
  return device({ id, name: `${owner}-${id}`, userPrincipalName: `${owner}@contoso.example`, ...patch });
}

/** A snapshot with some devices, and an account for each of their owners. */
export function estate(devices: readonly Device[], lists: Partial<Snapshot["lists"]> = {}): Snapshot {
  const owners = new Set(devices.map(({ userPrincipalName }) => userPrincipalName.split("@")[0] ?? ""));
  const users = [...owners].filter((name) => name !== "").map((name) => user(name));
  return snapshot({ lists: { ...snapshot().lists, devices, users, ...lists } });
}

/** A plan in which asa approves notices and john stands in for her. */
export function noticePlan(notices: Partial<NoticePolicy> = {}, patch: Partial<Plan> = {}): Plan {
  return plan({
    roles: [role("communicator", ["asa"], { deputies: ["john"] })],
    notices: { ...DEFAULT_NOTICES, approver: "communicator", ...notices },
    ...patch,
  });
}

/** What matters are found from, but for what is handed in. */
export function matterInput(of: Snapshot, patch: Partial<MatterInput> = {}): MatterInput {
  return {
    snapshot: of,
    records: [],
    plan: noticePlan(),
    now: NOW,
    resolve: createOwnerFinder(of, { language: "sv" }),
    told: createToldLog([]),
    newcomers: [],
    ...patch,
  };
}
