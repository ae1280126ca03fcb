import type { Device } from "../collect/rows/device.ts";

/** States on the way out. A retirement or wipe that failed or was cancelled leaves the device managed. */
const LEAVING = /^(retire|wipe|delete)(pending|issued)$/i;

/** Devices that are managed and stay so: those being retired, wiped or deleted, or only discovered, are left out. */
export function managedDevices(devices: readonly Device[]): readonly Device[] {
  return devices.filter(
    ({ managementState }) => !LEAVING.test(managementState) && !/^discovered$/i.test(managementState),
  );
}
