import type { Waiting, WaitingAlerts } from "@intune-om/core";
import type { Times } from "./times.ts";

/** What waits in one tenant. */
export interface TenantWaiting extends WaitingAlerts {
  readonly tenant: string;
}

/** What is not told now and why, one line for each tenant in which anything waits. */
export function waitingLines(tenants: readonly TenantWaiting[], times: Times): readonly string[] {
  const next = ({ nextAt }: Waiting): string =>
    nextAt === null ? "" : `, the next on ${times.minuteOfWeek(nextAt)}`;
  return tenants.flatMap((waiting) => {
    const { tenant, forHours, forThread, forDigest, hidden, suppressed, unknown } = waiting;
    const parts = [
      ...some(forHours.alerts, (count) => `${count} for working hours${next(forHours)}`),
      ...some(forThread.alerts, (count) => `${count} to be told together${next(forThread)}`),
      ...some(forDigest.alerts, (count) => `${count} for a digest${next(forDigest)}`),
      ...some(hidden, (count) => `${count} hidden by a cause`),
      ...some(suppressed, (count) => `${count} suppressed`),
      ...some(unknown, (count) => `${count} unknown`),
    ];
    const waits = `Alerts that wait${tenants.length > 1 ? ` in ${tenant}` : ""}`;
    return parts.length === 0 ? [] : [`${waits}: ${parts.join("; ")}.`];
  });
}

function some(count: number, text: (count: number) => string): readonly string[] {
  return count === 0 ? [] : [text(count)];
}
