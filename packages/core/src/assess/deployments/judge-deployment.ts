import type { Deployment } from "../../config/plan/plan.ts";
import type { DeploymentState, DeploymentStatus, HistoryPoint, Measured, Reach } from "./deployment-state.ts";
import { forecastDay } from "./forecast-day.ts";
import { shiftDay } from "../../routines/days.ts";
import { finalShare, type PlannedShare } from "./planned-share.ts";

/** Points of difference to the plan that are still on plan. */
export const TOLERANCE_POINTS = 5;

const IS_RUNNING: ReadonlySet<DeploymentStatus> = new Set([
  "failing",
  "overdue",
  "behind",
  "onPlan",
  "ahead",
]);

export interface JudgeDeploymentInput {
  readonly deployment: Deployment;
  readonly measured: Measured;
  /** The day of the data in the organisation's calendar. It is not over: the plan is asked for the day before. */
  readonly today: string;
  readonly plannedShare: PlannedShare;
  /** Of earlier days, oldest first. */
  readonly earlier: readonly HistoryPoint[];
}

/** Holds how far a deployment has come against its plan. */
export function judgeDeployment(input: JudgeDeploymentInput): DeploymentState {
  const { deployment, measured, today, plannedShare } = input;
  const planned = plannedShare(shiftDay(today, -1));
  const final = finalShare(deployment);
  const actual = measured.known ? actualShare(measured.reach) : null;
  const failedShare = measured.known ? failedShareOf(measured.reach) : null;
  const history = [...input.earlier.filter(({ day }) => day < today), { day: today, actual }];
  const status = statusOf({ deployment, today, planned, final, actual, failedShare });
  const isRunning = IS_RUNNING.has(status) && actual !== null;
  return {
    deployment,
    status,
    planned,
    final,
    measured,
    actual,
    failedShare,
    forecast: isRunning ? forecastDay(history, { final, today }) : null,
    history,
  };
}

/** Percent of those who should have it; more than all is all. */
export function actualShare({ reached, population }: Pick<Reach, "reached" | "population">): number | null {
  return population > 0 ? Math.min(100, Math.max(0, (reached / population) * 100)) : null;
}

function failedShareOf({ reached, failed }: Reach): number | null {
  if (failed === null || reached + failed <= 0) return null;
  return (failed / (reached + failed)) * 100;
}

interface Facts extends Pick<DeploymentState, "deployment" | "planned" | "final" | "actual" | "failedShare"> {
  readonly today: string;
}

function statusOf({ deployment, today, planned, final, actual, failedShare }: Facts): DeploymentStatus {
  const { start, end, failingPercent } = deployment;
  if (deployment.done) return actual !== null && actual >= final ? "done" : "closed";
  if (today < start) return "notStarted";
  if (actual === null) return "unknown";
  if (failedShare !== null && failedShare >= failingPercent) return "failing";
  if (actual >= final) return "done";
  if (today > end) return "overdue";
  const deviation = actual - planned;
  if (deviation > TOLERANCE_POINTS) return "ahead";
  return deviation < -TOLERANCE_POINTS ? "behind" : "onPlan";
}
