import type { RunnerDeps } from "../run/report-runner.ts";

/** What notices are made from and kept in. */
export type NoticeDeps = Pick<RunnerDeps, "config" | "plan" | "store" | "clock">;
