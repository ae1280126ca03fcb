import type { Device } from "../../../collect/rows/device.ts";
import type { AlertEntity } from "../../firing.ts";

/** A device as what an alert is about; one that has lost its name is called by its id. */
export function deviceEntity({ id, name, os }: Pick<Device, "id" | "name" | "os">): AlertEntity {
  return { kind: "device", id, name: name === "" ? id : name, platform: os === "" ? null : os };
}

/** What routes may ask for: whether it is the company's or a person's own, where the service says so. */
export function ownerLabels({ owner }: Pick<Device, "owner">): Readonly<Record<string, string>> {
  return owner === "" ? {} : { owner };
}
