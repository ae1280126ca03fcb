import type { DispatchEvent } from "@intune-om/core";
import type { DaemonLog } from "./daemon-log.ts";

/** Writes down what a dispatcher does. */
export function logDispatch(log: DaemonLog): (event: DispatchEvent) => void {
  return ({ kind, ...details }) => {
    const [level, event] = LINES[kind];
    const failed = kind === "runEnded" && "state" in details && details.state === "failed";
    log[failed ? "error" : level](event, details);
  };
}

const LINES: Readonly<Record<DispatchEvent["kind"], readonly [keyof DaemonLog, string]>> = {
  runBegun: ["info", "run.begun"],
  runMade: ["info", "run.made"],
  runPostponed: ["warn", "run.postponed"],
  runSkipped: ["warn", "run.skipped"],
  runEnded: ["info", "run.ended"],
  runWaits: ["info", "run.waits"],
  delivered: ["info", "delivery.passed"],
  recovered: ["warn", "delivery.recovered"],
  trouble: ["error", "work.trouble"],
  troubleOver: ["info", "work.trouble-over"],
};
