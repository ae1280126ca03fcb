import { failingSettings, settingFailures } from "../../../assess/failing-settings.ts";
import type { Lists } from "../../../collect/lists.ts";
import type { EvidenceRow } from "../../firing.ts";

/** The compliance settings that most devices fail, by the number of devices; none where they could not be read. */
export function failedSettings({
  settingStates,
}: Partial<Pick<Lists, "settingStates">>): readonly EvidenceRow[] {
  return failingSettings(settingStates).map((state) => ({
    name: state.setting,
    detail: state.platform,
    value: settingFailures(state),
    at: null,
  }));
}
