import { daysBetween } from "../days.ts";
import { managedDevices } from "../managed-devices.ts";
import type { KpiDefinition } from "../kpi.ts";

const FRESH_DAYS = 7;

/** Devices heard from within seven days among managed devices; those being retired or wiped stay out. */
export const checkinFreshness: KpiDefinition = {
  id: "checkin_freshness",
  unit: "percent",
  better: "higher",
  suggestedTarget: 95,
  sources: ["devices"],
  measure: ({ lists, takenAt }) => {
    const devices = managedDevices(lists.devices ?? []);
    const fresh = devices.filter(
      ({ lastSyncAt }) => lastSyncAt !== null && daysBetween(lastSyncAt, takenAt) <= FRESH_DAYS,
    );
    return { kind: "share", numerator: fresh.length, denominator: devices.length };
  },
};
