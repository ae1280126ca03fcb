import type { Snapshot } from "../collect/snapshot.ts";
import { createEstate, type Estate } from "../updates/estate.ts";
import { managedDevices } from "./managed-devices.ts";

/** What the organisation had when a snapshot was taken. Devices that were not read in full are not known. */
export function estateOf({ coverage, lists }: Pick<Snapshot, "coverage" | "lists">): Estate {
  const isWhole = coverage.some(({ source, status }) => source === "devices" && status === "complete");
  return createEstate({
    devices: isWhole && lists.devices !== undefined ? managedDevices(lists.devices) : null,
    apps: lists.apps ?? null,
    appAssignments: lists.appAssignments ?? null,
  });
}
