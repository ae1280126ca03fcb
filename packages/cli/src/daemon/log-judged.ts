import { countSteps, type JudgedAlerts } from "@intune-om/core/base";
import type { DaemonLog } from "./daemon-log.ts";

/** Steps in the lives of alerts that are written down; the others are in the audit trail alone. */
const LOGGED = ["opened", "worsened", "resolved", "unknown", "flapping"] as const;

/** Writes down what a snapshot changed of a tenant's alerts, whoever judged it: a run, or the look after the alerts. */
export function logJudged(log: DaemonLog): (tenant: string, judged: Pick<JudgedAlerts, "events">) => void {
  return (tenant, judged) => {
    const steps = countSteps(judged);
    for (const kind of LOGGED) {
      const alerts = steps[kind];
      if (alerts !== undefined) log.info(`alert.${kind}`, { tenant, alerts });
    }
  };
}
