/** What the figures of a table count, for readers who may not see people. */
export interface CountedColumns {
  /** Columns that count people or devices and together make up a whole: one that is hidden takes another with it. */
  readonly parts?: readonly string[];
  /** The column that holds the whole, where there is one. */
  readonly whole?: string;
  /** Columns that count people or devices, each by itself. */
  readonly alone?: readonly string[];
  /** What is left of the whole: a small figure is fine, but it goes where it would tell a part. */
  readonly rest?: readonly string[];
  /** Columns that are worked out from the others. */
  readonly shares?: readonly string[];
  /** Columns that count neither people nor devices. */
  readonly things?: readonly string[];
}

/**
 * Every figure of the tables that readers without names may get. A figure that does not stand here is taken for one of
 * people: forgetting it hides too much, never too little. `figure-*` stands for all columns that begin so.
 */
export const COUNTED_COLUMNS: Readonly<Record<string, CountedColumns>> = {
  "app-assignments": { things: ["required", "available", "uninstall", "leftOut"] },
  "app-licences": { alone: ["used"], things: ["licences"] },
  apps: { parts: ["installed", "failed", "pending"], shares: ["share"] },
  "audit-events": { things: ["figure-*"] },
  autopilot: { parts: ["figure-*"] },
  "changes-new": { alone: ["devices", "users"], things: ["daysLeft"] },
  "changes-revised": { alone: ["devices", "users"], things: ["daysLeft"] },
  "communications-told": { things: ["times"] },
  "compliance-policies": { parts: ["compliant", "notCompliant", "errors", "pending"] },
  "compliance-settings": { parts: ["notCompliant", "errors", "conflicts", "compliant"] },
  "configuration-profiles": { parts: ["errors", "failed", "pending", "succeeded"] },
  "configuration-states": { parts: ["figure-*"] },
  deadlines: { alone: ["devices"], things: ["daysLeft"] },
  "defender-alerts": { parts: ["figure-*"] },
  deployments: {
    parts: ["reached"],
    alone: ["failed"],
    whole: "population",
    shares: ["actual"],
    things: ["planned"],
  },
  "error-gaps": { alone: ["count"] },
  errors: { alone: ["count"] },
  escalation: { things: ["step"] },
  expiries: { things: ["daysLeft"] },
  "failing-apps": { alone: ["failed", "before"] },
  licences: { parts: ["assigned"], rest: ["free"], whole: "licences" },
  "malware-categories": { alone: ["devices", "detections"] },
  "role-assignments": { things: ["groups", "scopes"] },
  "software-updates": { parts: ["figure-*"] },
  "top-app-errors": { alone: ["count"] },
  "top-enrollment-errors": { alone: ["count"] },
  trends: { things: ["unmeasured"] },
};

/** Whether a column is one of those that are named. */
export function isNamed(column: string, names: readonly string[] = []): boolean {
  return names.some((name) => (name.endsWith("*") ? column.startsWith(name.slice(0, -1)) : name === column));
}
