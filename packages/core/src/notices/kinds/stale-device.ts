import { daysBetween } from "../../assess/days.ts";
import { managedDevices } from "../../assess/managed-devices.ts";
import { dayText } from "../day-text.ts";
import { facts, type Found, type MatterInput, type NoticeFinder } from "../matter.ts";
import { recipientsOf } from "../recipients-of.ts";
import { unseenOwners } from "../source-state.ts";

/**
 * Devices that have not checked in for long. What somebody is told is the device with the day it was last seen: one that
 * came back and went silent again is told anew.
 */
export const staleDevice: NoticeFinder = {
  kind: "stale-device",
  find: (input) => unseenOwners(input.snapshot) ?? search(input),
};

function search(input: MatterInput): Found {
  const { snapshot, now, plan } = input;
  const touches = managedDevices(snapshot.lists.devices ?? []).flatMap((device) => {
    const { lastSyncAt } = device;
    if (lastSyncAt === null || daysBetween(lastSyncAt, now) <= plan.notices.staleAfterDays) return [];
    const about = `stale-device:${device.id}:${dayText(lastSyncAt)}`;
    return [{ device, about, effectAt: null, told: { endsAt: null, reason: null, lastSeenAt: lastSyncAt } }];
  });
  if (touches.length === 0) return { kind: "found", matters: [] };
  const matter = {
    kind: "stale-device" as const,
    subject: "stale-device",
    facts: facts({}),
    effectAt: null,
    ...recipientsOf(touches, input),
  };
  return { kind: "found", matters: [matter] };
}
