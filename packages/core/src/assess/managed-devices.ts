import type { Device } from "../collect/rows/device.ts";

/** States on the way out, and of those that were only discovered. A retirement or wipe that failed leaves the device managed. */
const NOT_MANAGED = /^(?:(?:retire|wipe|delete)(?:pending|issued)|discovered)$/i;

/** Devices that are managed and stay so: those being retired, wiped or deleted, or only discovered, are left out. */
export function managedDevices(devices: readonly Device[]): readonly Device[] {
  return devices.filter(isManaged);
}

/** Whether a device is one of {@link managedDevices}. */
export function isManaged({ managementState }: Pick<Device, "managementState">): boolean {
  // Nearly all devices of a large fleet are in this one.
  return managementState === "managed" || !NOT_MANAGED.test(managementState);
}
