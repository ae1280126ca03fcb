import type { SettingState } from "../collect/rows/policy.ts";

/** The compliance settings that devices fail, those that most devices fail first. */
export function failingSettings(states: readonly SettingState[] = []): readonly SettingState[] {
  return states
    .filter((state) => settingFailures(state) > 0)
    .sort(
      (one, other) => settingFailures(other) - settingFailures(one) || (one.setting < other.setting ? -1 : 1),
    );
}

/** Devices that do not have the setting as the policy wants it, whatever the reason. */
export function settingFailures({ nonCompliant, error, conflict }: SettingState): number {
  return nonCompliant + error + conflict;
}
