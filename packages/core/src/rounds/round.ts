import type { Blade } from "./blades.ts";

/** Rounds of checks through the admin center that teach it on the way. */
export const ROUND_IDS = ["daily", "weekly"] as const;
export type RoundId = (typeof ROUND_IDS)[number];

export const ROUND_STEP_IDS = [
  "service-health",
  "devices-overview",
  "noncompliant-devices",
  "enrollment-failures",
  "app-installs",
  "connectors-tokens",
  "configuration-errors",
  "antivirus",
  "audit-log",
  "compliance-policies",
  "windows-updates",
  "apps-against-plan",
  "stale-devices",
] as const;
export type RoundStepId = (typeof ROUND_STEP_IDS)[number];

/** One thing to look at. Its words stand in the catalogues under its id. */
export interface RoundStep {
  readonly id: RoundStepId;
  /** Where it is in the admin center. */
  readonly blade: Blade;
  /** The page of Microsoft that describes it. */
  readonly page: string;
  /** Figures of the newest snapshot that stand beside what is normal. */
  readonly figures: readonly RoundFigureId[];
}

export const ROUND_FIGURE_IDS = [
  "devices",
  "compliantPercent",
  "freshPercent",
  "noncompliant",
  "inGrace",
  "enrollmentFailures",
  "failedApps",
  "failedInstalls",
  "incidents",
  "messages",
  "daysToExpiry",
  "silentConnectors",
  "profilesWithErrors",
  "policies",
  "activeThreats",
  "overdueSignatures",
  "changesToday",
  "behindPlan",
  "endingVersions",
  "silentDevices",
] as const;
export type RoundFigureId = (typeof ROUND_FIGURE_IDS)[number];

/** The words of rounds in one language. */
export interface RoundMessages {
  readonly rounds: Readonly<Record<RoundId, { readonly title: string; readonly intro: string }>>;
  readonly steps: Readonly<Record<RoundStepId, RoundStepMessages>>;
  /** What stands before a figure and its colon. */
  readonly figures: Readonly<Record<RoundFigureId, string>>;
  readonly words: Readonly<
    Record<"path" | "why" | "normal" | "now" | "notKnown" | "otherwise" | "open" | "read" | "asOf", string>
  >;
}

export interface RoundStepMessages {
  readonly title: string;
  /** The way through the menus of the admin center. */
  readonly path: string;
  /** What to look at there. */
  readonly look: string;
  readonly why: string;
  readonly normal: string;
  /** What to do when it is not. */
  readonly otherwise: string;
}
