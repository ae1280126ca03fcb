import { PLATFORMS } from "../../../updates/update.ts";
import { versionTest } from "../../../updates/version-test.ts";
import { select, valueAt } from "../../path.ts";
import type { Finding } from "../../references.ts";
import { atValue, type PlanRule, textAt } from "./rule.ts";

/** Measures that could never tell how far a deployment is. */
export const findBlindMeasures: PlanRule = (data) =>
  select(data, "deployments.*").flatMap(({ path, value }): Finding[] => {
    if (textAt(value, ["measure", "enrolled"]) !== null && valueAt(value, ["target"]) === undefined) {
      const fix = "Add target: { devices: … } or { group: { id: … } } to the deployment.";
      return [atValue([...path, "measure"], "does not tell how many are to be enrolled", fix)];
    }
    const platform = PLATFORMS.find((known) => known === textAt(value, ["measure", "platform"]));
    const version = textAt(value, ["measure", "version"]);
    if (platform === undefined || version === null) return [];
    if (versionTest({ platform, version, range: "below" }, false) !== null) return [];
    const fix =
      "Write it as the devices tell it, such as 10.0.26100 or 18.2, or for Windows by its name: 11 24H2.";
    return [
      atValue([...path, "measure", "version"], `is no version of ${platform} that can be compared`, fix),
    ];
  });
