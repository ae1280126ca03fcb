import { daysBetween } from "./days.ts";

/**
 * What the state of a connector says: it works (`working`, also where no state is told at all), it is on its way there
 * or out of use (`passing`), it does not work (`failed`), nobody set it up (`notSetUp`), or it may mean anything
 * (`unknown`).
 */
export type ConnectorLevel = "working" | "passing" | "failed" | "notSetUp" | "unknown";

/** The console calls a connector unhealthy when it was silent for more than three days. */
export const SILENT_DAYS = 3;

/** States as the connectors of all kinds have them, in lower case. */
const LEVELS: Readonly<Record<Exclude<ConnectorLevel, "unknown">, readonly string[]>> = {
  working: ["", "enabled", "available", "active", "connected"],
  passing: ["bound", "unbinding", "connectionpending"],
  failed: [
    "unavailable",
    "unresponsive",
    "inactive",
    "error",
    "disconnected",
    "terminated",
    "rejected",
    "termsnotaccepted",
    "syncfailed",
    "credentialsnotvalid",
    "androidforworkapierror",
    "managementserviceerror",
    "unknownerror",
  ],
  notSetUp: ["notsetup"],
};

const BY_STATE: ReadonlyMap<string, ConnectorLevel> = new Map(
  (["working", "passing", "failed", "notSetUp"] as const).flatMap((level) =>
    LEVELS[level].map((state) => [state, level] as const),
  ),
);

/** What a state says. One that the product does not know may mean anything. */
export function connectorLevel(state: string): ConnectorLevel {
  return BY_STATE.get(state.toLowerCase()) ?? "unknown";
}

/** Whether a connector was not heard from for longer than that, or never. */
export function isSilent(heardAt: Date | null, now: Date, days: number = SILENT_DAYS): boolean {
  return heardAt === null || daysBetween(heardAt, now) > days;
}
