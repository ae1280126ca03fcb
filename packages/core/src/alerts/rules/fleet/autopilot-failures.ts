import { daysBetween } from "../../../assess/days.ts";
import { wholeRule, type AlertRule } from "../../alert-rule.ts";
import { firingOf } from "../firing-of.ts";

const AUTOPILOT = {
  kind: "enrollment",
  id: "autopilot",
  name: "Windows Autopilot",
  platform: "Windows",
} as const;

/** Too many of the deployments by Windows Autopilot that ended of late failed. */
export const autopilotFailures: AlertRule = wholeRule({
  id: "autopilot-failures",
  sources: ["autopilot-events"],
  onIncomplete: "whole",
  role: "intune-admin",
  blade: "monitor",
  severity: "high",
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
    const ended = (snapshot.lists.autopilotEvents ?? []).filter(
      ({ at, state }) =>
        at !== null && daysBetween(at, now) <= thresholds.days && /^(?:success|failure)$/i.test(state),
    );
    const failed = ended
      .filter(({ state }) => state.toLowerCase() === "failure")
      .sort((one, other) => (other.at?.getTime() ?? 0) - (one.at?.getTime() ?? 0));
    if (failed.length < thresholds.devices) return;
    const percent = (failed.length / ended.length) * 100;
    if (percent < thresholds.percent) return;
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
