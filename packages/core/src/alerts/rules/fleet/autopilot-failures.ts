import { daysBetween } from "../../../assess/days.ts";
import type { AutopilotEvent } from "../../../collect/rows/enrollment.ts";
import { wholeRule, type AlertRule } from "../../alert-rule.ts";
import { firingOf } from "../firing-of.ts";
import { unknownOf } from "../unknown-of.ts";

const AUTOPILOT = {
  kind: "enrollment",
  id: "autopilot",
  name: "Windows Autopilot",
  platform: "Windows",
} as const;

/**
 * States, in lower case, of a deployment that ended well: the third attempt counts as much as the first, and a page that
 * let the user go on after its time has handed the device out.
 * https://learn.microsoft.com/graph/api/resources/intune-troubleshooting-windowsautopilotdeploymentstate
 */
const ENDED_WELL: readonly string[] = ["success", "successonretry", "successwithtimeout"];

/** Too many of the deployments by Windows Autopilot that ended of late failed. */
export const autopilotFailures: AlertRule = wholeRule({
  id: "autopilot-failures",
  sources: ["autopilot-events"],
  onIncomplete: "whole",
  role: "intune-admin",
  blade: "monitor",
  severity: "high",
  descending: [["highPercent", "percent"]],
  thresholds: {
    percent: {
      unit: "percent",
      default: 20,
      min: 1,
      max: 100,
      whole: false,
      meaning: "Share of the deployments that ended which failed.",
      source: "Practice: single devices fail for the network or a full disk, one in five for the profile.",
    },
    highPercent: {
      unit: "percent",
      default: 50,
      min: 1,
      max: 100,
      whole: false,
      meaning: "Share from which it is of high severity.",
      source: "Practice: new devices can't be handed out.",
    },
    devices: {
      unit: "devices",
      default: 3,
      min: 1,
      max: 100_000,
      meaning: "Failed deployments that there are at least.",
      source: "Practice: fewer are cases for the help desk.",
    },
    days: {
      unit: "days",
      default: 7,
      min: 1,
      max: 30,
      meaning: "Days back that deployments count in.",
      source: "The period of a weekly report; the collector reads 30 days.",
    },
  },
  *evaluate({ snapshot, now, thresholds }) {
    const all = (snapshot.lists.autopilotEvents ?? []).filter(hasEnded);
    const ended = all.filter(({ at }) => at !== null && daysBetween(at, now) <= thresholds.days);
    const failed = ended.filter(hasFailed).sort((one, other) => timeOf(other) - timeOf(one));
    const isMany = (failures: number, of: number): boolean =>
      failures >= thresholds.devices && (failures / of) * 100 >= thresholds.percent;
    if (!isMany(failed.length, ended.length)) {
      const undated = all.filter((event) => event.at === null && hasFailed(event)).length;
      // They may all be of these days.
      if (isMany(failed.length + undated, ended.length + undated))
        yield unknownOf(AUTOPILOT.kind, AUTOPILOT.id, "at");
      return;
    }
    const percent = (failed.length / ended.length) * 100;
    yield firingOf(AUTOPILOT, percent >= thresholds.highPercent ? "high" : "medium", {
      value: percent,
      unit: "percent",
      detail: `${failed.length}/${ended.length}`,
      evidence: failed.map(({ deviceName, serialNumber, failureDetails, at }) => ({
        name: deviceName || serialNumber,
        detail: failureDetails,
        value: null,
        at,
      })),
    });
  },
});

/** A state that is not known yet has not ended: nobody can say how. */
function hasEnded(event: AutopilotEvent): boolean {
  return hasFailed(event) || ENDED_WELL.includes(event.state.toLowerCase());
}

function hasFailed({ state }: AutopilotEvent): boolean {
  return state.toLowerCase() === "failure";
}

function timeOf({ at }: AutopilotEvent): number {
  return at?.getTime() ?? 0;
}
