import type { AppInstallState } from "../../../collect/rows/app.ts";
import type { AlertEntity } from "../../firing.ts";

/** An app as what an alert is about; its version changes and stays out of its name. */
export function appEntity({ id, name, platform }: AppInstallState): AlertEntity {
  return { kind: "app", id, name: name === "" ? id : name, platform: platform === "" ? null : platform };
}
