import type { UnhealthyDevice } from "../../../collect/rows/protection.ts";
import type { AlertEntity } from "../../firing.ts";
import { deviceEntity } from "./device-entity.ts";

/** A device of the list of those whose protection needs a person: all of them run Windows. */
export function protectedDevice({ deviceId, deviceName }: UnhealthyDevice): AlertEntity {
  return deviceEntity({ id: deviceId, name: deviceName, os: "Windows" });
}
