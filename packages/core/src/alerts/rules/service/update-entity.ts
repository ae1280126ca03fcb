import type { TriageState, UpdateRecord } from "../../../updates/update-record.ts";
import type { Platform } from "../../../updates/update.ts";
import type { AlertEntity } from "../../firing.ts";

/** Platforms of updates as Intune names the systems of devices. */
const SYSTEMS: Readonly<Record<Platform, string>> = {
  windows: "Windows",
  ios: "iOS",
  ipados: "iPadOS",
  macos: "macOS",
  android: "Android",
  linux: "Linux",
  chromeos: "ChromeOS",
  visionos: "visionOS",
  tvos: "tvOS",
};

const ENDED: readonly TriageState[] = ["done", "notRelevant"];

/** An update as what an alert is about. Its key stays while title and deadline move. Of one platform when it is about no other. */
export function updateEntity({ key, update: { title, platforms } }: UpdateRecord): AlertEntity {
  const [only, ...others] = platforms;
  const platform = only === undefined || others.length > 0 ? null : SYSTEMS[only];
  return { kind: "update", id: key, name: title || key, platform };
}

/** What routes may ask for of an update. */
export function updateLabels({ update: { kind, area } }: UpdateRecord): Readonly<Record<string, string>> {
  return area === null ? { kind } : { kind, area };
}

/** Whether there is still something to do about an update that its provider still lists. */
export function isOpenUpdate({ triage, missingSince }: UpdateRecord): boolean {
  return missingSince === null && !ENDED.includes(triage.state);
}
