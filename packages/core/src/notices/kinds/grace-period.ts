import { daysBetween } from "../../assess/days.ts";
import type { Device, GraceDevice } from "../../collect/rows/device.ts";
import { devicePlatform } from "../../updates/device-platform.ts";
import { dayText } from "../day-text.ts";
import { graceReason } from "../grace-reason.ts";
import { facts, type Found, type MatterInput, type NoticeFinder } from "../matter.ts";
import { firstOf, recipientsOf, type Touch } from "../recipients-of.ts";
import { unseen, unseenOwners } from "../source-state.ts";

const SUBJECT = "grace-period";

/**
 * Devices whose grace period ends soon: each owner is told of the device, why and until when. What somebody is told is
 * the device with the last day: a moved day, and a second grace period later, are told anew.
 */
export const gracePeriod: NoticeFinder = {
  kind: "grace-period",
  find: (input) => unseenOwners(input.snapshot, ["grace-period"]) ?? search(input),
};

function search(input: MatterInput): Found {
  const { snapshot, now, plan } = input;
  const devices = new Map((snapshot.lists.devices ?? []).map((device) => [device.id, device]));
  const ending = (snapshot.lists.graceDevices ?? []).filter(
    ({ graceEndsAt: end }) => end !== null && end > now && daysBetween(now, end) <= plan.notices.graceDays,
  );
  const known = ending.flatMap((grace) => {
    const device = devices.get(grace.id);
    return device === undefined ? [] : [touchOf(grace, device, input)];
  });
  if (ending.length === 0) return { kind: "found", matters: [] };
  const audience = recipientsOf(known, input);
  const unlisted = ending.length - known.length;
  const doubt = `${unlisted} devices in their grace period are not in the list of devices`;
  const matter = {
    kind: "grace-period" as const,
    subject: SUBJECT,
    facts: facts({}),
    effectAt: firstOf(audience.recipients.map(({ effectAt }) => effectAt)),
    ...audience,
    doubts: [...audience.doubts, ...(unlisted > 0 ? [doubt] : [])],
  };
  return { kind: "found", matters: [matter] };
}

function touchOf({ graceEndsAt }: GraceDevice, device: Device, { snapshot }: MatterInput): Touch {
  // Reasons are read from the settings' own list, and only where that was read in full.
  const states =
    unseen(snapshot, ["compliance-settings"]) === null ? (snapshot.lists.settingStates ?? []) : [];
  return {
    device,
    about: `grace-period:${device.id}:${dayText(graceEndsAt)}`,
    effectAt: graceEndsAt,
    told: {
      endsAt: graceEndsAt,
      reason: graceReason(device, devicePlatform(device), states),
      lastSeenAt: null,
    },
  };
}
