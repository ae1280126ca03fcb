import type { Device } from "../collect/rows/device.ts";
import { devicePlatform } from "../updates/device-platform.ts";
import type { Excluded, MatterInput, MatterRecipient, ToldDevice } from "./matter.ts";

/** A device that a matter touches, and what is said of it. */
export interface Touch {
  readonly device: Device;
  /** Names, for good, what its owner is told because of it. */
  readonly about: string;
  readonly effectAt: Date | null;
  readonly told?: Pick<ToldDevice, "endsAt" | "reason" | "lastSeenAt">;
}

export interface Audience {
  readonly recipients: readonly MatterRecipient[];
  readonly excluded: readonly Excluded[];
  readonly doubts: readonly string[];
}

/**
 * The owners of touched devices, each mailbox once, with their own devices and nobody else's. What somebody was told
 * before is left out for them; whom nothing is left for, and whom the plan names as not to be mailed, is excluded.
 */
export function recipientsOf(
  touches: readonly Touch[],
  { resolve, told, plan }: Pick<MatterInput, "resolve" | "told" | "plan">,
): Audience {
  const byDevice = Map.groupBy(touches, ({ device }) => device.id);
  const resolution = resolve([...new Map(touches.map(({ device }) => [device.id, device])).values()]);
  const silent = new Set(plan.notices.doNotSend.map((address) => address.toLowerCase()));
  const recipients = new Map<string, MatterRecipient>();
  const excluded: Excluded[] = [...resolution.excluded];
  for (const { devices, ...person } of resolution.recipients) {
    const all = devices.flatMap(({ id }) => byDevice.get(id) ?? []);
    const fresh = all.filter(({ about }) => told.before(person, about) === null);
    if (silent.has(person.address.toLowerCase())) {
      excluded.push({ key: person.key, devices: devices.length, why: "doNotSend" });
    } else if (fresh.length === 0) {
      const why = told.before(person, all[0]?.about ?? "") ?? "told";
      excluded.push({ key: person.key, devices: devices.length, why });
    } else {
      const mailbox = person.address.toLowerCase();
      const known = recipients.get(mailbox);
      recipients.set(mailbox, merge(known, { ...person, ...said(fresh) }));
    }
  }
  return { recipients: [...recipients.values()], excluded, doubts: resolution.doubts };
}

function said(touches: readonly Touch[]): Pick<MatterRecipient, "about" | "devices" | "effectAt"> {
  return {
    about: [...new Set(touches.map(({ about }) => about))].sort(),
    devices: touches.map(toldDevice),
    effectAt: firstOf(touches.map(({ effectAt }) => effectAt)),
  };
}

function toldDevice({ device, told }: Touch): ToldDevice {
  const { id, name, osVersion } = device;
  const nothing = { endsAt: null, reason: null, lastSeenAt: null };
  return { id, name, osVersion, platform: devicePlatform(device), ...nothing, ...told };
}

/** Two accounts with one mailbox get one message, in the words of the first. */
function merge(known: MatterRecipient | undefined, other: MatterRecipient): MatterRecipient {
  if (known === undefined) return other;
  return {
    ...known,
    about: [...new Set([...known.about, ...other.about])].sort(),
    devices: [...known.devices, ...other.devices],
    effectAt: firstOf([known.effectAt, other.effectAt]),
  };
}

/** The earliest of some instants; null for none. */
export function firstOf(instants: readonly (Date | null)[]): Date | null {
  const known = instants.flatMap((at) => at?.getTime() ?? []);
  return known.length === 0 ? null : new Date(known.reduce((first, at) => Math.min(first, at)));
}
