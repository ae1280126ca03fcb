import type { Device } from "../estate/device.ts";
import { PROFILES, type ProfileState, profileState } from "./profiles.ts";

/** Devices by state, one profile at a time and by the worst of a device's profiles. */
export interface ProfileTally {
  readonly profiles: ReadonlyMap<string, Readonly<Record<ProfileState, number>>>;
  readonly devices: Readonly<Record<ProfileState, number>>;
}

/** From best to worst. */
const STATES: readonly ProfileState[] = ["notApplicable", "success", "pending", "conflict", "error"];

export function countProfiles(estate: Iterable<Device>, day: number): ProfileTally {
  const profiles = new Map(PROFILES.map(({ id }) => [id, none()]));
  const devices = none();
  for (const device of estate) {
    let worst = -1;
    for (const profile of PROFILES) {
      const state = profileState(profile, device, day);
      const tally = profiles.get(profile.id);
      if (state === null || tally === undefined) continue;
      tally[state]++;
      worst = Math.max(worst, STATES.indexOf(state));
    }
    const state = STATES[worst];
    if (state !== undefined) devices[state]++;
  }
  return { profiles, devices };
}

function none(): Record<ProfileState, number> {
  return { success: 0, pending: 0, error: 0, conflict: 0, notApplicable: 0 };
}
