import type { EscalationStep, Grouping, RouteTarget, Urgency } from "../../config/plan/alerts.ts";
import type { AlertSeverity } from "../severity.ts";

/** The branch that took an alert, with everything that it inherits: nothing is left open. */
export interface ResolvedRoute {
  /** Ids of the branches from the root to the one that took it. */
  readonly path: readonly string[];
  readonly to: readonly RouteTarget[];
  readonly channels: readonly string[];
  readonly urgency: Urgency;
  readonly hours: "always" | "working";
  readonly outOfHours: readonly RouteTarget[];
  readonly group: Grouping;
  /** 0 for never. */
  readonly repeatHours: number;
  readonly escalate: readonly EscalationStep[];
}

const EVERY_HOUR: Grouping = { by: ["rule"], waitMinutes: 5, everyMinutes: 60 };

type Defaults = Omit<ResolvedRoute, "path" | "to" | "channels">;

/** What an alert of a severity gets where no branch says otherwise. */
export const ROUTE_DEFAULTS: Readonly<Record<AlertSeverity, Defaults>> = {
  critical: {
    urgency: "immediate",
    hours: "always",
    outOfHours: [],
    group: { by: ["rule"], waitMinutes: 0, everyMinutes: 30 },
    repeatHours: 24,
    escalate: [
      { afterMinutes: 30, to: [{ kind: "deputy" }], channels: [] },
      { afterMinutes: 120, to: [{ kind: "role", role: "om-owner" }], channels: [] },
    ],
  },
  high: {
    urgency: "immediate",
    hours: "working",
    outOfHours: [],
    group: EVERY_HOUR,
    repeatHours: 72,
    escalate: [{ afterMinutes: 480, to: [{ kind: "deputy" }], channels: [] }],
  },
  medium: {
    urgency: "immediate",
    hours: "working",
    outOfHours: [],
    group: { by: ["rule"], waitMinutes: 5, everyMinutes: 1_440 },
    repeatHours: 168,
    escalate: [],
  },
  low: {
    urgency: "digest",
    hours: "working",
    outOfHours: [],
    group: { by: ["rule"], waitMinutes: 0, everyMinutes: 1_440 },
    repeatHours: 0,
    escalate: [],
  },
};
